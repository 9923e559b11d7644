import { isDeepStrictEqual } from 'node:util';
import { driftMetrics } from '../../policy/items/drift.ts';
import { coversSlice, limitOfSlice, SLICE_METRICS, type SliceMetric } from '../../policy/items/slices.ts';
import type { Limit } from '../../policy/limit.ts';
import { METRIC_NAMES, type Metric } from '../../policy/metric.ts';
import type { Limits, ModelPolicy } from '../../policy/model-policy.ts';
import { type DatedWaiver, holds, raiseLimit, waivesRow } from '../../policy/waivers/waivers.ts';
import type { Drift } from '../facts/drift.ts';
import { isAdvisory } from '../row/advise-only.ts';
import { withoutChange } from '../row/check-limit.ts';
import type { Row } from '../row/row.ts';
import type { ModelVerdict } from '../verdict.ts';
import type { Contradiction } from './contradiction.ts';
import { MAY_BE_GREEN } from './find-contradiction.ts';
import { isWithin } from './is-within.ts';

/** The rules that a verdict is checked against. */
interface JudgedBy {
  /** Its limits and drift limits as they apply on this machine. */
  readonly policy: Pick<ModelPolicy, 'limits' | 'slices' | 'drift' | 'dataSet'>;
  /** The model's waivers, as of today. */
  readonly waivers: readonly DatedWaiver[];
  /** Whether the base commit lacks the model. */
  readonly isNew: boolean;
}

/**
 * Looks for a contradiction between a model's verdict and the policy that judges: a limit that no row judges, a waiver that
 * the base commit does not have, or a new model that is not new.
 *
 * @returns Undefined if there is none, or if the verdict does not pass anyway.
 */
export function contradictionWith(
  verdict: ModelVerdict,
  { policy, waivers, isNew }: JudgedBy,
): Contradiction | undefined {
  const { state, ending, rows, drift } = verdict;
  if (!MAY_BE_GREEN.includes(state)) return undefined;
  if (ending.kind === 'no-baseline' && ending.why.kind === 'new-model' && !isNew) return { kind: 'not-new' };
  const metric = firstUnjudged(policy.limits, rows);
  if (metric !== undefined) return { kind: 'limit-not-judged', metric };
  const advised = policy.dataSet?.tier === 'advisory' ? undefined : rows.find(isAdvisory);
  if (advised !== undefined) return { kind: 'not-advisory', metric: advised.metric };
  const ofSlice = SLICE_METRICS.find((each) => !areSlicesJudged(each, rows, policy.slices));
  if (ofSlice !== undefined) return { kind: 'limit-not-judged', metric: ofSlice };
  const unwaived = rows.find((row) => row.state === 'waived' && !isWaived(row, verdict, waivers));
  if (unwaived !== undefined) return { kind: 'waived-without-waiver', metric: unwaived.metric };
  return isDriftJudged(drift, policy.drift) ? undefined : { kind: 'drift-not-judged' };
}

/** The first limited metric without a row that has this limit. */
function firstUnjudged(limits: Limits, rows: readonly Row[]): Metric | undefined {
  const isJudged = (metric: Metric): boolean =>
    rows.some(
      (row) =>
        row.metric === metric &&
        row.slice === undefined &&
        isDeepStrictEqual(row.limit, plain(limits[metric])),
    );
  return METRIC_NAMES.find((metric) => limits[metric] !== undefined && !isJudged(metric));
}

/**
 * Whether each pattern that limits a metric has a row, and each row the limit of its slice. Which slices the data set has
 * is not known here.
 */
function areSlicesJudged(metric: SliceMetric, rows: readonly Row[], slices: ModelPolicy['slices']): boolean {
  const own = rows.flatMap((row) =>
    row.metric === metric && row.slice !== undefined ? [{ ...row, slice: row.slice }] : [],
  );
  const limited = Object.keys(slices ?? {}).filter((pattern) => slices?.[pattern]?.[metric] !== undefined);
  return (
    limited.every((pattern) => own.some(({ slice }) => coversSlice(pattern, slice))) &&
    own.every(({ slice, limit }) => isDeepStrictEqual(limit, plain(limitOfSlice(slices, slice, metric))))
  );
}

/** Whether a valid waiver covers the row, and its figure is within the ceiling. */
function isWaived(
  row: Row,
  { method, baselineSource }: ModelVerdict,
  waivers: readonly DatedWaiver[],
): boolean {
  const valid = waivers.filter((each) => waivesRow(each, row) && holds(each));
  if (row.limit === null || valid.length === 0) return false;
  const raised = raiseLimit(row.limit, valid);
  const limit = baselineSource === null ? (withoutChange(raised) ?? raised) : raised;
  return isWithin({ ...row, limit }, method.sampling);
}

/** Whether each drift limit has its row. Without rows, the drift says why there was nothing to judge. */
function isDriftJudged(drift: Drift | undefined, policy: ModelPolicy['drift']): boolean {
  if (policy === undefined || driftMetrics(policy).length === 0) return true;
  if (drift === undefined) return false;
  const { rows, why } = drift;
  if (rows.length === 0) return why !== undefined;
  const { limits, slices } = policy;
  return (
    firstUnjudged(limits, rows) === undefined &&
    SLICE_METRICS.every((metric) => areSlicesJudged(metric, rows, slices))
  );
}

/** A limit as it comes back from JSON, without keys that are undefined. */
const plain = (limit: Limit | undefined): unknown => JSON.parse(JSON.stringify(limit ?? null));
