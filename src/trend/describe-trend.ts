import { figureFormats, formatValue, printChange, printFigure } from '../figures/format-value.ts';
import { METRICS } from '../policy/metric.ts';
import { MIN_NIGHTS } from './judge-series.ts';
import type { SeriesTrend, Trend, TrendRegression } from './trend.ts';

/* What a trend says, in sentences without markup, for every place where it is read. Names in them are foreign text. */

/** "2026-11-23". */
export const dayOf = (iso: string): string => iso.slice(0, 10);

/** A digest or a commit as people quote it. */
export const shortOf = (sha: string): string => sha.slice(0, 7);

/** "P95 latency of ocr". */
export const nameOf = ({ title, modelId }: SeriesTrend): string => `${title} of ${modelId}`;

/** "4.120 ms → 4.810 ms (+16.7 %)". */
export function describeMove(
  { metric, unit }: Pick<SeriesTrend, 'metric' | 'unit'>,
  { before, after }: Pick<TrendRegression, 'before' | 'after'>,
): string {
  const [first, second = first] = figureFormats([before, after], unit);
  return `${printFigure(before, first)} → ${printFigure(after, second)} (${describeChange({ metric, unit }, before, after)})`;
}

function describeChange(
  { metric, unit }: Pick<SeriesTrend, 'metric' | 'unit'>,
  before: number,
  after: number,
): string {
  const difference = after - before;
  if (METRICS[metric].change === 'relative' && before !== 0) {
    const relative = difference / Math.abs(before);
    const decimals = Math.abs(relative) >= 1 ? 0 : 1;
    return printChange(relative, { divisor: 1, powerOfTen: 2, decimals, label: '\u00A0%' });
  }
  if (unit === 'share')
    return printChange(difference, { divisor: 1, powerOfTen: 2, decimals: 2, label: '\u00A0pp' });
  const [format] = figureFormats([before, after], unit);
  return printChange(difference, format);
}

/** "since 2026-11-23, 3 nights". */
export function describeSince({ at, nights, recoveredAt }: TrendRegression): string {
  const count = `${nights} ${nights === 1 ? 'night' : 'nights'}`;
  return recoveredAt === null
    ? `since ${dayOf(at)}, ${count}`
    : `from ${dayOf(at)} to ${dayOf(recoveredAt)}, ${count}`;
}

/** Where to look for the change that did it. */
export function describeRange({ commits: { from, to } }: Pick<TrendRegression, 'commits'>): string {
  if (from === null || to === null) return 'The nights carry no commits.';
  if (from === to) return `Both nights were of commit ${shortOf(to)}: nothing was merged in between.`;
  return `It came with a commit after ${shortOf(from)}, up to ${shortOf(to)}.`;
}

/** Whose doing it is, as far as the history tells. */
export function describeCause({ cause, models }: TrendRegression): string {
  switch (cause) {
    case 'model':
      return `The model's files changed there (SHA-256 ${shortOf(models.from)} → ${shortOf(models.to)}).`;
    case 'same-model':
      return `The model's files are the same on both sides (SHA-256 ${shortOf(models.to)}), and so are data, runtime and settings: look at the machine and its system first.`;
    case 'machine':
      return 'Most metrics of several models moved in the same night, this one no further than those of models whose files stayed the same: that was the machine, not the model.';
  }
}

/** How sure it is. */
export function describeCertainty({ pValue }: Pick<TrendRegression, 'pValue'>): string {
  if (pValue < 1e-12) return 'P < 10⁻¹²';
  return `P = ${pValue < 0.001 ? pValue.toExponential(0).replace('-', '−') : pValue.toFixed(3)}`;
}

/** What a reader must know besides the series: what is missing, what broke off, what the machine did. */
export function listTrendNotes(trend: Trend): string[] {
  return [
    ...describeMissing(trend),
    ...trend.splits.map(
      ({ modelId, at, what, from, to }) =>
        `On ${dayOf(at)} the ${what === 'environment' ? 'machine' : 'data, task, runtime or traffic'} of ${modelId} became another (${what} ${shortOf(from)} → ${shortOf(to)}): its series begin anew, and nothing is compared across.`,
    ),
    ...trend.machineMoves.map(
      ({ at, models, moved, of, direction, environment }) =>
        `On ${dayOf(at)} ${moved} of ${of} sampled metrics of ${models.join(', ')} got ${direction} together on environment ${shortOf(environment)}: that is the machine, not the models.`,
    ),
    ...trend.vanished.map(
      ({ modelId, metric, since }) =>
        `${METRICS[metric].title} of ${modelId} is not measured any more; the last figure is of ${dayOf(since)}.`,
    ),
    ...describeYoung(trend),
  ];
}

const MAX_DAYS = 10;

function describeMissing({ missingNights }: Trend): string[] {
  const models = [...new Set(missingNights.map(({ modelId }) => modelId))];
  return models.map((modelId) => {
    const days = missingNights.filter((night) => night.modelId === modelId).map(({ at }) => dayOf(at));
    const more = days.length > MAX_DAYS ? `${days.length - MAX_DAYS} earlier ones and ` : '';
    const what = modelId === null ? 'Nothing was measured' : `${modelId} was not measured`;
    return `${what} on ${more}${days.slice(-MAX_DAYS).join(', ')}, when ${days.length === 1 ? 'a night was' : 'nights were'} due.`;
  });
}

function describeYoung({ series }: Trend): string[] {
  const young = series.filter(({ state, isCurrent }) => state === 'too-few' && isCurrent);
  const [first] = young;
  if (first === undefined) return [];
  const most = Math.max(...young.map(({ points }) => points));
  return [
    `${young.length} series have fewer than ${MIN_NIGHTS} nights (at most ${most}) and are not judged yet.`,
  ];
}

/** "4.812 ms". */
export function describeLatest({ recent, unit }: SeriesTrend): string {
  return formatValue(recent.at(-1)?.value ?? null, unit);
}
