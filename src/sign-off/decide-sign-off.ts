import { EXIT, type ExitCode, exitCodeOf, worstExitCode } from '../verdict/exit-code.ts';
import { STATES, type State } from '../verdict/state.ts';
import type { SignedModel, SignOff } from './sign-off-record.ts';

/** The outcome of a sign-off. */
type Decision = Pick<SignOff, 'signed' | 'state'> & { readonly exitCode: ExitCode };

/**
 * Decides a release from its models: it is signed only if each was tested by a nightly run and passed every repeat. What
 * is missing is never a pass.
 */
export function decideSignOff({
  models,
  profile,
}: Pick<SignOff, 'profile'> & {
  readonly models: readonly Pick<SignedModel, 'nightly' | 'measured' | 'repeats'>[];
}): Decision {
  const states = models.flatMap((model) => statesOf(model, profile));
  const exitCode = worstExitCode(states.map((state) => exitCodeOf(state, RULES)));
  return { signed: exitCode === EXIT.ok, state: states.reduce(worse, 'pass'), exitCode };
}

/** A release fails closed. */
const RULES = { use: 'release', onInconclusive: 'block', mayLackBaseline: false } as const;

function statesOf(
  { nightly, measured, repeats }: Pick<SignedModel, 'nightly' | 'measured' | 'repeats'>,
  profile: SignOff['profile'],
): State[] {
  const isWhole = nightly !== null && measured?.baseline != null && repeats.length === profile.repeats;
  return [...repeats.map(({ state }) => state), ...(isWhole ? [] : (['incomparable'] as const))];
}

/** {@link STATES} are listed mildest first. */
const worse = (left: State, right: State): State =>
  STATES.indexOf(right) > STATES.indexOf(left) ? right : left;
