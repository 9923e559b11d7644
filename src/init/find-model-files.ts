import { posix } from 'node:path';
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

/** What is looked at, as patterns of git. */
const PATTERNS = ['**/*.onnx', '**/*.gguf', '**/*.safetensors', '**/config.json'];

/**
 * Finds the models that git tracks or would track: `.onnx` files, `.gguf` files, and folders with a `config.json` and
 * `.safetensors` files. Ignored files and those in `node_modules` do not count as the repository's own.
 *
 * @param git - In the root of the repository.
 * @param known - Paths that are left out, because the policy has them.
 * @throws {UserError} If git cannot list them.
 */
export async function findModelFiles(git: Git, known: readonly string[] = []): Promise<ModelFiles> {
  const listed = await git(
    'ls-files',
    ...['--cached', '--others', '--exclude-standard', '-z', '--'],
    ...PATTERNS.map((pattern) => `:(glob,icase)${pattern}`),
  ).catch((error: unknown) => {
    throw new UserError(
      `init: expected git to list the files of the repository, got: ${gitFailure(error)}.`,
      'Run "git status" here and fix what it reports.',
      { cause: error },
    );
  });
  const own = listed.split('\0').filter((path) => path !== '' && !isForeign(path));
  // During a merge a path is listed once per side.
  const models = [...new Set(own.flatMap((path) => modelOf(path, own)))];
  const paths = models.filter((path) => !known.includes(path)).sort();
  return { paths: paths.slice(0, MAX_MODELS), left: paths.slice(MAX_MODELS) };
}

const isForeign = (path: string): boolean => path.split('/').includes('node_modules');

/** A part of a model in several files: "chat-00001-of-00003.gguf". */
const PART = /-\d{5}-of-\d{5}\.gguf$/i;

/** The model that a file is, or belongs to: a file, or its folder. Empty if it is none. */
function modelOf(path: string, all: readonly string[]): string[] {
  if (PART.test(path)) return [posix.dirname(path)];
  // The part of a model that encodes pictures.
  if (/\.gguf$/i.test(path)) return /mmproj/i.test(posix.basename(path)) ? [] : [path];
  if (/\.onnx$/i.test(path)) return [path];
  const folder = posix.dirname(path);
  const isModel =
    path.toLowerCase().endsWith('.safetensors') && all.includes(posix.join(folder, 'config.json'));
  return isModel ? [folder] : [];
}
