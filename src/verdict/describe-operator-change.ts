import { formatValue } from '../figures/format-value.ts';
import { changeNs } from './compare-operators.ts';
import type { OperatorChange } from './time-account.ts';

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
