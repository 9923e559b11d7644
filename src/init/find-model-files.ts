import { UserError } from '../errors/errors.ts';
import { type Git, gitFailure } from '../git/git.ts';

/** Maximum number of models in a first policy. The others are listed, so that a person can add those that matter. */
const MAX_MODELS = 20;

/** Model files of a repository. Paths are relative to its root, with slashes. */
interface ModelFiles {
  /** Sorted, at most 20. */
  readonly paths: readonly string[];
  /** The rest. */
  readonly left: readonly string[];
}

/**
 * Finds the `.onnx` files that git tracks or would track. Ignored files and those in `node_modules` do not count as the
 * repository's own.
 *
 * @param git - In the root of the repository.
 * @param known - Paths that are left out, because the policy has them.
 * @throws {UserError} If git cannot list them.
 */
export async function findModelFiles(git: Git, known: readonly string[] = []): Promise<ModelFiles> {
  const listed = await git(
    'ls-files',
    ...['--cached', '--others', '--exclude-standard', '-z', '--', ':(glob,icase)**/*.onnx'],
  ).catch((error: unknown) => {
    throw new UserError(
      `init: expected git to list the files of the repository, got: ${gitFailure(error)}.`,
      'Run "git status" here and fix what it reports.',
      { cause: error },
    );
  });
  const own = listed.split('\0').filter((path) => path !== '' && !isForeign(path) && !known.includes(path));
  // During a merge a path is listed once per side.
  const paths = [...new Set(own)].sort();
  return { paths: paths.slice(0, MAX_MODELS), left: paths.slice(MAX_MODELS) };
}

const isForeign = (path: string): boolean => path.split('/').includes('node_modules');
