import type { CostParts, ModelVerdict } from '../../../verdict/verdict.ts';
import { meterText } from '../device/meter.ts';

/** The parts of the cost of 1,000 runs, in the order of a report. */
export const COST_PARTS: readonly (readonly [title: string, part: keyof CostParts])[] = [
  ['Hardware', 'hardwareUsdPer1000'],
  ['Power', 'powerUsdPer1000'],
  ['API', 'apiUsdPer1000'],
  ['Human review', 'reviewUsdPer1000'],
];

/** Column headings and row names of the tables of cost and energy. */
export const COST_LABELS = {
  part: 'Part',
  total: 'Total',
  energy: 'Energy',
  gross: 'Gross',
  net: 'Without idle power',
} as const;

/** "Cost per 1,000 runs: 60.38 USD → 106.50 USD"; only the second figure without a baseline. */
export const costSummary = (baseline: string | undefined, candidate: string): string =>
  `Cost per 1,000 runs: ${baseline === undefined ? candidate : `${baseline} → ${candidate}`}`;

/** "Energy per 1,000 runs: 1.25 kJ". */
export const energySummary = (candidate: string): string => `Energy per 1,000 runs: ${candidate}`;

/** The meter that energy was measured with, and the idle power. */
export function energyText({ how, idleW }: NonNullable<ModelVerdict['energy']>): string {
  const idle = idleW === null ? 'Idle power is unknown.' : `Idle power: ${idleW.toFixed(1)} W.`;
  return `Measured by ${meterText(how)}, in windows of back-to-back runs. ${idle}`;
}
