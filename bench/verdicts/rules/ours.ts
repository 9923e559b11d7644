import { judgeLaunches } from '../judge-launches.ts';
import { type Rule, secondsOfBoth, secondsOfCandidate } from './rule.ts';

/** The product itself: interleaved launches, its own stopping rule, judged at the end. */
export const interleaved: Rule = {
  name: 'ours',
  title: 'ours',
  source:
    'src/measure/latency/measure-launches.ts, src/verdict/row/check-row.ts, src/verdict/row/is-clear.ts',
  judge: (evidence) => evidence.interleaved.answer,
  seconds: (evidence) => evidence.interleaved.seconds,
};

/**
 * The product without interleaving: all launches of the baseline run before the candidate's. The same row check judges them,
 * pairing launches by position as if they had run side by side. As they are independent, that only costs degrees of freedom;
 * every other step is the product's.
 */
export const notInterleaved: Rule = {
  name: 'ours-not-interleaved',
  title: 'ours, not interleaved',
  source: 'the same row check on launches of one arm after the other',
  judge({ baseline, candidate }) {
    if (baseline.launches === undefined || candidate.launches === undefined) return undefined;
    return judgeLaunches({ baseline: baseline.launches, candidate: candidate.launches, isPaired: true });
  },
  seconds: secondsOfBoth,
};

/** The product with only a stored baseline: unpaired, with the limit widened by the spread of its figures. */
export const storedBaseline: Rule = {
  name: 'ours-stored-baseline',
  title: 'ours, stored baseline',
  source:
    'src/verdict/row/check-row.ts with isPaired false: the last earlier run of the baseline, with the widened limit',
  judge({ candidate, earlier }) {
    const baseline = earlier.at(-1)?.launches;
    if (baseline === undefined || candidate.launches === undefined) return undefined;
    return judgeLaunches({ baseline, candidate: candidate.launches, isPaired: false });
  },
  seconds: secondsOfCandidate,
};
