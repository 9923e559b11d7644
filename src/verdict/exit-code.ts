import { type Rules, warnOfRules } from '../policy/diff/policy-change.ts';
import { type ModelVerdict, STATES, type State, type Verdict } from './verdict.ts';

/** Exit codes of the command line and the Action. */
export const EXIT = { ok: 0, blocked: 1, badInput: 2, undecided: 3, infrastructure: 4 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** In whose use the gate runs; a release fails closed. */
export type Use = 'pull-request' | 'nightly' | 'release';

/** What decides besides the state whether a job passes. */
export interface JobRules {
  readonly use: Use;
  readonly onInconclusive: 'pass' | 'block';
  /** The model is absent on the base commit, or this run records a baseline: only then may a job without one pass. */
  readonly mayLackBaseline: boolean;
}

/** What a model's state means for the job (design: "Verdicts"). */
export function exitCodeOf(state: State, { use, onInconclusive, mayLackBaseline }: JobRules): ExitCode {
  switch (state) {
    case 'pass':
    case 'waived':
      return EXIT.ok;
    case 'fail':
      return EXIT.blocked;
    case 'inconclusive':
      return use !== 'release' && onInconclusive === 'pass' ? EXIT.ok : EXIT.undecided;
    case 'no-baseline':
      return use !== 'release' && mayLackBaseline ? EXIT.ok : EXIT.undecided;
    case 'incomparable':
      return EXIT.undecided;
    case 'no-provider':
    case 'error':
      return EXIT.infrastructure;
  }
}

/** The exit code of several models: a model that could not be judged for want of a working gate outranks a blocked one. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  const order = [EXIT.badInput, EXIT.infrastructure, EXIT.blocked, EXIT.undecided, EXIT.ok];
  // No model at all was judged: never a pass.
  return order.find((code) => codes.includes(code)) ?? EXIT.infrastructure;
}

/** The worse of two states: {@link STATES} are listed mildest first. */
export function worseState(left: State, right: State): State {
  return STATES.indexOf(right) > STATES.indexOf(left) ? right : left;
}

/** The verdict on all models: the worst state, the headline of the first model in it, and what the change does to the rules. */
export function summarizeModels(models: readonly ModelVerdict[], rules: Rules | undefined): Verdict {
  const state = models.map((model) => model.state).reduce(worseState, 'pass');
  const first = models.find((model) => model.state === state);
  // Without any model nothing was judged, and that is never a pass.
  if (first === undefined) return { version: 1, state: 'error', headline: 'no model was judged', models: [] };
  const alike = models.filter((model) => model.state === state).length;
  const count = models.length === 1 ? '' : `${alike} of ${models.length} models: `;
  const warning = rules && warnOfRules(rules);
  const headline = `${count}${first.id}: ${first.headline}${warning === undefined ? '' : `; ${warning}`}`;
  return { version: 1, state, headline, models: [...models], ...(rules && { rules }) };
}
