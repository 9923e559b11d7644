import { type DatedWaiver, describeCeiling, holds, raiseLimit } from '../../policy/dated-waiver.ts';
import type { Metric } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { checkRowAtLook } from '../row/check-row-at-look.ts';
import type { Look } from '../row/looks.ts';
import { explain } from '../row/row-state.ts';
import type { Row } from '../verdict.ts';

/**
 * Judges one metric at a look, and what does not pass once more against the ceiling of its waivers, by the same rule as
 * against any limit: the whole interval within the ceiling is `waived`, the whole interval beyond it fails, and what lies
 * between is undecided, as it would be if the ceiling were the limit. A waiver raises a figure's limit; it never stands
 * for a figure that is missing or no number, because no ceiling lets that pass.
 *
 * @returns Undefined for a metric without limit that was not measured.
 */
export function checkWaivedRow(metric: Metric, comparison: Comparison, look: Look): Row | undefined {
  const row = checkRowAtLook(metric, comparison, look);
  const waivers = (comparison.waivers ?? []).filter((each) => each.metric === metric);
  if (row === undefined || waivers.length === 0) return row;
  if (row.state !== 'fail' && row.state !== 'inconclusive') return row;
  const valid = waivers.filter(holds);
  const expired = row.state === 'fail' ? waivers.filter((each) => !holds(each)) : [];
  const expiredTexts = expired.map(({ ceiling, expires, issue }) => {
    return `its waiver (${describeCeiling(metric, ceiling)}) expired on ${expires}: ${issue}`;
  });
  if (valid.length === 0) return { ...row, ...explain(row.reason, ...expiredTexts) };
  return holdAgainstCeiling(row, { comparison, look, valid, expiredTexts });
}

function holdAgainstCeiling(
  row: Row,
  found: {
    comparison: Comparison;
    look: Look;
    valid: readonly DatedWaiver[];
    /** What there is to say of waivers that no longer hold. */
    expiredTexts: readonly string[];
  },
): Row {
  const { metric } = row;
  const { comparison, look, valid, expiredTexts } = found;
  const raised = checkRowAtLook(metric, raiseLimits(comparison, metric, valid), look);
  const named = valid.map((each) => describeCeiling(metric, each.ceiling)).join(', ');
  const until = valid.map(({ expires, issue }) => `until ${expires}, ${issue}`).join('; ');
  switch (raised?.state) {
    case 'pass': {
      const beyond = row.state === 'fail' ? 'beyond its limit' : 'not shown to be within its limit';
      return {
        ...row,
        state: 'waived',
        ...explain(row.reason, `${beyond}, within its waiver (${named}, ${until})`),
      };
    }
    case 'inconclusive': {
      const beyond = row.state === 'fail' ? 'beyond its limit; ' : '';
      const open = `${beyond}whether it is within its waiver (${named}) could not be decided`;
      return {
        ...row,
        state: 'inconclusive',
        ...explain(raised.reason ?? row.reason, open, ...expiredTexts),
      };
    }
    default:
      return {
        ...row,
        ...explain(row.reason, `not covered by its waiver, which allows ${named}`, ...expiredTexts),
      };
  }
}

function raiseLimits(comparison: Comparison, metric: Metric, waivers: readonly DatedWaiver[]): Comparison {
  const { policy } = comparison;
  const limit = policy.limits[metric];
  if (limit === undefined) return comparison;
  const limits = { ...policy.limits, [metric]: raiseLimit(limit, waivers) };
  return { ...comparison, policy: { ...policy, limits } };
}
