import { formatCount } from '../../figures/format-value.ts';
import { METRICS } from '../../policy/metric.ts';
import type { ModelVerdict } from '../../verdict/verdict.ts';
import type { WaiverStanding } from '../../verdict/waiver/waiver-standing.ts';
import { codeSpan, escapeProse } from '../markdown/escape-markdown.ts';
import { fittingRows, renderTable } from '../markdown/render-table.ts';

const MAX_TABLE_UNITS = 6_000;

const STANDINGS: Record<WaiverStanding['standing'], string> = {
  used: '☑️ used',
  'not-needed': 'not needed today',
  'not-enough': '❌ does not cover it',
  undecided: '⚠️ could not decide',
  'not-judged': 'not judged',
  expired: '❌ expired',
};

/** The waivers of one model, needed or not, as a table; nothing where there are none. */
export function renderWaivers({ waivers = [] }: ModelVerdict): string[] {
  if (waivers.length === 0) return [];
  const rows = waivers.map((waiver) => [
    escapeProse(METRICS[waiver.metric].title),
    codeSpan(waiver.limit),
    codeSpan(waiver.ceiling),
    `${codeSpan(waiver.expires)}, ${describeDays(waiver.daysLeft)}`,
    codeSpan(waiver.issue),
    escapeProse(waiver.reason),
    STANDINGS[waiver.standing],
  ]);
  const shown = fittingRows(rows, MAX_TABLE_UNITS);
  const header = ['Waiver', 'Limit', 'Ceiling', 'Expires', 'Issue', 'Reason', 'Today'];
  const table = renderTable({ header, align: 'lllllll' }, shown);
  return shown.length === rows.length ? [table] : [table, `and ${rows.length - shown.length} waivers more`];
}

/** A line a waiver, for the terminal; its texts still hold foreign characters. */
export function listWaivers({ waivers = [] }: ModelVerdict): string[] {
  return waivers.map(
    ({ metric, ceiling, expires, daysLeft, issue, reason, standing }) =>
      `Waiver: ${METRICS[metric].title} up to ${ceiling}, expires ${expires} (${describeDays(daysLeft)}), ${STANDINGS[standing].replace(/^\W+/u, '')}: ${reason} (${issue})`,
  );
}

/** "in 12 days", "today", "3 days ago". */
function describeDays(days: number): string {
  if (days === 0) return 'today';
  const count = `${formatCount(Math.abs(days))} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `in ${count}` : `${count} ago`;
}
