import { sparkline } from '../../figures/sparkline.ts';
import { codeSpan, escapeProse } from '../../report/markdown/escape-markdown.ts';
import { fittingRows, renderTable } from '../../report/markdown/render-table.ts';
import { isOpen, type SeriesTrend, type Trend } from '../trend.ts';
import { trendNotes } from './notes.ts';
import {
  causeText,
  dayOf,
  latestText,
  moveText,
  nightsText,
  openText,
  periodText,
  rangeText,
  seriesName,
} from './series.ts';

const BARS = 30;
const MAX_TABLE_UNITS = 20_000;
const MAX_NOTES = 30;

/** Renders a trend as markdown for the job summary, under 60,000 UTF-16 units. Foreign text is escaped. */
export function renderTrend(trend: Trend): string {
  const current = trend.series.filter(({ isCurrent }) => isCurrent);
  const open = current.filter(isOpen);
  const blocks = [`### ${renderTitle(trend)}`, ...open.slice(0, MAX_NOTES).map(renderOpen)];
  const rows = current.map(renderRow);
  const shown = fittingRows(rows, MAX_TABLE_UNITS);
  if (shown.length > 0) {
    const header = ['Model', 'Metric', 'Nights', 'Last nights', 'Latest', 'State'];
    blocks.push(renderTable({ header, align: 'llrlrl' }, shown));
  }
  if (shown.length < rows.length) blocks.push(`and ${rows.length - shown.length} more series`);
  blocks.push(
    ...trendNotes(trend)
      .slice(0, MAX_NOTES)
      .map((note) => `> **Note:** ${escapeProse(note)}`),
  );
  return `${blocks.join('\n\n')}\n`;
}

function renderTitle(trend: Trend): string {
  if (trend.span === null) return 'Trend: no nights recorded yet';
  return `Trend over ${nightsText(trend.span.nights)}: ${openText(trend)}`;
}

function renderOpen(series: SeriesTrend): string {
  const { regression } = series;
  if (regression === null) return '';
  const sentences = [rangeText(regression), causeText(regression)].map((text) => escapeProse(text));
  return `**${escapeProse(seriesName(series))}:** ${moveText(series, regression)} ${periodText(regression)}. ${sentences.join(' ')}`;
}

function renderRow(series: SeriesTrend): string[] {
  const { modelId, title, points, recent } = series;
  return [
    codeSpan(modelId),
    title,
    String(points),
    sparkline(recent.slice(-BARS).map(({ value }) => value)),
    latestText(series),
    stateText(series),
  ];
}

function stateText({ state, regression }: SeriesTrend): string {
  if (regression === null) return state === 'too-few' ? 'too few nights' : 'ok';
  const what = regression.cause === 'machine' ? 'machine changed' : state;
  return `${what} since ${dayOf(regression.recoveredAt ?? regression.at)}`;
}
