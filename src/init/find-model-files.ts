import { UserError } from '../errors/errors.ts';
import { type Git, gitFailure } from '../git/git.ts';

/** More models than a first policy can sensibly hold; the others are named, and a person adds those that count. */
const MAX_MODELS = 20;

/** Model files of a repository, by paths relative to its root, with slashes. */
interface ModelFiles {
  /** In the order of their names, at most 20. */
  readonly paths: readonly string[];
  /** The ones beyond that number. */
  readonly left: readonly string[];
}

/**
 * Finds the `.onnx` files that git knows of, or would take: what is ignored, and what lies in `node_modules`, is not the
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
      'Run "git status" here and mend what it says.',
      { cause: error },
    );
  });
  const own = listed.split('\0').filter((path) => path !== '' && !isForeign(path));
  // During a merge a path is listed once a side.
  const paths = [...new Set(own)].sort();
  return { paths: paths.slice(0, MAX_MODELS), left: paths.slice(MAX_MODELS) };
}

const isForeign = (path: string): boolean => path.split('/').includes('node_modules');
