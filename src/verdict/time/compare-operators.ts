import type { PlacementRow } from '../../measure/arm-measurement.ts';
import type { OperatorChange } from './time-account.ts';

/**
 * How every operator's nodes and time changed between the arms, the largest change of time first. An operator that ran
 * elsewhere or in another precision than before counts as gone there and new here.
 */
export function compareOperators(
  baseline: readonly PlacementRow[],
  candidate: readonly PlacementRow[],
): OperatorChange[] {
  const changes = new Map<string, OperatorChange>();
  const add = (row: PlacementRow, arm: 'baseline' | 'candidate'): void => {
    const { operator, provider, precision } = row;
    const key = JSON.stringify([operator, provider, precision]);
    const none = { nodes: 0, nsPerRun: 0 };
    const change = changes.get(key) ?? { operator, provider, precision, baseline: none, candidate: none };
    const { nodes, nsPerRun } = change[arm];
    const sum = { nodes: nodes + row.nodes, nsPerRun: nsPerRun + row.nsPerRun };
    changes.set(key, { ...change, [arm]: sum });
  };
  for (const row of baseline) add(row, 'baseline');
  for (const row of candidate) add(row, 'candidate');
  return [...changes.values()].sort(
    (a, b) => Math.abs(changeNs(b)) - Math.abs(changeNs(a)) || a.operator.localeCompare(b.operator, 'en'),
  );
}

/** By how much the operator's time in a run grew, in ns. */
export const changeNs = ({ baseline, candidate }: OperatorChange): number =>
  candidate.nsPerRun - baseline.nsPerRun;
