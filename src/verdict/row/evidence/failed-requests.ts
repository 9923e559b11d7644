import { sum } from 'simple-statistics';
import type { Metric } from '../../../policy/metric.ts';
import type { Comparison } from '../../comparison.ts';
import type { Row } from '../../verdict.ts';
import { isP95, p95OverInputs } from '../p95-views.ts';
import type { Missing } from '../reason.ts';
import { percentOf } from './count-samples.ts';

/** Figures that do not come from the timed requests, or count the failed ones themselves. */
const APART: readonly Metric[] = ['load-time', 'first-run', 'error-rate', 'goodput'];

/** From this share on, a figure is one of failures and not of answers. */
const MOST = 0.5;

/**
 * Keeps a row from passing if its figure is one of failed requests: two servers that answer nothing are equally fast. If most
 * requests of the candidate failed, the row fails. If so many failed that the percentile is a failed request, it is undecided.
 */
export function distrustFailures(row: Row, comparison: Comparison): Row {
  const { metric, limit, state } = row;
  if (limit === null || state === 'fail' || APART.includes(metric)) return row;
  const why = countFailed(comparison);
  const share = why.failed / why.of;
  // Without launches it is NaN, and other rules apply.
  if (!(share > failuresAllowed(metric, comparison))) return row;
  return {
    ...row,
    state: share > MOST ? 'fail' : 'inconclusive',
    reasons: [{ kind: 'not-measured', why }, ...row.reasons],
  };
}

function failuresAllowed(metric: Metric, comparison: Comparison): number {
  const percent = isP95(metric) ? 95 : percentOf(metric);
  // A percentile over inputs takes each by its faster runs, so single failures do not decide it.
  const isOverInputs = isP95(metric) && p95OverInputs(metric, comparison) !== undefined;
  return percent === undefined || isOverInputs ? MOST : 1 - percent / 100;
}

function countFailed({ candidate }: Comparison): Extract<Missing, { kind: 'requests-failed' }> {
  const served = candidate.launches.flatMap((launch) => launch.served ?? []);
  return {
    kind: 'requests-failed',
    failed: sum(served.map(({ failures }) => sum(Object.values(failures)))),
    of: sum(served.map(({ latencyNs }) => latencyNs.length)),
  };
}
