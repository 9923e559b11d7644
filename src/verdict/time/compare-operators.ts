import { formatValue } from '../../figures/format-value.ts';
import type { PlacementRow } from '../../measure/arm-measurement.ts';
import type { OperatorChange } from './time-account.ts';

/**
 * What became of every operator between the arms, the largest change of time first. An operator that ran elsewhere or in
 * another precision than before has vanished there and appeared here.
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

const MAX_NAMED = 3;
/** Operators that grew by less than this share of what the first one grew by are not worth a word. */
const WORTH_NAMING = 0.2;

/** "`DequantizeLinear` ×24 (new), +310 µs; `Conv` ×4 → ×6, +90 µs": what grew most; undefined where nothing grew. */
export function describeGrowth(changes: readonly OperatorChange[]): string | undefined {
  const grown = changes.filter((change) => changeNs(change) > 0);
  const [first] = grown;
  if (first === undefined) return undefined;
  return grown
    .filter((change) => changeNs(change) >= WORTH_NAMING * changeNs(first))
    .slice(0, MAX_NAMED)
    .map(
      (change) => `\`${change.operator}\` ${describeNodes(change)}, +${formatValue(changeNs(change), 'ns')}`,
    )
    .join('; ');
}

/** "×24 (new)", "×4 → ×6", "×4". */
export function describeNodes({ baseline, candidate }: OperatorChange): string {
  if (baseline.nodes === 0) return `×${candidate.nodes} (new)`;
  if (candidate.nodes === 0) return `×${baseline.nodes} (gone)`;
  return baseline.nodes === candidate.nodes
    ? `×${candidate.nodes}`
    : `×${baseline.nodes} → ×${candidate.nodes}`;
}
