import { figureFormats, formatValue, printChange, printFigure } from '../../figures/format-value.ts';
import { formatRelativeChange } from '../../figures/row-figures.ts';
import { shaText } from '../../figures/short-sha.ts';
import { METRICS } from '../../policy/metric.ts';
import { countOf } from '../../report/words/grammar.ts';
import { isOpen, type SeriesTrend, type Trend, type TrendRegression } from '../trend.ts';

/* Texts about a series and its regression, without markup. Names in them are foreign text. */

/** "2026-11-23". */
export const dayOf = (iso: string): string => iso.slice(0, 10);

/** "P95 latency of `ocr`". */
export const seriesName = ({ title, modelId }: Pick<SeriesTrend, 'title' | 'modelId'>): string =>
  `${title} of \`${modelId}\``;

/** "1 night", "12 nights". */
export const nightsText = (nights: number): string => countOf(nights, 'night');

/** "1 open regression", "no open regressions". */
export function openText({ series }: Trend): string {
  const open = series.filter(isOpen).length;
  return open === 0 ? 'no open regressions' : countOf(open, 'open regression');
}

/** "4.120 ms → 4.810 ms (+16.7%)". */
export function moveText(
  { metric, unit }: Pick<SeriesTrend, 'metric' | 'unit'>,
  { before, after }: Pick<TrendRegression, 'before' | 'after'>,
): string {
  const [first, second = first] = figureFormats([before, after], unit);
  return `${printFigure(before, first)} → ${printFigure(after, second)} (${changeText({ metric, unit }, before, after)})`;
}

function changeText(
  { metric, unit }: Pick<SeriesTrend, 'metric' | 'unit'>,
  before: number,
  after: number,
): string {
  const difference = after - before;
  if (METRICS[metric].change === 'relative' && before !== 0)
    return formatRelativeChange(difference / Math.abs(before));
  if (unit === 'share')
    return printChange(difference, { divisor: 1, powerOfTen: 2, decimals: 2, label: '\u00A0pp' });
  const [format] = figureFormats([before, after], unit);
  return printChange(difference, format);
}

/** "since 2026-11-23 (3 nights)". */
export function periodText({ at, nights, recoveredAt }: TrendRegression): string {
  const days = recoveredAt === null ? `since ${dayOf(at)}` : `from ${dayOf(at)} to ${dayOf(recoveredAt)}`;
  return `${days} (${nightsText(nights)})`;
}

/** Which commits may have caused the change: one sentence. */
export function rangeText({ commits: { from, to } }: Pick<TrendRegression, 'commits'>): string {
  if (from === null || to === null) return 'No commits are recorded for these nights.';
  if (from === to) return `Both nights ran commit ${shaText(to)}: nothing was merged in between.`;
  return `Introduced by a commit after ${shaText(from)}, up to and including ${shaText(to)}.`;
}

/** Whether the model or the machine changed: one sentence. */
export function causeText({ cause, models }: Pick<TrendRegression, 'cause' | 'models'>): string {
  switch (cause) {
    case 'model':
      return `The model files changed on that night (SHA-256 ${shaText(models.from)} → ${shaText(models.to)}).`;
    case 'same-model':
      return `The model files did not change (SHA-256 ${shaText(models.to)}), nor did data, runtime or settings: check the machine and its software first.`;
    case 'machine':
      return 'Most metrics of several models moved on the same night, and this one no further than those of unchanged models: the machine changed, not the model.';
  }
}

/** "P = 6e−11". */
export function certaintyText({ pValue }: Pick<TrendRegression, 'pValue'>): string {
  if (pValue < 1e-12) return 'P < 10⁻¹²';
  return `P = ${pValue < 0.001 ? pValue.toExponential(0).replace('-', '−') : pValue.toFixed(3)}`;
}

/** The last night's figure: "4.812 ms". */
export function latestText({ recent, unit }: Pick<SeriesTrend, 'recent' | 'unit'>): string {
  return formatValue(recent.at(-1)?.value ?? null, unit);
}
