import { judgeLaunches } from '../judge-launches.ts';
import { type Rule, secondsOfBoth, secondsOfCandidate } from './rule.ts';

/** The product as it is: launches in turns, stopped by its own rule, judged when it stopped. */
export const interleaved: Rule = {
  name: 'ours',
  title: 'ours',
  source:
    'src/measure/latency/measure-launches.ts, src/verdict/row/check-row.ts, src/verdict/row/is-clear.ts',
  judge: (evidence) => evidence.interleaved.answer,
  seconds: (evidence) => evidence.interleaved.seconds,
};

/**
 * The product without its schedule: the baseline's launches all run before the candidate's, and the same row check judges
 * them. Launches of the same position are taken together as if they had run side by side: with independent launches that costs
 * degrees of freedom only, and every other step stays what the product does.
 */
export const notInterleaved: Rule = {
  name: 'ours-not-interleaved',
  title: 'ours, not interleaved',
  source: 'the same row check on launches that ran one arm after the other',
  judge({ baseline, candidate }) {
    if (baseline.launches === undefined || candidate.launches === undefined) return undefined;
    return judgeLaunches({ baseline: baseline.launches, candidate: candidate.launches, isPaired: true });
  },
  seconds: secondsOfBoth,
};

/** The product when only the figures of an earlier run are left of the baseline: unpaired, its limit widened by their spread. */
export const storedBaseline: Rule = {
  name: 'ours-stored-baseline',
  title: 'ours, stored baseline',
  source:
    'src/verdict/row/check-row.ts with isPaired false: the last earlier run of the baseline, with the slack',
  judge({ candidate, earlier }) {
    const baseline = earlier.at(-1)?.launches;
    if (baseline === undefined || candidate.launches === undefined) return undefined;
    return judgeLaunches({ baseline, candidate: candidate.launches, isPaired: false });
  },
  seconds: secondsOfCandidate,
};
