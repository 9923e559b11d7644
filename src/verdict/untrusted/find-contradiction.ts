import { isSameSlice } from '../../policy/items/slices.ts';
import { MODEL_ID } from '../../policy/model-policy.ts';
import { worseState } from '../exit-code.ts';
import type { Drift } from '../facts/drift.ts';
import type { Ending } from '../facts/ending.ts';
import { stateOf } from '../judge-model.ts';
import { isAdvisory } from '../row/advise-only.ts';
import { withoutChange } from '../row/check-limit.ts';
import { isOfBothArms } from '../row/check-row-at-look.ts';
import type { Row } from '../row/row.ts';
import { STATES, type State } from '../state.ts';
import type { ModelVerdict, Verdict } from '../verdict.ts';
import type { Contradiction } from './contradiction.ts';
import { isWithin } from './is-within.ts';

const MAX_MODELS = 100;

/** States that may let a job pass. The other states claim nothing that rows would have to support. */
export const MAY_BE_GREEN: readonly State[] = ['pass', 'waived', 'inconclusive', 'no-baseline'];

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

function contradictionIn(model: ModelVerdict): Contradiction | undefined {
  const { id, rows, drift } = model;
  if (!MODEL_ID.test(id)) return { kind: 'bad-model-id' };
  const twice = findTwice(rows);
  if (twice !== undefined) return { kind: 'metric-twice', metric: twice.metric };
  const inRow = rows.map((row) => contradictionInRow(row, model));
  const first = inRow.find((each) => each !== undefined);
  if (first !== undefined) return first;
  return (drift && contradictionInDrift(drift)) ?? contradictionOfState(model);
}

/** How the release was measured is not in the verdict, so of sampled rows only maximum and minimum are checked. */
function contradictionInDrift({ state, rows }: Drift): Contradiction | undefined {
  const beyond = rows.find((row) => row.state === 'pass' && !isWithin(row, 'stored-baseline'));
  if (beyond !== undefined) return { kind: 'passes-beyond-limit', metric: beyond.metric };
  if (rows.some(({ state: own, limit, slice }) => own === 'shown' && limit !== null && slice === undefined))
    return { kind: 'drift-not-judged' };
  const isTooMild = rows.length > 0 && isMilder(state, stateOf(rows, true));
  return isTooMild ? { kind: 'drift-passes-over-failure' } : undefined;
}

/** The second row of a metric or of one of its slices. There may be as many slices as items. */
function findTwice(rows: readonly Row[]): Row | undefined {
  const seen = new Set<string>();
  return rows.find(({ metric, slice }) => {
    const name = JSON.stringify([metric, slice?.key, slice?.value]);
    return seen.size === seen.add(name).size;
  });
}

function contradictionInRow(
  row: Row,
  { waivers = [], method, baselineSource, dataSet }: ModelVerdict,
): Contradiction | undefined {
  const { metric, slice, state } = row;
  // A new model's row passes by its maximum or minimum alone.
  const judged =
    baselineSource === null && row.limit !== null ? (withoutChange(row.limit) ?? row.limit) : row.limit;
  const isOfRow = (each: Pick<Row, 'metric' | 'slice'>): boolean =>
    each.metric === metric && isSameSlice(each.slice, slice);
  if (isAdvisory(row) && dataSet?.tier !== 'advisory') return { kind: 'not-advisory', metric };
  if (state === 'pass' && !isWithin({ ...row, limit: judged }, method.sampling))
    return { kind: 'passes-beyond-limit', metric };
  const isUsed = waivers.some((each) => isOfRow(each) && each.standing === 'used');
  return state === 'waived' && !isUsed ? { kind: 'waived-without-waiver', metric } : undefined;
}

function contradictionOfState(model: ModelVerdict): Contradiction | undefined {
  const { state, rows, baselineSource, drift, ending } = model;
  if (!MAY_BE_GREEN.includes(state)) return undefined;
  const supported = worseState(stateOf(rows, baselineSource !== null), drift?.state ?? 'pass');
  if (isMilder(state, supported)) return { kind: 'milder-than-rows', state, rows: supported };
  const unjudged = rows.find((row) => isLeftUnjudged(row, baselineSource !== null));
  if (unjudged !== undefined) return { kind: 'limit-not-judged', metric: unjudged.metric };
  return MEASURED.includes(ending.kind) ? undefined : { kind: 'green-without-figures', state };
}

const isMilder = (left: State, right: State): boolean => STATES.indexOf(left) < STATES.indexOf(right);

/**
 * Whether a row only shows a figure that its limit should judge. That is right on an advisory data set, in a slice with too few
 * items, and where a new model has nothing to be compared with.
 */
function isLeftUnjudged(row: Row, hasBaseline: boolean): boolean {
  if (row.state !== 'shown' || row.limit === null || row.slice !== undefined || isAdvisory(row)) return false;
  return hasBaseline || (!isOfBothArms(row.metric) && withoutChange(row.limit) !== undefined);
}
