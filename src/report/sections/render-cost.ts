import { formatValue } from '../../figures/format-value.ts';
import type { CostParts, ModelVerdict } from '../../verdict/verdict.ts';
import { escapeProse } from '../markdown/escape-markdown.ts';
import { GAP } from '../markdown/fit-pieces.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { COLUMNS, COST_PARTS, PARTS } from '../words/labels.ts';
import { meterText } from '../words/run/device.ts';

/** Column headings and row names of the tables of cost and energy. */
const COST_LABELS = {
  part: 'Part',
  total: 'Total',
  energy: 'Energy',
  gross: 'Gross',
  net: 'Without idle power',
} as const;

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

/** "Cost per 1,000 runs: 60.38 USD → 106.50 USD"; only the second figure without a baseline. */
const costSummary = (baseline: string | undefined, candidate: string): string =>
  `Cost per 1,000 runs: ${baseline === undefined ? candidate : `${baseline} → ${candidate}`}`;

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

/** "Energy per 1,000 runs: 1.25 kJ". */
const energySummary = (candidate: string): string => `Energy per 1,000 runs: ${candidate}`;

/** The meter that energy was measured with, and the idle power. */
export function energyText({ how, idleW }: NonNullable<ModelVerdict['energy']>): string {
  const idle = idleW === null ? 'Idle power is unknown.' : `Idle power: ${idleW.toFixed(1)} W.`;
  return `Measured by ${meterText(how)}, in windows of back-to-back runs. ${idle}`;
}
