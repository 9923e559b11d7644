import { sum } from 'simple-statistics';
import type { ArmMeasurement } from '../../../measure/arm-measurement.ts';
import type { Limit } from '../../../policy/limit.ts';
import type { Metric } from '../../../policy/metric.ts';
import type { Comparison } from '../../comparison.ts';
import { isP95 } from '../p95-views.ts';
import type { Missing } from '../reason.ts';
import type { Row } from '../row.ts';
import { percentOf } from './count-samples.ts';

/** Figures that do not come from the timed requests. */
const APART: readonly Metric[] = ['load-time', 'first-run'];

/** Above this share, a figure is one of failures and not of answers. */
const MOST = 0.5;

type Failed = Extract<Missing, { kind: 'requests-failed' }>;

/**
 * Keeps a row from passing if its figure is one of failed requests: two servers that answer nothing are equally fast, and any
 * server is faster than one that answers nothing. If most requests of the candidate failed, the row fails. If so many requests of
 * either model failed that the percentile is a failed request, it is undecided; those of the baseline count only in a change.
 */
export function distrustFailures(row: Row, { baseline, candidate }: Comparison): Row {
  const { metric, limit, state } = row;
  if (limit === null || state === 'fail' || APART.includes(metric)) return row;
  const allowed = failuresAllowed(metric);
  const now = countFailed('candidate', candidate);
  if (shareOf(now) > allowed) return distrusted(row, now, shareOf(now) > MOST ? 'fail' : 'inconclusive');
  if (baseline === undefined || !boundsChange(limit)) return row;
  const before = countFailed('baseline', baseline);
  return shareOf(before) > allowed ? distrusted(row, before, 'inconclusive') : row;
}

const distrusted = (row: Row, why: Failed, state: Row['state']): Row => ({
  ...row,
  state,
  reasons: [{ kind: 'not-measured', why }, ...row.reasons],
});

function failuresAllowed(metric: Metric): number {
  const percent = isP95(metric) ? 95 : percentOf(metric);
  return percent === undefined ? MOST : 1 - percent / 100;
}

const boundsChange = (limit: Limit): boolean =>
  limit['max-increase'] !== undefined || limit['max-drop'] !== undefined;

/** NaN without requests, as of a model that is not served: other rules apply then. */
const shareOf = ({ failed, of }: Failed): number => failed / of;

function countFailed(arm: Failed['arm'], { launches }: ArmMeasurement): Failed {
  const served = launches.flatMap((launch) => launch.served ?? []);
  return {
    kind: 'requests-failed',
    arm,
    failed: sum(served.map(({ failures }) => sum(Object.values(failures)))),
    of: sum(served.map(({ latencyNs }) => latencyNs.length)),
  };
}
