import { formatValue } from '../../figures/format-value.ts';
import type { CostParts, ModelVerdict } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';

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

/** Energy of 1,000 runs, with and without what the machine draws at rest; undefined where it was not measured. */
export function renderEnergy({ energy }: ModelVerdict): Fold | undefined {
  if (energy == null) return undefined;
  const { baseline, candidate, how, idleW } = energy;
  const cells = (part: 'grossJPer1000' | 'netJPer1000'): string[] => [
    formatValue(baseline?.[part] ?? null, 'J'),
    formatValue(candidate[part], 'J'),
  ];
  const idle = idleW === null ? 'Power at rest is not known.' : `At rest ${idleW.toFixed(1)} W.`;
  return {
    name: 'energy',
    summary: `Energy per 1,000 runs: ${formatValue(candidate.grossJPer1000, 'J')}`,
    body: [
      renderTable({ header: ['Energy', 'Baseline', 'This PR'], align: 'lrr' }, [
        ['All', ...cells('grossJPer1000')],
        ['Without the power at rest', ...cells('netJPer1000')],
      ]),
      `By ${escapeProse(how)}, in windows of one run after the other. ${idle}`,
    ].join('\n\n'),
  };
}
