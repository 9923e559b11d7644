import { InfrastructureError } from '../errors/errors.ts';
import { gitFailure, isMissingGit } from './git.ts';

/** The remedy for a commit that the checkout lacks. */
export const GET_HISTORY = 'Check out with fetch-depth: 0, or give the gate a token with contents: read.';

/**
 * The error for a question that git could not answer.
 *
 * @param facts - `expected`: what git was to do, such as "give the files of the base commit abc1234"; `otherwise`: as of
 *   {@link gitRemedy}.
 */
export function gitError(
  error: unknown,
  {
    place,
    expected,
    otherwise,
  }: { readonly place: string; readonly expected: string; readonly otherwise: string },
): InfrastructureError {
  return new InfrastructureError(
    `${place}: expected git to ${expected}, got: ${gitFailure(error)}.`,
    gitRemedy(error, otherwise),
    { cause: error },
  );
}

/**
 * What to do about a failure of git, by its cause.
 *
 * @param otherwise - Unless git is missing, refuses the checkout, or there is none.
 */
export function gitRemedy(error: unknown, otherwise: string): string {
  if (isMissingGit(error)) return INSTALL_GIT;
  const { stderr = '' } = error as { stderr?: string };
  return REMEDIES.find(([cause]) => cause.test(stderr))?.[1] ?? otherwise;
}

const INSTALL_GIT =
  'Install git in the container before actions/checkout runs: without git, that step downloads the files without their history.';

/** In the order in which they are tried. */
const REMEDIES: readonly (readonly [cause: RegExp, remedy: string])[] = [
  [
    /dubious ownership/,
    'The checkout belongs to another user. Before the gate, run: git config --global --add safe.directory "$GITHUB_WORKSPACE"',
  ],
  [
    /not a git repository/,
    'Check out with actions/checkout before the gate, in a container after git is installed. If the checkout has a `path`, begin the policy’s path with it.',
  ],
  [
    /could not read (?:Username|Password)|Authentication failed|terminal prompts disabled/i,
    'Git may not read the repository: give the job `contents: read` and the gate a github-token.',
  ],
];
