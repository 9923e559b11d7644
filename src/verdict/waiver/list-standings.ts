import { type DatedWaiver, holds } from '../../policy/dated-waiver.ts';
import type { Limit } from '../../policy/limits.ts';
import type { Limits } from '../../policy/model-policy.ts';
import { waivedKey } from '../../policy/waivers.ts';
import type { Row } from '../verdict.ts';
import type { WaiverStanding } from './waiver-standing.ts';

const STANDINGS: Record<Row['state'], WaiverStanding['standing']> = {
  pass: 'not-needed',
  waived: 'used',
  fail: 'not-enough',
  inconclusive: 'undecided',
  shown: 'not-judged',
};

/** Every waiver of a model with its effect, used or not: a reader must see what is let through, and until when. */
export function listStandings(
  waivers: readonly DatedWaiver[],
  { limits, rows }: { limits: Limits; rows: readonly Row[] },
): WaiverStanding[] {
  return waivers.map((waiver) => {
    const { metric, ceiling, expires, daysLeft, issue, reason } = waiver;
    const row = rows.find((each) => each.metric === metric);
    const limit: Limit | undefined = limits[metric];
    const key = waivedKey(ceiling);
    return {
      metric,
      limit: { [key]: limit?.[key] },
      ceiling,
      expires,
      daysLeft,
      issue,
      reason,
      standing: holds(waiver) ? STANDINGS[row?.state ?? 'shown'] : 'expired',
    };
  });
}
