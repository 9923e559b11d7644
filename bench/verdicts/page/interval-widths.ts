import { median, sampleStandardDeviation } from 'simple-statistics';
import { studentTQuantile } from '../../../src/stats/student-t.ts';
import { CONDITIONS, type Condition } from '../cells.ts';
import type { StoredTrial } from '../results.ts';

/** Medians over trials of the width of the 95% interval of a ratio, as fractions. */
interface IntervalWidths {
  readonly condition: Condition;
  readonly trials: number;
  readonly net: number;
  readonly raw: number;
  readonly sequential: number;
}

/** Launches that all widths are stated for, because a trial ends after more or fewer. */
const LAUNCHES = 8;
const TAIL = 0.025;

/** How wide the interval on the ratio of P95s is under each load, from the trials that have both kinds of runs. */
export function intervalWidths(trials: readonly StoredTrial[]): IntervalWidths[] {
  return CONDITIONS.flatMap((condition) => {
    const own = trials.filter((each) => each.condition === condition && each.sequential !== undefined);
    if (own.length === 0) return [];
    const width = (of: (trial: StoredTrial) => number): number => median(own.map(of));
    return [
      {
        condition,
        trials: own.length,
        net: width(({ interleaved }) => widthOf(sampleStandardDeviation([...interleaved.lnTails]))),
        raw: width(({ interleaved }) => widthOf(sampleStandardDeviation([...interleaved.lnRawP95s]))),
        sequential: width(({ sequential }) => widthOf(sequentialSpread(sequential!))),
      },
    ];
  });
}

const widthOf = (spread: number): number =>
  (2 * studentTQuantile(TAIL, LAUNCHES - 1) * spread) / Math.sqrt(LAUNCHES);

/** Standard deviation of the difference between a launch of each arm. */
function sequentialSpread({ baseline, candidate }: NonNullable<StoredTrial['sequential']>): number {
  const spread = (valuesNs: readonly number[]): number => sampleStandardDeviation(valuesNs.map(Math.log));
  return Math.hypot(spread(baseline.launchP95sNs), spread(candidate.launchP95sNs));
}
