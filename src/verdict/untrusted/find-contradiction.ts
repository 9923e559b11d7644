import { breaksOwnBound, limitClauses } from '../../figures/limit-clauses.ts';
import type { Metric } from '../../policy/metric.ts';
import { MODEL_ID } from '../../policy/model-policy.ts';
import type { Ending } from '../ending.ts';
import { worseState } from '../exit-code.ts';
import { stateOf } from '../judge-model.ts';
import { type ModelVerdict, type Row, STATES, type State, type Verdict } from '../verdict.ts';

const MAX_MODELS = 100;

/** States that may let a job pass. The other states claim nothing that rows would have to support. */
const MAY_BE_GREEN: readonly State[] = ['pass', 'waived', 'inconclusive', 'no-baseline'];

/** Endings that are possible with those states. */
const MEASURED: readonly Ending['kind'][] = ['compared', 'unchanged', 'no-baseline', 'measured-alone'];

/** A combination in a verdict that cannot be true. */
export type Contradiction =
  | { readonly kind: 'no-model' }
  | { readonly kind: 'too-many-models'; readonly max: number }
  /** An id that no policy allows. */
  | { readonly kind: 'bad-model-id' }
  | { readonly kind: 'metric-twice'; readonly metric: Metric }
  /** The row passes with a figure beyond its limit, without a figure, or without a limit. */
  | { readonly kind: 'passes-beyond-limit'; readonly metric: Metric }
  | { readonly kind: 'waived-without-waiver'; readonly metric: Metric }
  | { readonly kind: 'drift-passes-over-failure' }
  /** The model's state is milder than that of its rows. */
  | { readonly kind: 'milder-than-rows'; readonly state: State; readonly rows: State }
  /** The model's state needs figures, but its ending says that there are none. */
  | { readonly kind: 'green-without-figures'; readonly state: State }
  /** Results are missing, but the verdict is not an error. */
  | { readonly kind: 'complete-despite-problems'; readonly state: State }
  | { readonly kind: 'not-the-worst-model'; readonly state: State; readonly worst: State };

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
  { rows, waivers = [] }: ModelVerdict,
): Contradiction | undefined {
  const { metric, state } = row;
  if (rows.findIndex((each) => each.metric === metric) < index) return { kind: 'metric-twice', metric };
  if (state === 'pass' && !isWithin(row)) return { kind: 'passes-beyond-limit', metric };
  const isUsed = waivers.some((each) => each.metric === metric && each.standing === 'used');
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
 * Whether a row's value keeps its own maximum and minimum. The change is not checked: below a floor it may exceed its
 * limit and pass.
 */
function isWithin(row: Row): boolean {
  return row.candidate !== null && limitClauses(row.limit).length > 0 && !breaksOwnBound(row);
}
