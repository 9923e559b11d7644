import { readLimit } from '../../figures/read-limit.ts';
import { METRIC_NAMES } from '../../policy/metric.ts';
import { MODEL_ID } from '../../policy/policy.ts';
import { worseState } from '../exit-code.ts';
import { stateOf } from '../judge-model.ts';
import { type ModelVerdict, type Row, STATES, type State, type Verdict } from '../verdict.ts';

const MAX_MODELS = 100;

/** States with which a job may end green; the others claim nothing that rows would have to bear out. */
const MAY_BE_GREEN: readonly State[] = ['pass', 'waived', 'inconclusive', 'no-baseline'];

/**
 * What in a verdict does not hold together, in one clause; undefined where all of it does. No proof of honesty: figures
 * can be forged together with what follows from them. But a state that its own rows do not bear out is never shown.
 */
export function findContradiction(verdict: Verdict): string | undefined {
  const { state, models, problems } = verdict;
  if (models.length === 0 && problems === undefined) return 'it judges no model';
  if (models.length > MAX_MODELS) return `it judges more than ${MAX_MODELS} models`;
  const inModel = models.map(contradictionIn).find((each) => each !== undefined);
  if (inModel !== undefined) return inModel;
  if (problems !== undefined)
    return state === 'error' ? undefined : `it says ${state}, and that not everything was measured`;
  const worst = models.map((model) => model.state).reduce(worseState);
  return state === worst ? undefined : `it says ${state}, and of its models the worst is ${worst}`;
}

function contradictionIn(model: ModelVerdict): string | undefined {
  const { id, state, rows, baselineSource, drift, waivers = [] } = model;
  if (!MODEL_ID.test(id)) return 'it names a model as no policy can';
  const metrics = new Set(rows.map(({ metric }) => metric));
  if (metrics.size < rows.length) return 'it judges a metric twice';
  const broken = rows.find((row) => row.state === 'pass' && !isWithin(row));
  if (broken !== undefined)
    return `its row ${broken.metric} passes with a figure beyond its limit, or without one`;
  const unfounded = rows.find(
    ({ metric, state: own }) =>
      own === 'waived' && !waivers.some((each) => each.metric === metric && each.standing === 'used'),
  );
  if (unfounded !== undefined) return `its row ${unfounded.metric} is waived without a waiver that is used`;
  const borneOut = worseState(stateOf(rows, baselineSource !== null), drift?.state ?? 'pass');
  if (drift?.state === 'pass' && drift.rows.some((row) => row.state === 'fail')) {
    return 'its drift since the last release passes over a row that failed';
  }
  return MAY_BE_GREEN.includes(state) && isMilder(state, borneOut)
    ? `it says ${state} where its rows say ${borneOut}`
    : undefined;
}

const isMilder = (left: State, right: State): boolean => STATES.indexOf(left) < STATES.indexOf(right);

/** Whether the value of a row keeps its own maximum and minimum. A change may exceed its limit and pass, below a floor. */
function isWithin(row: Row): boolean {
  const { candidate } = row;
  if (candidate === null || row.limit === null || !METRIC_NAMES.includes(row.metric)) return false;
  const clauses = readLimit(row) ?? [];
  return clauses
    .filter(({ of }) => of === 'candidate')
    .every(({ side, bound }) => {
      // The bound was read back from text.
      const slack = Math.abs(bound) * 1e-9;
      return side === 'at-most' ? candidate <= bound + slack : candidate >= bound - slack;
    });
}
