import { METRICS } from '../../../policy/metric.ts';
import type { WaiverStanding } from '../../../verdict/waiver/waiver-standing.ts';
import { countOf } from '../grammar.ts';
import { extentText, limitText, rowTitle } from './row.ts';

/** The effect of a waiver in a run: "used", "not needed". */
export function standingText(standing: WaiverStanding['standing']): string {
  switch (standing) {
    case 'used':
      return 'used';
    case 'not-needed':
      return 'not needed';
    case 'not-enough':
      return 'not enough';
    case 'undecided':
      return 'undecided';
    case 'not-judged':
      return 'not judged';
    case 'expired':
      return 'expired';
  }
}

/** The limit that a waiver raises, and its new value: "+10%" and "+12%". */
export function waiverBounds({
  metric,
  limit,
  ceiling,
}: Pick<WaiverStanding, 'metric' | 'limit' | 'ceiling'>): {
  readonly limit: string;
  readonly ceiling: string;
} {
  const { unit } = METRICS[metric];
  return { limit: limitText({ limit, unit }), ceiling: limitText({ limit: ceiling, unit }) };
}

/** "P95 latency up to +12% until 2026-12-12 (in 12 days), used: the pruned head lands in December (https://…)". */
export function waiverText(waiver: WaiverStanding): string {
  const { metric, ceiling, expires, daysLeft, issue, reason, standing } = waiver;
  const { unit } = METRICS[metric];
  const extent = extentText({ limit: ceiling, unit });
  return `${rowTitle(waiver)} ${extent} until ${expires} (${daysText(daysLeft)}), ${standingText(standing)}: ${reason} (${issue})`;
}

/** "in 12 days", "today", "3 days ago". */
export function daysText(days: number): string {
  if (days === 0) return 'today';
  const count = countOf(Math.abs(days), 'day');
  return days > 0 ? `in ${count}` : `${count} ago`;
}
