import { type DatedWaiver, holds, raiseLimit } from '../../policy/dated-waiver.ts';
import type { Metric } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { checkRowAtLook } from '../row/check-row-at-look.ts';
import type { Look } from '../row/looks.ts';
import type { Reason } from '../row/reason.ts';
import type { Row } from '../verdict.ts';

/**
 * Judges one metric at a look. If its row does not pass, judges it again against the ceiling of its waivers, by the
 * same rule as for any limit: `waived` if the whole interval is within the ceiling, `fail` if all of it is beyond,
 * otherwise undecided. A waiver raises a figure's limit. It never replaces a figure that is missing or not a number,
 * because no ceiling lets that pass.
 *
 * @returns Undefined for a metric without a limit that was not measured.
 */
export function checkWaivedRow(metric: Metric, comparison: Comparison, look: Look): Row | undefined {
  const row = checkRowAtLook(metric, comparison, look);
  const waivers = (comparison.waivers ?? []).filter((each) => each.metric === metric);
  if (row === undefined || waivers.length === 0) return row;
  if (row.state !== 'fail' && row.state !== 'inconclusive') return row;
  const valid = waivers.filter(holds);
  const expired = row.state === 'fail' ? waivers.filter((each) => !holds(each)) : [];
  const expiredReasons = expired.map(
    ({ ceiling, expires, issue }) => ({ kind: 'waiver-expired', ceiling, expires, issue }) as const,
  );
  if (valid.length === 0) return { ...row, reasons: [...row.reasons, ...expiredReasons] };
  return judgeByCeiling(row, { comparison, look, valid, expiredReasons });
}

function judgeByCeiling(
  row: Row,
  found: {
    comparison: Comparison;
    look: Look;
    valid: readonly DatedWaiver[];
    /** One per expired waiver. */
    expiredReasons: readonly Reason[];
  },
): Row {
  const { metric } = row;
  const { comparison, look, valid, expiredReasons } = found;
  const raised = checkRowAtLook(metric, raiseLimits(comparison, metric, valid), look);
  const waivers = valid.map(({ ceiling, expires, issue }) => ({ ceiling, expires, issue }));
  const isBeyondLimit = row.state === 'fail';
  switch (raised?.state) {
    case 'pass':
      return {
        ...row,
        state: 'waived',
        reasons: [...row.reasons, { kind: 'within-waiver', isBeyondLimit, waivers }],
      };
    case 'inconclusive': {
      const undecided = { kind: 'waiver-undecided', isBeyondLimit, waivers } as const;
      const why = raised.reasons.length > 0 ? raised.reasons : row.reasons;
      return { ...row, state: 'inconclusive', reasons: [...why, undecided, ...expiredReasons] };
    }
    default:
      return { ...row, reasons: [...row.reasons, { kind: 'beyond-waiver', waivers }, ...expiredReasons] };
  }
}

function raiseLimits(comparison: Comparison, metric: Metric, waivers: readonly DatedWaiver[]): Comparison {
  const { policy } = comparison;
  const limit = policy.limits[metric];
  if (limit === undefined) return comparison;
  const limits = { ...policy.limits, [metric]: raiseLimit(limit, waivers) };
  return { ...comparison, policy: { ...policy, limits } };
}
