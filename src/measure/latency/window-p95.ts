import { interpolatedPercentile } from '../../stats/percentile.ts';
import type { Sample } from './time-block.ts';

/**
 * A window needs at least this share of unpreempted samples. Longer inferences are preempted more often. If more than half
 * of the samples were left out, that could remove a slow tail: 10% of the samples, 1.5 times as long as the rest.
 */
const FEWEST_LEFT = 0.5;

/**
 * P95s of one arm in one launch that are used to compare the arms, in ns. (The P95 that is shown is the nearest rank over all
 * samples.) They are interpolated: with the 15 to 20 samples left in a window, the nearest rank could be the slowest sample in
 * one arm and the second slowest in the other.
 */
export interface WindowP95 {
  /** Over the launch, without the preempted samples; null if too few are left. */
  readonly p95UnpreemptedNs: number | null;
  /** One per window, in whole ns. */
  readonly windowP95Ns: number[];
  /** One per window, without the preempted samples; null where too few are left. */
  readonly windowP95UnpreemptedNs: (number | null)[];
}

/**
 * P95 per window. A window has two rounds, so each arm has one block in each order. On a shared machine slow periods come
 * and go within a launch, and affect either both arms of a window or neither.
 *
 * A window in which one arm has too few samples left is dropped for both arms. If more than half of the windows are dropped,
 * so is the P95 over the whole launch.
 *
 * @param arms - Samples of one or two arms in the order in which they ran; both have the same number.
 * @param windowSize - Samples per arm and window.
 * @returns One entry per arm.
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
      p95UnpreemptedNs: isEnough ? p95(left.flat()) : null,
      windowP95Ns: own.map((window) => Math.round(p95(window))),
      windowP95UnpreemptedNs: left.map((window, position) =>
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
