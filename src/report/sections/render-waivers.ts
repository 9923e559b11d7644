import type { ModelVerdict } from '../../verdict/verdict.ts';
import type { WaiverStanding } from '../../verdict/waiver/waiver-standing.ts';
import { codeSpan, escapeProse } from '../markdown/escape-markdown.ts';
import type { Fold } from '../markdown/render-table.ts';
import { PARTS, waiversSummary } from '../words/labels.ts';
import { rowTitle } from '../words/row/row.ts';
import { daysText, standingText, waiverBounds } from '../words/row/waiver.ts';
import { renderCutTable } from './render-cut-table.ts';

/** The waivers of one model, needed or not, if one of them matters to the verdict; else empty. */
export function renderWaivers({ waivers = [] }: ModelVerdict): string {
  return waivers.some(matters) ? renderTableOf(waivers) : '';
}

/** The same, folded, if none of them matters. */
export function renderIdleWaivers({ waivers = [] }: ModelVerdict): Fold | undefined {
  if (waivers.length === 0 || waivers.some(matters)) return undefined;
  return { name: PARTS.waivers, summary: waiversSummary(waivers.length), body: renderTableOf(waivers) };
}

const matters = ({ standing }: WaiverStanding): boolean =>
  standing !== 'not-needed' && standing !== 'not-judged';

const renderTableOf = (waivers: readonly WaiverStanding[]): string =>
  renderCutTable({ header: Object.values(WAIVER_COLUMNS), align: 'lllllll' }, waivers.map(renderWaiver));

/** Column headings of the table of waivers. */
const WAIVER_COLUMNS = {
  metric: 'Waiver',
  limit: 'Limit',
  ceiling: 'Raised to',
  expires: 'Expires',
  issue: 'Issue',
  reason: 'Reason',
  standing: 'In this run',
} as const;

function renderWaiver(waiver: WaiverStanding): string[] {
  const { expires, daysLeft, issue, reason, standing } = waiver;
  const { limit, ceiling } = waiverBounds(waiver);
  return [
    escapeProse(rowTitle(waiver)),
    limit,
    ceiling,
    `${escapeProse(expires)}, ${daysText(daysLeft)}`,
    codeSpan(issue),
    escapeProse(reason),
    `${STANDING_ICONS[standing]}${standingText(standing)}`,
  ];
}

/** The effect of a waiver at a glance, before the words. */
const STANDING_ICONS: Readonly<Record<WaiverStanding['standing'], string>> = {
  used: '☑️ ',
  'not-needed': '',
  'not-enough': '❌ ',
  undecided: '⚠️ ',
  'not-judged': '',
  expired: '❌ ',
};
