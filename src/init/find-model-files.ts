import { UserError } from '../errors/errors.ts';
import { type Git, gitFailure } from '../git/git.ts';

/** Most models in a first policy; the others are listed, and a person adds those that matter. */
const MAX_MODELS = 20;

/** Model files of a repository, by paths relative to its root, with slashes. */
interface ModelFiles {
  /** In the order of their names, at most 20. */
  readonly paths: readonly string[];
  /** The ones beyond that number. */
  readonly left: readonly string[];
}

/**
 * Finds the `.onnx` files that git tracks or would track: ignored files and those in `node_modules` are not the
 * repository's own.
 *
 * @param git - In the root of the repository.
 * @throws {UserError} If git cannot list them.
 */
export async function findModelFiles(git: Git): Promise<ModelFiles> {
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
  const own = listed.split('\0').filter((path) => path !== '' && !isForeign(path));
  // During a merge a path is listed once a side.
  const paths = [...new Set(own)].sort();
  return { paths: paths.slice(0, MAX_MODELS), left: paths.slice(MAX_MODELS) };
}

const isForeign = (path: string): boolean => path.split('/').includes('node_modules');
