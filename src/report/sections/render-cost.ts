import { formatValue } from '../../figures/format-value.ts';
import type { CostParts, ModelVerdict } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { COLUMNS } from '../words/sections/columns.ts';
import { COST_LABELS, COST_PARTS, costSummary, energySummary, energyText } from '../words/sections/cost.ts';
import { PARTS } from '../words/sections/report.ts';

/** What 1,000 runs cost, part by part; undefined without prices. */
export function renderCost({ cost }: ModelVerdict): Fold | undefined {
  if (cost === null) return undefined;
  const { baseline, candidate } = cost;
  const usd = (value: number | undefined) => formatValue(value ?? null, 'USD');
  const rows = COST_PARTS.map(([title, part]) => [title, usd(baseline?.[part]), usd(candidate[part])]);
  const before = baseline === null ? undefined : usd(total(baseline));
  const now = usd(total(candidate));
  const header = [COST_LABELS.part, COLUMNS.baseline, COLUMNS.candidate];
  return {
    name: PARTS.cost,
    summary: costSummary(before, now),
    body: renderTable({ header, align: 'lrr' }, [
      ...rows,
      [`**${COST_LABELS.total}**`, before ?? usd(undefined), now],
    ]),
  };
}

function total(parts: CostParts): number {
  return COST_PARTS.reduce((sum, [, part]) => sum + parts[part], 0);
}

/** Energy of 1,000 runs, with and without idle power; undefined if it was not measured. */
export function renderEnergy({ energy }: ModelVerdict): Fold | undefined {
  if (energy === undefined) return undefined;
  const { baseline, candidate } = energy;
  const cells = (part: 'grossJPer1000' | 'netJPer1000'): string[] => [
    formatValue(baseline?.[part] ?? null, 'J'),
    formatValue(candidate[part], 'J'),
  ];
  const header = [COST_LABELS.energy, COLUMNS.baseline, COLUMNS.candidate];
  return {
    name: PARTS.energy,
    summary: energySummary(formatValue(candidate.grossJPer1000, 'J')),
    body: [
      renderTable({ header, align: 'lrr' }, [
        [COST_LABELS.gross, ...cells('grossJPer1000')],
        [COST_LABELS.net, ...cells('netJPer1000')],
      ]),
      escapeProse(energyText(energy)),
    ].join(GAP),
  };
}
