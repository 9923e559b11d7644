import { interpolatedPercentile } from '../../stats/percentile.ts';
import type { Sample } from './time-block.ts';

/**
 * Fewer samples that were not preempted than this share of a window's do not stand for it. The longer a run, the more often it is
 * preempted: were more than half left out, so would be a slow tail of a tenth, half again as long as the rest.
 */
const FEWEST_LEFT = 0.5;

/**
 * The P95 of one arm's part of a launch by which the arms are compared, beside the nearest rank over all samples that is
 * shown. In ns, interpolated: of the 15 to 20 samples that are left of a window, the nearest rank would be the slowest in one
 * arm and the second slowest in the other.
 */
export interface WindowP95 {
  /** Over the launch, without the samples during which the kernel took the core away; null when too few are left. */
  readonly p95UndisturbedNs: number | null;
  /** Of each window, in whole ns. */
  readonly windowP95Ns: number[];
  /** Of each window without the preempted samples; null where too few are left. */
  readonly windowP95UndisturbedNs: (number | null)[];
}

/**
 * P95 in windows that both arms share: a window holds two rounds, so one block of each arm in each order. On a shared
 * machine slow spells come and go within a launch, and meet both arms of a window or neither.
 *
 * Where too few of a window's samples are left of one arm, they are too few for both; and where that is so in more than half
 * of the windows, all that is left of the launch is too little.
 *
 * @param arms - Samples of one or two arms in the order of their running, equally many.
 * @param windowSize - Samples of one arm in a window.
 * @returns One entry an arm.
 */
export function windowP95(arms: readonly (readonly Sample[])[], windowSize: number): WindowP95[] {
  const windows = arms.map((samples) => split(samples, windowSize));
  const unpreempted = windows.map((own) => own.map((window) => window.filter((each) => !each.isPreempted)));
  const isKept = (windows[0] ?? []).map(({ length }, position) =>
    unpreempted.every((own) => (own[position]?.length ?? 0) >= length * FEWEST_LEFT),
  );
  const isEnough = isKept.filter(Boolean).length >= isKept.length / 2;
  return windows.map((own, arm) => {
    const left = unpreempted[arm] ?? [];
    return {
      p95UndisturbedNs: isEnough ? p95(left.flat()) : null,
      windowP95Ns: own.map((window) => Math.round(p95(window))),
      windowP95UndisturbedNs: left.map((window, position) =>
        isKept[position] ? Math.round(p95(window)) : null,
      ),
    };
  });
}

const p95 = (samples: readonly Sample[]): number =>
  interpolatedPercentile(Float64Array.from(samples, ({ latencyNs }) => latencyNs).sort(), 95);

function split(samples: readonly Sample[], size: number): Sample[][] {
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, window) =>
    samples.slice(window * size, (window + 1) * size),
  );
}
