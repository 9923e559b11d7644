import { isDeepStrictEqual } from 'node:util';
import { breaksOwnBound, limitClauses } from '../../figures/limit-clauses.ts';
import {
  coversSlice,
  isSameSlice,
  limitOfSlice,
  SLICE_METRICS,
  type SliceMetric,
} from '../../policy/items/slices.ts';
import type { Limit } from '../../policy/limits.ts';
import { METRIC_NAMES, METRICS, type Metric } from '../../policy/metric.ts';
import { MODEL_ID, type ModelPolicy } from '../../policy/model-policy.ts';
import type { Ending } from '../ending.ts';
import { worseState } from '../exit-code.ts';
import { stateOf } from '../judge-model.ts';
import { isAdvisory } from '../row/advise-only.ts';
import { checkExact, withoutChange } from '../row/check-limit.ts';
import { holdsOnAverage } from '../row/exact-row.ts';
import { STATES, type State } from '../state.ts';
import type { ModelVerdict, Row, Verdict } from '../verdict.ts';
import type { Contradiction } from './contradiction.ts';

const MAX_MODELS = 100;

/** States that may let a job pass. The other states claim nothing that rows would have to support. */
const MAY_BE_GREEN: readonly State[] = ['pass', 'waived', 'inconclusive', 'no-baseline'];

/** Endings that are possible with those states. */
const MEASURED: readonly Ending['kind'][] = ['compared', 'unchanged', 'no-baseline', 'measured-alone'];

/**
 * Looks for a contradiction in a verdict. A verdict without one may still be forged, because figures can be forged
 * together with everything derived from them. But a state that its own rows do not support is never shown.
 *
 * @returns Undefined if there is none.
 */
export function findContradiction(verdict: Verdict): Contradiction | undefined {
  const { state, models, problems } = verdict;
  if (models.length === 0 && problems === undefined) return { kind: 'no-model' };
  if (models.length > MAX_MODELS) return { kind: 'too-many-models', max: MAX_MODELS };
  const inModel = models.map(contradictionIn).find((each) => each !== undefined);
  if (inModel !== undefined) return inModel;
  if (problems !== undefined)
    return state === 'error' ? undefined : { kind: 'complete-despite-problems', state };
  const worst = models.map((model) => model.state).reduce(worseState);
  return state === worst ? undefined : { kind: 'not-the-worst-model', state, worst };
}

/**
 * Looks for a contradiction between a model's verdict and the policy that judges: a limit that no row judges, or a new
 * model that is not new.
 *
 * @param model - Its limits and drift limits as they apply on this machine.
 * @param isNew - Whether the base commit lacks the model.
 */
export function contradictionWith(
  { state, ending, rows, drift }: ModelVerdict,
  {
    limits,
    slices,
    drift: driftLimits,
    dataSet,
  }: Pick<ModelPolicy, 'limits' | 'slices' | 'drift' | 'dataSet'>,
  isNew: boolean,
): Contradiction | undefined {
  if (!MAY_BE_GREEN.includes(state)) return undefined;
  if (ending.kind === 'no-baseline' && ending.why.kind === 'new-model' && !isNew) return { kind: 'not-new' };
  const isJudged = (metric: Metric): boolean =>
    rows.some(
      (row) =>
        row.metric === metric &&
        row.slice === undefined &&
        isDeepStrictEqual(row.limit, plain(limits[metric])),
    );
  const metric = METRIC_NAMES.find((each) => limits[each] !== undefined && !isJudged(each));
  if (metric !== undefined) return { kind: 'limit-not-judged', metric };
  const advised = dataSet?.tier === 'advisory' ? undefined : rows.find(isAdvisory);
  if (advised !== undefined) return { kind: 'not-advisory', metric: advised.metric };
  const ofSlice = SLICE_METRICS.find((each) => !areSlicesJudged(each, rows, slices));
  if (ofSlice !== undefined) return { kind: 'limit-not-judged', metric: ofSlice };
  const hasDrift = METRIC_NAMES.some((each) => driftLimits?.[each] !== undefined);
  return hasDrift && drift === undefined ? { kind: 'drift-not-judged' } : undefined;
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

/** A limit as it comes back from JSON, without keys that are undefined. */
const plain = (limit: Limit | undefined): unknown => JSON.parse(JSON.stringify(limit ?? null));

function contradictionIn(model: ModelVerdict): Contradiction | undefined {
  const { id, rows, drift } = model;
  if (!MODEL_ID.test(id)) return { kind: 'bad-model-id' };
  const inRow = rows.map((row, index) => contradictionInRow(row, index, model));
  const first = inRow.find((each) => each !== undefined);
  if (first !== undefined) return first;
  if (drift?.state === 'pass' && drift.rows.some((row) => row.state === 'fail'))
    return { kind: 'drift-passes-over-failure' };
  return contradictionOfState(model);
}

function contradictionInRow(
  row: Row,
  index: number,
  { rows, waivers = [], method, baselineSource, dataSet }: ModelVerdict,
): Contradiction | undefined {
  const { metric, slice, state } = row;
  // A new model's row passes by its maximum or minimum alone.
  const judged =
    baselineSource === null && row.limit !== null ? (withoutChange(row.limit) ?? row.limit) : row.limit;
  const isOfRow = (each: Pick<Row, 'metric' | 'slice'>): boolean =>
    each.metric === metric && isSameSlice(each.slice, slice);
  if (rows.findIndex(isOfRow) < index) return { kind: 'metric-twice', metric };
  if (isAdvisory(row) && dataSet?.tier !== 'advisory') return { kind: 'not-advisory', metric };
  if (state === 'pass' && !isWithin({ ...row, limit: judged }, method))
    return { kind: 'passes-beyond-limit', metric };
  const isUsed = waivers.some((each) => isOfRow(each) && each.standing === 'used');
  return state === 'waived' && !isUsed ? { kind: 'waived-without-waiver', metric } : undefined;
}

function contradictionOfState(model: ModelVerdict): Contradiction | undefined {
  const { state, rows, baselineSource, drift, ending } = model;
  if (!MAY_BE_GREEN.includes(state)) return undefined;
  const supported = worseState(stateOf(rows, baselineSource !== null), drift?.state ?? 'pass');
  if (isMilder(state, supported)) return { kind: 'milder-than-rows', state, rows: supported };
  return MEASURED.includes(ending.kind) ? undefined : { kind: 'green-without-figures', state };
}

const isMilder = (left: State, right: State): boolean => STATES.indexOf(left) < STATES.indexOf(right);

/**
 * Whether a passing row's values keep its limit. The change is not checked where it may exceed the limit and pass: a
 * stored baseline widens it, and a share of time is partly noise.
 */
function isWithin(row: Row, { sampling }: ModelVerdict['method']): boolean {
  const { metric, limit, candidate, baseline } = row;
  if (candidate === null || limit === null || limitClauses(limit).length === 0) return false;
  const isSampled = METRICS[metric].evidence === 'sampled';
  if ((isSampled && sampling === 'stored-baseline') || metric === 'fallback-time-share')
    return !breaksOwnBound(row);
  if (!isSampled) return checkExact(limit, { baseline: baseline ?? undefined, candidate }) === 'pass';
  return holdsOnAverage({ ...row, change: roundedChange(row) }, limit);
}

/** A sampled change at its limit may be beyond it by a rounding error. Two zeros have no ratio, but are equal. */
const roundedChange = ({ change, baseline, candidate }: Row): number | null =>
  change === null && baseline === 0 && candidate === 0 ? 0 : change && change * (1 - 1e-9);
