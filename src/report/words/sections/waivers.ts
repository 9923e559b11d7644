import type { WaiverStanding } from '../../../verdict/waiver/waiver-standing.ts';

/** Column headings of the table of waivers. */
export const WAIVER_COLUMNS = {
  metric: 'Waiver',
  limit: 'Limit',
  ceiling: 'Raised to',
  expires: 'Expires',
  issue: 'Issue',
  reason: 'Reason',
  standing: 'In this run',
} as const;

/** The effect of a waiver at a glance, before the words. */
export const STANDING_ICONS: Readonly<Record<WaiverStanding['standing'], string>> = {
  used: '☑️ ',
  'not-needed': '',
  'not-enough': '❌ ',
  undecided: '⚠️ ',
  'not-judged': '',
  expired: '❌ ',
};
