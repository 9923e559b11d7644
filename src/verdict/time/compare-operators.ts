import type { PlacementRow } from '../../measure/arm-measurement.ts';
import type { OperatorChange } from './time-account.ts';

/**
 * How each operator's nodes and time changed between the arms, the largest change in time first. An operator that moved
 * to another provider or precision counts as gone there and new here.
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

/** Increase in the operator's time per run, in ns. */
export const changeNs = ({ baseline, candidate }: OperatorChange): number =>
  candidate.nsPerRun - baseline.nsPerRun;
