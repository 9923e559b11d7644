import { geometricMean } from '../stats/geometric-mean.ts';
import { percentileNs } from '../stats/percentile.ts';
import type { Sample } from './time-block.ts';

/** What one arm's samples of a launch look like through short windows. Geometric means over the windows, in ns. */
export interface WindowP95 {
  readonly p95WindowNs: number;
  /** Without the samples during which the kernel took the core away; null when they are too many. */
  readonly p95UndisturbedNs: number | null;
}

/**
 * P95 in windows that both arms share: a window holds two rounds, so one block of each arm in each order. On a shared
 * machine slow spells come and go within a launch, and one P95 over the launch is a matter of whose block they met; over
 * short windows the spells meet both arms of a window or neither. Ratios are formed of these, never the P95 that is shown.
 *
 * A window in which one arm has less than half of its samples left is left out of the undisturbed P95 of both.
 *
 * @param arms - Samples of one or two arms in the order of their running, equally many.
 * @param windowSize - Samples of one arm in a window.
 * @returns One entry an arm.
 */
export function windowP95(arms: readonly (readonly Sample[])[], windowSize: number): WindowP95[] {
  const windows = arms.map((samples) => split(samples, windowSize));
  const undisturbed = windows.map((own) => own.map((window) => window.filter((each) => !each.isDisturbed)));
  const isKept = (position: number): boolean =>
    undisturbed.every((own) => (own[position]?.length ?? 0) >= (windows[0]?.[position]?.length ?? 0) / 2);
  return windows.map((own, arm) => {
    const kept = (undisturbed[arm] ?? []).filter((_, position) => isKept(position));
    return {
      p95WindowNs: geometricMean(own.map(p95)),
      // Half of the windows must stand for all.
      p95UndisturbedNs: kept.length >= own.length / 2 ? geometricMean(kept.map(p95)) : null,
    };
  });
}

const p95 = (samples: readonly Sample[]): number =>
  percentileNs(Float64Array.from(samples, ({ latencyNs }) => latencyNs).sort(), 95);

function split(samples: readonly Sample[], size: number): Sample[][] {
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, window) =>
    samples.slice(window * size, (window + 1) * size),
  );
}
