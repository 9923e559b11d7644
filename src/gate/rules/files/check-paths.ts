import { lstat } from 'node:fs/promises';
import { isAbsolute, join, posix } from 'node:path';
import { UserError } from '../../../errors/errors.ts';
import { quoted } from '../../../errors/plain-text.ts';
import { pathInRepository, placeAtCommit, readObjectId } from '../../../git/git-tree.ts';
import type { ModelPolicy } from '../../../policy/model-policy.ts';

/** The policy's folder, the base commit, and the models of its policy. */
interface Base {
  /** Absolute. */
  readonly folder: string;
  readonly commit: string;
  readonly base: readonly ModelPolicy[];
  /** Path of the policy in messages. */
  readonly shownPath: string;
}

/**
 * Checks the paths that a change brings into the policy. It may only name files of the repository, because a reviewer
 * cannot see any other: a path to some other model on the runner could pass in place of the one that ships. A path that
 * the base policy has too was reviewed with it. But what is there may be new: a link that the change adds on a path of the
 * base policy, whether or not its own policy still names that path, would choose what judges it.
 *
 * @throws {UserError} If a new path is absolute or leads out of the repository, or a link that the change adds to git leads
 *   to a file that either policy names.
 */
export async function checkPaths(models: readonly ModelPolicy[], place: Base): Promise<void> {
  await checkOwnPaths(models, place);
  await checkJudgingPaths(models, place);
}

async function checkOwnPaths(models: readonly ModelPolicy[], place: Base): Promise<void> {
  const reviewed = new Set(place.base.flatMap((model) => pathsOf(model).map(({ path }) => path)));
  for (const model of models) {
    for (const { key, path } of pathsOf(model)) {
      const where = `${place.shownPath}: models.${model.id}.${key}`;
      if (!reviewed.has(path)) await refuseOutside(where, path, place);
      const link = await findNewLink(path, place);
      if (link !== undefined)
        throw newLink(where, link, 'Name the file itself: a link could point to any file on the runner.');
    }
  }
}

/** The paths of the base policy that the change's policy no longer names: its data, tokenizer and class names still judge. */
async function checkJudgingPaths(models: readonly ModelPolicy[], place: Base): Promise<void> {
  const checked = new Set(models.flatMap((model) => pathsOf(model).map(({ path }) => path)));
  for (const model of place.base) {
    for (const { key, path } of pathsOf(model)) {
      // What became of a model's old file is found out apart from this.
      if (key === 'artifact' || checked.has(path)) continue;
      const link = await findNewLink(path, place);
      if (link === undefined) continue;
      throw newLink(
        `${placeAtCommit(place.shownPath, place.commit)}: models.${model.id}.${key}`,
        link,
        'Remove the link: the base commit’s policy still names this path, and its data judge the change.',
      );
    }
  }
}

/** A path of the policy, by its key. */
interface NamedPath {
  readonly key: string;
  readonly path: string;
}

function pathsOf({ artifact, dataset, task }: ModelPolicy): NamedPath[] {
  const classes = 'classes' in task ? task.classes : undefined;
  return [
    { key: 'artifact', path: artifact },
    { key: 'dataset.path', path: dataset.path },
    ...(dataset.tokenizer === undefined ? [] : [{ key: 'dataset.tokenizer', path: dataset.tokenizer }]),
    ...(dataset.annotations === undefined ? [] : [{ key: 'dataset.annotations', path: dataset.annotations }]),
    ...(classes === undefined ? [] : [{ key: 'task.classes', path: classes }]),
  ];
}

async function refuseOutside(where: string, path: string, { folder }: Base): Promise<void> {
  if (!isAbsolute(path) && (await pathInRepository(folder, path)) !== undefined) return;
  throw new UserError(
    `${where}: expected a path inside the repository, got ${quoted(path)}.`,
    'A change can only be judged on files that its reviewers see. Put the file into the repository (Git LFS is fine), or let the default branch name the path first.',
  );
}

/**
 * The first part of a path that is a link in git which the base commit does not have. A link that git does not track was made
 * on the runner, not by the change.
 */
async function findNewLink(path: string, { folder, commit }: Base): Promise<string | undefined> {
  if (isAbsolute(path)) return undefined;
  const parts = posix.normalize(path).split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const part = join(...parts.slice(0, length));
    if (/^\.{1,2}(?:\/\.{2})*$/.test(part) || !(await isLink(join(folder, part)))) continue;
    const [before, now] = await Promise.all(
      [commit, 'HEAD'].map((at) => readObjectId({ folder, path: part, commit: at })),
    );
    if (now !== undefined && now !== before) return part;
  }
  return undefined;
}

const newLink = (where: string, link: string, hint: string): UserError =>
  new UserError(
    `${where}: expected a file, got ${quoted(link)}, a symbolic link that the change adds.`,
    hint,
  );

async function isLink(file: string): Promise<boolean> {
  try {
    return (await lstat(file)).isSymbolicLink();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
