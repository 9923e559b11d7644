import { sparkline } from '../figures/sparkline.ts';
import { codeSpan, escapeProse } from '../report/markdown/escape-markdown.ts';
import { fittingRows, renderTable } from '../report/markdown/render-table.ts';
import {
  dayOf,
  describeCause,
  describeLatest,
  describeMove,
  describeRange,
  describeSince,
  listTrendNotes,
  nameOf,
} from './describe-trend.ts';
import { type SeriesTrend, standsOpen, type Trend } from './trend.ts';

const BARS = 30;
const MAX_TABLE_UNITS = 20_000;
const MAX_NOTES = 30;

/** A trend as markdown for the job summary, under 60,000 UTF-16 units. Foreign text is inert. */
export function renderTrend(trend: Trend): string {
  const current = trend.series.filter(({ isCurrent }) => isCurrent);
  const open = current.filter(standsOpen);
  const blocks = [`### ${renderTitle(trend, open.length)}`, ...open.slice(0, MAX_NOTES).map(renderOpen)];
  const rows = current.map(renderRow);
  const shown = fittingRows(rows, MAX_TABLE_UNITS);
  if (shown.length > 0) {
    const header = ['Model', 'Metric', 'Nights', 'Last nights', 'Last', 'State'];
    blocks.push(renderTable({ header, align: 'llrlrl' }, shown));
  }
  if (shown.length < rows.length) blocks.push(`and ${rows.length - shown.length} series more`);
  blocks.push(
    ...listTrendNotes(trend)
      .slice(0, MAX_NOTES)
      .map((note) => `> **Note:** ${escapeProse(note)}`),
  );
  return `${blocks.join('\n\n')}\n`;
}

function renderTitle({ span }: Trend, open: number): string {
  if (span === null) return 'Trend: no night is recorded yet';
  const nights = `${span.nights} ${span.nights === 1 ? 'night' : 'nights'}`;
  const found =
    open === 0
      ? 'no regression stands open'
      : `${open} ${open === 1 ? 'regression stands' : 'regressions stand'} open`;
  return `Trend over ${nights}: ${found}`;
}

function renderOpen(series: SeriesTrend): string {
  const { regression } = series;
  if (regression === null) return '';
  const sentences = [describeRange(regression), describeCause(regression)].map((text) => escapeProse(text));
  return `**${escapeProse(nameOf(series))}:** ${describeMove(series, regression)} ${describeSince(regression)}. ${sentences.join(' ')}`;
}

function renderRow(series: SeriesTrend): string[] {
  const { modelId, title, points, recent, state, regression } = series;
  return [
    codeSpan(modelId),
    title,
    String(points),
    sparkline(recent.slice(-BARS).map(({ value }) => value)),
    describeLatest(series),
    regression === null
      ? state === 'too-few'
        ? 'too few nights'
        : 'ok'
      : `${regression.cause === 'machine' ? 'the machine' : state} since ${dayOf(regression.recoveredAt ?? regression.at)}`,
  ];
}
