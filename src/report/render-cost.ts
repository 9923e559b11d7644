import { formatValue } from '../figures/format-value.ts';
import type { CostParts, ModelVerdict } from '../verdict/verdict.ts';
import type { Fold } from './render-fold.ts';
import { renderTable } from './render-table.ts';

const PARTS: readonly (readonly [title: string, part: keyof CostParts])[] = [
  ['Hardware', 'hardwareUsdPer1000'],
  ['Power', 'powerUsdPer1000'],
  ['API', 'apiUsdPer1000'],
  ['Human review', 'reviewUsdPer1000'],
];

/** What 1,000 runs cost, part by part; undefined without prices. */
export function renderCost({ cost }: ModelVerdict): Fold | undefined {
  if (cost === null) return undefined;
  const { baseline, candidate } = cost;
  const rows = PARTS.map(([title, part]) => [
    title,
    formatValue(baseline?.[part] ?? null, 'USD'),
    formatValue(candidate[part], 'USD'),
  ]);
  const before = baseline === null ? null : total(baseline);
  const totals = [formatValue(before, 'USD'), formatValue(total(candidate), 'USD')];
  return {
    name: 'cost parts',
    summary: `Cost per 1,000 runs: ${before === null ? totals[1] : totals.join(' → ')}`,
    body: renderTable({ header: ['Part', 'Baseline', 'This PR'], align: 'lrr' }, [
      ...rows,
      ['**Together**', ...totals],
    ]),
  };
}

function total(parts: CostParts): number {
  return PARTS.reduce((sum, [, part]) => sum + parts[part], 0);
}
