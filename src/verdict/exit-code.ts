import type { Rules } from './facts/rules.ts';
import { STATES, type State } from './state.ts';
import type { ModelVerdict, Verdict } from './verdict.ts';

/** Exit codes of the command line and the Action. */
export const EXIT = { ok: 0, blocked: 1, badInput: 2, undecided: 3, infrastructure: 4 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What the run is for; a release fails closed. */
export type Use = 'pull-request' | 'nightly' | 'release';

/** What decides the exit code, besides the state. */
export interface JobRules {
  readonly use: Use;
  readonly onInconclusive: 'pass' | 'block';
  /** The model is absent on the base commit, or this run records a baseline. Only then may a job pass without one. */
  readonly mayLackBaseline: boolean;
}

/** The exit code that a model's state gives the job. */
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

/** The exit code for several models: an infrastructure failure outranks a blocked model. */
export function worstExitCode(codes: readonly ExitCode[]): ExitCode {
  const order = [EXIT.badInput, EXIT.infrastructure, EXIT.blocked, EXIT.undecided, EXIT.ok];
  // No model was judged, which is never a pass.
  return order.find((code) => codes.includes(code)) ?? EXIT.infrastructure;
}

/** The worse of two states. {@link STATES} is ordered mildest first. */
export function worseState(left: State, right: State): State {
  return STATES.indexOf(right) > STATES.indexOf(left) ? right : left;
}

/** The verdict on all models: the worst of their states, and how the change affects the rules. */
export function summarizeModels(models: readonly ModelVerdict[], rules: Rules | undefined): Verdict {
  // No model was judged, which is never a pass.
  if (models.length === 0) return { version: 2, state: 'error', models: [] };
  const state = models.map((model) => model.state).reduce(worseState, 'pass');
  return { version: 2, state, models: [...models], ...(rules && { rules }) };
}
