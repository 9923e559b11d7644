import type { ArmMeasurement, PlacementRow } from '../../../measure/arm-measurement.ts';
import type { Comparison } from '../../comparison.ts';
import type { Evidence } from './evidence.ts';

/** Heavy fallback: kernels that ran on the CPU instead, and the copies they needed, but not shape arithmetic. */
const isHeavy = ({ role }: PlacementRow): boolean => role === 'fallback' || role === 'copy';

/** Share of kernel and copy time that heavy fallback takes, 0..1. */
function fallbackShare({ placement }: Pick<ArmMeasurement, 'placement'>): number {
  return placement.filter(isHeavy).reduce((sum, { timeShare }) => sum + timeShare, 0);
}

/** Missing if there is nothing to fall back from. */
export function readFallbackShare({ policy, baseline, candidate }: Comparison): Evidence {
  if (policy.runtime.providers[0] === 'cpu') return { kind: 'missing', why: { kind: 'cpu-only' } };
  if (candidate.placement.length === 0) return { kind: 'missing', why: { kind: 'not-profiled' } };
  return {
    kind: 'exact',
    baseline: baseline && fallbackShare(baseline),
    candidate: fallbackShare(candidate),
  };
}

/**
 * Whether no node falls back that did not before, counted per operator. Then a larger share is noise in the profile, or
 * the rest became faster. Latency is the better measure of whether the nodes that fall back became slower.
 */
export function fallsBackAsBefore({ baseline, candidate }: Comparison): boolean {
  if (baseline === undefined) return false;
  return isNoMore(countHeavy(baseline.placement), countHeavy(candidate.placement));
}

/** Whether no operator has more nodes falling back `now` than `before`. */
export function isNoMore(before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): boolean {
  return [...now].every(([operator, nodes]) => nodes <= (before.get(operator) ?? 0));
}

/** Number of nodes per operator that fall back heavily. */
export function countHeavy(placement: readonly PlacementRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { operator, nodes } of placement.filter(isHeavy)) {
    counts.set(operator, (counts.get(operator) ?? 0) + nodes);
  }
  return counts;
}
