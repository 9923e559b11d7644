import { isSameSlice, limitOfSlice, parseSlice, type SliceMetric } from '../../policy/items/slices.ts';
import type { Limit } from '../../policy/limit.ts';
import { METRICS, type Metric } from '../../policy/metric.ts';
import type { ModelPolicy } from '../../policy/model-policy.ts';
import { type DatedWaiver, holds, raiseLimit, waivedKey } from '../../policy/waivers/waivers.ts';
import type { Comparison } from '../comparison.ts';
import { checkRowAtLook } from '../row/check-row-at-look.ts';
import { isClear, lookAtEnd } from '../row/is-clear.ts';
import { type Look, PLANNED_LAUNCHES } from '../row/looks.ts';
import type { Reason } from '../row/reason.ts';
import type { Row } from '../row/row.ts';
import type { WaiverStanding } from './waiver-standing.ts';

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
  const waivers = (comparison.waivers ?? []).filter(
    (each) => each.metric === metric && each.slice === undefined,
  );
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

/**
 * Whether sampling may stop, as in {@link isClear}. With waivers, a row that is worse than its limit must also be
 * decided against the ceiling. A row that is undecided against its limit continues even if it is within the ceiling:
 * the waiver may turn out not to be needed.
 */
export function isClearWithWaivers(comparison: Comparison): boolean {
  if (!isClear(comparison)) return false;
  const { baseline, candidate } = comparison;
  if (baseline === undefined || candidate.launches.length >= PLANNED_LAUNCHES) return true;
  return !isOpenAtCeiling(comparison);
}

/** The look at which sampling ended, as in {@link lookAtEnd}. With waivers, the evidence must decide those too. */
export function lookAtEndWithWaivers(comparison: Comparison): Look {
  const look = lookAtEnd(comparison);
  return look === 'interim' && isOpenAtCeiling(comparison) ? 'last' : look;
}

/**
 * Whether a row based on launches is undecided against its waiver's ceiling at an interim look. More launches may
 * decide it.
 */
function isOpenAtCeiling(comparison: Comparison): boolean {
  return (comparison.waivers ?? [])
    .filter(holds)
    .filter(
      ({ metric, slice }) =>
        slice === undefined && METRICS[metric].evidence === 'sampled' && metric !== 'memory-ram-peak',
    )
    .some(({ metric }) => checkWaivedRow(metric, comparison, 'interim')?.state === 'inconclusive');
}

const STANDINGS: Record<Row['state'], WaiverStanding['standing']> = {
  pass: 'not-needed',
  waived: 'used',
  fail: 'not-enough',
  inconclusive: 'undecided',
  shown: 'not-judged',
};

function standingOf(row: Row | undefined, key: keyof Limit): WaiverStanding['standing'] {
  const isUncompared = row?.reasons.some(
    (each) => each.kind === 'nothing-to-compare' && each.keys.some((name) => name === key),
  );
  return STANDINGS[row === undefined || isUncompared ? 'shown' : row.state];
}

/** Every waiver of a model with its effect, used or not, so that a reader sees each exception and its end date. */
export function listStandings(
  waivers: readonly DatedWaiver[],
  { limits, slices, rows }: Pick<ModelPolicy, 'limits' | 'slices'> & { rows: readonly Row[] },
): WaiverStanding[] {
  return waivers.map((waiver) => {
    const { metric, slice, ceiling, expires, daysLeft, issue, reason } = waiver;
    const named = slice === undefined ? undefined : parseSlice(slice);
    const row = rows.find((each) => each.metric === metric && isSameSlice(each.slice, named));
    const limit: Limit | undefined =
      named === undefined ? limits[metric] : limitOfSlice(slices, named, metric as SliceMetric);
    const key = waivedKey(ceiling);
    return {
      metric,
      ...(named && { slice: named }),
      limit: { [key]: limit?.[key] },
      ceiling,
      expires,
      daysLeft,
      issue,
      reason,
      standing: holds(waiver) ? standingOf(row, key) : 'expired',
    };
  });
}
