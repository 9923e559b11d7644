import { NO_VALUE } from '../../figures/format-value.ts';
import { limitClauses } from '../../figures/limit-clauses.ts';
import { formatInterval } from '../../figures/row-figures.ts';
import { METRICS } from '../../policy/metric.ts';
import { isAdvisory } from '../../verdict/row/advise-only.ts';
import type { Row } from '../../verdict/row/row.ts';
import { escapeProse, MAX_NAME_CHARACTERS } from '../markdown/escape-markdown.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { COLUMNS, PARTS, shownSummary } from '../words/labels.ts';
import { renderRow, rowChangeText } from '../words/row/row.ts';
import { tabledRows } from '../words/row/slices.ts';
import { rowLabel } from '../words/state.ts';

/** Twice what a policy can name; only a guard. */
const MAX_ROWS = 24;

/**
 * The table of judged rows, in the policy's order. Failed rows come first only if not all rows fit. Rows without a
 * limit are in it only if no row has one.
 *
 * @param against - Heading of the column with the compared figures.
 */
export function renderVerdictTable(
  rows: readonly Row[],
  against: string = COLUMNS.baseline,
): string | undefined {
  const { judged, shown } = partRows(tabledRows(rows));
  const visible = (judged.length > 0 ? judged : shown).slice(0, MAX_ROWS);
  const header = ['', COLUMNS.metric, against, COLUMNS.candidate, COLUMNS.change, COLUMNS.limit];
  return visible.length === 0
    ? undefined
    : renderTable({ header, align: 'llrrrl' }, visible.map(renderJudgedRow));
}

/** The figures that no limit judges. */
export function renderShownRows(rows: readonly Row[]): Fold | undefined {
  const { judged, shown } = partRows(rows.filter(({ slice }) => slice === undefined));
  if (judged.length === 0 || shown.length === 0) return undefined;
  const visible = shown.slice(0, MAX_ROWS);
  const header = [COLUMNS.metric, COLUMNS.baseline, COLUMNS.candidate, COLUMNS.change];
  return {
    name: PARTS.shown,
    summary: shownSummary(visible.map(renderBriefly)),
    body: renderTable({ header, align: 'lrrr' }, visible.map(renderShownRow)),
  };
}

/** "Mean latency +5.1%". The title is the metric's own, because a summary takes no foreign text. */
function renderBriefly({ interval: _, ...row }: Row): string {
  const { title } = METRICS[row.metric];
  const change = rowChangeText(row);
  return change === NO_VALUE ? title : `${title} ${change}`;
}

function partRows(rows: readonly Row[]): { judged: readonly Row[]; shown: readonly Row[] } {
  const isShown = (row: Row): boolean => row.state === 'shown' && !isAdvisory(row);
  const judged = rows.filter((row) => !isShown(row));
  const failedFirst = judged.toSorted(
    (left, right) => Number(right.state === 'fail') - Number(left.state === 'fail'),
  );
  return {
    judged: judged.length > MAX_ROWS ? failedFirst : judged,
    shown: rows.filter(isShown),
  };
}

/** A failed row is bold, to catch the eye. */
export function renderJudgedRow(row: Row): string[] {
  const { interval: _, ...figure } = row;
  const { metric, baseline, candidate, change, limit } = renderRow(figure);
  const bold = (text: string) => (row.state === 'fail' && text !== NO_VALUE ? `**${text}**` : text);
  const interval = formatInterval(row, limitClauses(row.limit));
  return [
    rowLabel(row).icon,
    bold(escapeProse(metric, MAX_NAME_CHARACTERS)),
    baseline,
    candidate,
    interval === '' ? bold(change) : `${bold(change)} ${interval}`,
    escapeProse(limit, MAX_NAME_CHARACTERS),
  ];
}

function renderShownRow(row: Row): string[] {
  const { metric, baseline, candidate, change } = renderRow(row);
  return [escapeProse(metric, MAX_NAME_CHARACTERS), baseline, candidate, change];
}
