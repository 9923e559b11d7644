import { formatChange } from '../../figures/format-change.ts';
import { NO_VALUE } from '../../figures/format-value.ts';
import { METRICS } from '../../policy/metric.ts';
import { type ModelVerdict, nameRelease, type Row } from '../../verdict/verdict.ts';
import { escapeProse, MAX_NAME_CHARACTERS } from '../markdown/escape-markdown.ts';
import { type Fold, renderTable } from '../markdown/render-table.ts';
import { ROW_LABELS } from '../state-label.ts';
import { renderRow, renderSampleCount } from './render-row.ts';

/** Rows without a limit that still stand in the main table; more of them are folded. */
const MAX_SHOWN = 4;

/** Twice what a policy can name; a guard, not a choice. */
const MAX_ROWS = 24;

const SHAPE = {
  header: ['Metric', 'Baseline', 'This PR', 'Change', 'Limit', 'Verdict'],
  align: 'lrrrll',
} as const;

/**
 * The verdict table: what was judged, failed rows first only where not all fit, then what is merely shown.
 *
 * @param against - Heads the column of what it is compared with.
 */
export function renderVerdictTable(rows: readonly Row[], against = 'Baseline'): string | undefined {
  const { judged, shown } = partRows(rows);
  const visible = [...judged, ...(isFolded(shown) && judged.length > 0 ? [] : shown)].slice(0, MAX_ROWS);
  const header = SHAPE.header.map((name) => (name === 'Baseline' ? against : name));
  return visible.length === 0 ? undefined : renderTable({ ...SHAPE, header }, visible.map(renderCells));
}

/** The figures that no limit judges, where they are too many for the main table. */
export function renderShownRows(rows: readonly Row[]): Fold | undefined {
  const { judged, shown } = partRows(rows);
  if (!isFolded(shown) || judged.length === 0) return undefined;
  const visible = shown.slice(0, MAX_ROWS);
  return {
    name: 'figures that were not judged',
    summary: `Not judged: ${visible.map(renderBriefly).join(', ')}`,
    body: renderTable(
      { header: [...SHAPE.header.slice(0, 4), 'Samples'], align: 'lrrrl' },
      visible.map((row) => [
        ...renderCells(row).slice(0, 4),
        escapeProse(renderSampleCount(row) || NO_VALUE, MAX_NAME_CHARACTERS),
      ]),
    ),
  };
}

/** "Mean latency +5.1 %". The title is the metric's own, because a summary takes no foreign text. */
function renderBriefly({ interval: _, ...row }: Row): string {
  const change = formatChange(row, []);
  const { title } = METRICS[row.metric];
  return change === NO_VALUE ? title : `${title} ${change}`;
}

function partRows(rows: readonly Row[]): { judged: readonly Row[]; shown: readonly Row[] } {
  const judged = rows.filter(({ state }) => state !== 'shown');
  const failedFirst = judged.toSorted(
    (left, right) => Number(right.state === 'fail') - Number(left.state === 'fail'),
  );
  return {
    judged: judged.length > MAX_ROWS ? failedFirst : judged,
    shown: rows.filter(({ state }) => state === 'shown'),
  };
}

const isFolded = (shown: readonly Row[]): boolean => shown.length > MAX_SHOWN;

/** A failed row is bold where the eye should land. */
function renderCells(row: Row): string[] {
  const { metric, baseline, candidate, change, limit } = renderRow(row);
  const { icon, word } = ROW_LABELS[row.state];
  const bold = (text: string) => (row.state === 'fail' && text.length > 1 ? `**${text}**` : text);
  return [
    bold(escapeProse(metric, MAX_NAME_CHARACTERS)),
    baseline,
    candidate,
    bold(change),
    escapeProse(limit, MAX_NAME_CHARACTERS),
    `${icon} ${word}`.trim(),
  ];
}

/** The model against the last release, as a table of its own; empty where the policy has no drift limits. */
export function renderDrift({ drift }: Pick<ModelVerdict, 'drift'>): string {
  if (drift === undefined) return '';
  const name = escapeProse(nameRelease(drift));
  const table = renderVerdictTable(drift.rows, 'Release');
  if (table === undefined) return `Against ${name}: ${escapeProse(drift.why ?? 'not judged')}.`;
  const source = drift.source === null ? [] : [`Release: ${escapeProse(drift.source)}.`];
  const reasons = drift.rows.flatMap(({ title, reason }) =>
    reason === undefined ? [] : [`- **${escapeProse(title)}**: ${escapeProse(reason)}`],
  );
  return [`**Against ${name}**`, table, ...(reasons.length > 0 ? [reasons.join('\n')] : []), ...source].join(
    '\n\n',
  );
}
