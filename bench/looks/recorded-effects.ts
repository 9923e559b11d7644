import type { Launch } from '../../src/measure/arm-measurement.ts';
import type { RandomSource } from '../../src/stats/random.ts';
import { type Effects, normal, randomSign } from '../../test/support/looks/launch-effects.ts';
import { CONDITIONS, type Condition } from '../verdicts/cells.ts';
import { unpackLaunches } from '../verdicts/pack-launches.ts';
import type { Results } from '../verdicts/results.ts';

/** One recorded launch of both arms. */
interface RecordedLaunch {
  readonly baseline: Launch;
  readonly candidate: Launch;
}

/** The launches of a recorded run, with its candidate's true change removed. */
export interface RecordedRun {
  readonly pair: string;
  readonly condition: Condition;
  readonly launches: readonly RecordedLaunch[];
  /** ln of the candidate's true slowdown on every input. */
  readonly shift: number;
  /** Standard deviation of the noise added to resampled launches, so that no two are equal. */
  readonly bandwidth: number;
}

/** Pairs whose candidate is slower by the same factor on every input, so that their launches differ only by noise. */
const UNIFORM = ['identical', 'plus-2', 'plus-5', 'plus-7', 'plus-10', 'plus-20'];

export function recordedRuns(results: Results, pairs: readonly string[] = UNIFORM): RecordedRun[] {
  return results.trials
    .filter(({ pair }) => pairs.includes(pair))
    .flatMap(({ pair, condition, interleaved }): RecordedRun[] => {
      const baseline = unpackLaunches(interleaved.baseline);
      const candidate = unpackLaunches(interleaved.candidate);
      if (baseline === undefined || candidate === undefined) return [];
      const launches = baseline.map((each, launch) => ({
        baseline: each,
        candidate: candidate[launch] as Launch,
      }));
      return [{ pair, condition, launches, ...middleOf(launches, pair) }];
    });
}

/** The true ln ratio: 0 for identical models, otherwise the median of the measurements. */
function middleOf(
  launches: readonly RecordedLaunch[],
  pair: string,
): Pick<RecordedRun, 'shift' | 'bandwidth'> {
  const lnRatios = launches.map((launch) => filteredLnRatio(launch)).sort((a, b) => a - b);
  const middle = (values: readonly number[]): number => values[values.length >> 1] as number;
  const shift = UNIFORM.includes(pair) && pair !== 'identical' ? middle(lnRatios) : 0;
  const deviations = lnRatios.map((value) => Math.abs(value - middle(lnRatios))).sort((a, b) => a - b);
  // Silverman (1986), "Density Estimation", eq. 3.31, with the median absolute deviation for the spread.
  return { shift, bandwidth: ((0.9 * middle(deviations)) / 0.6745) * launches.length ** -0.2 };
}

export const rawLnRatio = ({ baseline, candidate }: RecordedLaunch): number =>
  Math.log(candidate.p95Ns / baseline.p95Ns);

export const filteredLnRatio = ({ baseline, candidate }: RecordedLaunch): number =>
  Math.log((candidate.p95UnpreemptedNs ?? candidate.p95Ns) / (baseline.p95UnpreemptedNs ?? baseline.p95Ns));

export const pick = <Item>(items: readonly Item[], random: RandomSource): Item =>
  items[random.nextInt(items.length)] as Item;

/**
 * Resamples launches from recorded runs with a smoothed bootstrap: each simulated run uses one recorded run and swaps the arms
 * at random.
 *
 * @see Silverman & Young (1987), "The bootstrap: to smooth or not to smooth?".
 */
export function recordedEffects(runs: readonly RecordedRun[]): Effects[] {
  return CONDITIONS.flatMap((condition) => {
    const ofCondition = runs.filter((run) => run.condition === condition);
    if (ofCondition.length === 0) return [];
    const launches = ofCondition.reduce((sum, run) => sum + run.launches.length, 0);
    return [
      {
        name: `recorded ${condition}, ${launches} launches`,
        begin: (random) => {
          const run = pick(ofCondition, random);
          const lnRatios = run.launches.map((launch) => filteredLnRatio(launch) - run.shift);
          return () => pick(lnRatios, random) * randomSign(random) + run.bandwidth * normal(random);
        },
      } satisfies Effects,
    ];
  });
}
