import { interpolatedPercentile } from '../../stats/percentile.ts';
import type { Sample } from './time-block.ts';

/**
 * A window needs at least this share of unpreempted samples. The longer an inference, the more often it is preempted: if more
 * than half were left out, so would be a slow tail of 10% of the samples that is 1.5 times as long as the rest.
 */
const FEWEST_LEFT = 0.5;

/**
 * The P95 of one arm's part of a launch that the arms are compared by, in addition to the nearest rank over all samples that
 * is shown. In ns, interpolated: of the 15 to 20 samples that are left of a window, the nearest rank would be the slowest in one
 * arm and the second slowest in the other.
 */
export interface WindowP95 {
  /** Over the launch, without the preempted samples; null when too few are left. */
  readonly p95UnpreemptedNs: number | null;
  /** Of each window, in whole ns. */
  readonly windowP95Ns: number[];
  /** Of each window without the preempted samples; null where too few are left. */
  readonly windowP95UnpreemptedNs: (number | null)[];
}

/**
 * P95 in windows that both arms share: a window has two rounds, so one block of each arm in each order. On a shared machine
 * slow periods come and go within a launch, and affect both arms of a window or neither.
 *
 * A window with too few samples left of one arm is left out for both arms; when that is more than half of the windows, the
 * launch as a whole has too few.
 *
 * @param arms - Samples of one or two arms in the order in which they ran, equally many.
 * @param windowSize - Samples of one arm in a window.
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
