import { z } from 'zod';
import { type DatedWaiver, describeCeiling, describeWaived, holds } from '../../policy/dated-waiver.ts';
import { METRIC_NAMES, type Metric } from '../../policy/metric.ts';
import type { Limits } from '../../policy/policy.ts';
import type { Row } from '../verdict.ts';

/** A waiver of one of a model's limits, and what it came to in a run. */
export const waiverStandingSchema = z.strictObject({
  metric: z.enum(METRIC_NAMES as [Metric, ...Metric[]]),
  /** What it raises, as in the policy: "max-increase 10%". */
  limit: z.string(),
  /** Up to where: "max-increase 12%". */
  ceiling: z.string(),
  /** Its last day, in UTC: "2026-12-31". */
  expires: z.string(),
  /** 0 on the last day, negative when it has expired. */
  daysLeft: z.int(),
  issue: z.string(),
  reason: z.string(),
  /**
   * `used`: without it the row would not pass. `not-enough`: the row fails all the same. `undecided`: so was the row.
   * `not-judged`: the metric was not.
   */
  standing: z.enum(['used', 'not-needed', 'not-enough', 'undecided', 'not-judged', 'expired']),
});

export type WaiverStanding = z.infer<typeof waiverStandingSchema>;

const STANDINGS: Record<Row['state'], WaiverStanding['standing']> = {
  pass: 'not-needed',
  waived: 'used',
  fail: 'not-enough',
  inconclusive: 'undecided',
  shown: 'not-judged',
};

/** Every waiver of a model with what it came to, used or not: a reader must know what is let through, and until when. */
export function describeStandings(
  waivers: readonly DatedWaiver[],
  { limits, rows }: { limits: Limits; rows: readonly Row[] },
): WaiverStanding[] {
  return waivers.map((waiver) => {
    const { metric, ceiling, expires, daysLeft, issue, reason } = waiver;
    const row = rows.find((each) => each.metric === metric);
    return {
      metric,
      limit: describeWaived(metric, limits[metric], ceiling),
      ceiling: describeCeiling(metric, ceiling),
      expires,
      daysLeft,
      issue,
      reason,
      standing: holds(waiver) ? STANDINGS[row?.state ?? 'shown'] : 'expired',
    };
  });
}

/** What a headline must not leave out of the waivers; undefined where there is nothing. */
export function mentionWaivers(
  standings: readonly WaiverStanding[],
  rows: readonly Row[],
): string | undefined {
  const isFailed = (metric: Metric) => rows.some((row) => row.metric === metric && row.state === 'fail');
  const parts = standings.flatMap(({ metric, ceiling, expires, standing }) => {
    if (standing === 'used') return [`waived up to ${ceiling} until ${expires}`];
    if (!isFailed(metric)) return [];
    if (standing === 'expired') return [`the waiver up to ${ceiling} expired on ${expires}`];
    return standing === 'not-enough' ? [`not covered by the waiver up to ${ceiling}`] : [];
  });
  return parts.length === 0 ? undefined : parts.join('; ');
}
