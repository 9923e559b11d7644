import { type LimitClause, limitClauses } from '../../../../figures/limit-clauses.ts';
import { METRICS } from '../../../../policy/metric.ts';
import type { Comparison } from '../../../../verdict/comparison.ts';
import type { ArmValues, Share } from '../../../../verdict/row/evidence/evidence.ts';
import { readEvidence } from '../../../../verdict/row/evidence/read-evidence.ts';
import { isOfOwnPass } from '../../../../verdict/row/looks.ts';
import type { Row } from '../../../../verdict/row/row.ts';
import type { ModelVerdict } from '../../../../verdict/verdict.ts';
import type { LaunchesChart } from './chart.ts';

/** One chart per limited metric that differs from launch to launch, in the order of the rows. */
export function chartLaunches(model: ModelVerdict, comparison: Comparison): LaunchesChart[] {
  return model.rows
    .filter(({ metric, limit }) => limit !== null && METRICS[metric].evidence === 'sampled')
    .flatMap((row) => chartRow(row, comparison));
}

function chartRow(row: Row, comparison: Comparison): LaunchesChart[] {
  const values = valuesOf(row, comparison);
  if (values === undefined || values.candidate.length === 0) return [];
  const isPaired =
    comparison.isPaired &&
    comparison.isSameModel !== true &&
    !isOfOwnPass(row.metric) &&
    values.baseline.length === values.candidate.length;
  const clauses = limitClauses(row.limit);
  return isPaired && clauses.some(({ of }) => of === 'change')
    ? [chartChanges(row, values)]
    : [chartValues(row, values, comparison)];
}

function valuesOf({ metric }: Row, comparison: Comparison): ArmValues | undefined {
  const evidence = readEvidence(metric, comparison);
  switch (evidence.kind) {
    case 'sampled':
      return evidence;
    case 'shares':
      return { baseline: evidence.baseline.map(shareOf), candidate: evidence.candidate.map(shareOf) };
    case 'exact':
    case 'missing':
      return undefined;
  }
}

const shareOf = ({ count, of }: Share): number => count / of;

/** The candidate's change in each launch. */
function chartChanges(row: Row, { baseline, candidate }: ArmValues): LaunchesChart {
  const isRelative = row.changeKind === 'relative';
  const values = candidate.map((now, index) => {
    const before = baseline[index] as number;
    return isRelative ? now / before - 1 : now - before;
  });
  return {
    kind: 'launches',
    row,
    metric: row.metric,
    of: 'change',
    series: [{ arm: 'candidate', values: values.filter(Number.isFinite) }],
    interval: row.interval,
    bounds: limitClauses(row.limit)
      .filter(({ of }) => of === 'change')
      .flatMap((clause) => boundOf(clause.side, allowedChange(row, clause))),
  };
}

/** Each arm's own values, against what is allowed of the candidate's. */
function chartValues(
  row: Row,
  { baseline, candidate }: ArmValues,
  { isSameModel }: Comparison,
): LaunchesChart {
  const hasBaseline = baseline.length > 0 && isSameModel !== true;
  return {
    kind: 'launches',
    row,
    metric: row.metric,
    of: 'value',
    series: [
      ...(hasBaseline ? [{ arm: 'baseline', values: baseline.filter(Number.isFinite) } as const] : []),
      { arm: 'candidate', values: candidate.filter(Number.isFinite) },
    ],
    interval: row.valueInterval,
    bounds: limitClauses(row.limit).flatMap((clause) => boundOf(clause.side, allowedValue(row, clause))),
  };
}

const boundOf = (side: LimitClause['side'], value: number): LaunchesChart['bounds'] =>
  Number.isFinite(value) ? [{ side, value }] : [];

/** The largest allowed change, as the row expresses changes; NaN without a baseline that it depends on. */
function allowedChange({ baseline, changeKind, limit }: Row, { bound, expression }: LimitClause): number {
  const sign = Math.sign(bound) || 1;
  const before = Math.abs(baseline ?? Number.NaN);
  const isRelative = changeKind === 'relative';
  const convert = isRelative ? (amount: number) => amount / before : (amount: number) => amount;
  const isOwn = expression === (isRelative ? 'relative' : 'points');
  const allowed = isOwn
    ? Math.abs(bound)
    : convert(expression === 'relative' ? before * Math.abs(bound) : Math.abs(bound));
  return sign * Math.max(allowed, limit?.floor === undefined ? 0 : convert(limit.floor));
}

function allowedValue(row: Row, clause: LimitClause): number {
  if (clause.of === 'candidate') return clause.bound;
  const before = row.baseline ?? Number.NaN;
  const change = allowedChange(row, clause);
  return row.changeKind === 'relative' ? before * (1 + change) : before + change;
}
