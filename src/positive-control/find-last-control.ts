import type { HistoryLine } from '../records/history.ts';
import type { PositiveControl } from '../records/positive-control.ts';

const DAY_MS = 86_400_000;

/**
 * Finds the last positive control that passed in a history.
 *
 * @returns Null when no run has passed one.
 */
export function findLastControl(
  lines: readonly HistoryLine[],
  nowMs: number,
): (PositiveControl & { readonly daysAgo: number }) | null {
  const controls = lines.flatMap(({ positiveControl }) => positiveControl ?? []);
  const newest = controls.reduce<PositiveControl | undefined>(
    (best, each) => (best === undefined || Date.parse(each.at) >= Date.parse(best.at) ? each : best),
    undefined,
  );
  if (newest === undefined) return null;
  return { ...newest, daysAgo: Math.max(0, Math.floor((nowMs - Date.parse(newest.at)) / DAY_MS)) };
}
