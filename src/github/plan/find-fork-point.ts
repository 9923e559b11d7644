import { basename, dirname } from 'node:path';
import { UserError } from '../../errors/errors.ts';
import { hasCommit, isShallow, mergeBase } from '../../git/commits.ts';
import { fetchCommit } from '../../git/fetch-commit.ts';
import { type Git, gitFailure } from '../../git/git.ts';
import { readObjectId, readTextAt } from '../../git/git-tree.ts';
import { parsePolicy } from '../../policy/read-policy.ts';
import { WAIVERS_FILE } from '../../policy/waivers/waivers.ts';
import type { NoMerge } from '../../records/commit-note.ts';
import type { RemoteHistory } from '../api/remote-history.ts';

/** The two ends of a pull request; full SHAs. */
interface Ends {
  readonly baseSha: string;
  readonly headSha: string;
}

/** Sources of history and rules. */
interface Sources {
  readonly git: Git;
  /** Undefined without a token. */
  readonly history: Pick<RemoteHistory, 'mergeBase'> | undefined;
  /** Absolute path of the policy in the checkout. */
  readonly policyFile: string;
}

/**
 * Finds where a pull request left its base branch. If its head is checked out instead of the merge, the head lacks what the
 * base branch has got since, and must not be blamed for it.
 *
 * The base branch must have the same policy, waivers and data there and now: otherwise a change could choose older rules by
 * starting from an older commit.
 */
export async function findForkPoint(
  ends: Ends,
  sources: Sources,
): Promise<{ readonly sha: string } | { readonly why: NoMerge }> {
  const { baseSha, headSha: head } = ends;
  try {
    const sha = await mergeBaseOf(ends, sources);
    if (sha === undefined) return { why: { kind: 'merge-base-unknown', head, message: null } };
    const isSame = sha === baseSha || (await haveSameRules([sha, baseSha], sources));
    return isSame ? { sha } : { why: { kind: 'rules-changed', head, since: sha } };
  } catch (error) {
    const isGit = 'stderr' in (error as object);
    const message = isGit ? gitFailure(error) : (error as Error).message;
    return { why: { kind: 'merge-base-unknown', head, message } };
  }
}

/** From git or, if the checkout is shallow, from the server. */
async function mergeBaseOf(
  { baseSha, headSha }: Ends,
  { git, history }: Sources,
): Promise<string | undefined> {
  if (await isShallow(git)) return history?.mergeBase(baseSha, headSha);
  if (!(await hasCommit(git, baseSha)))
    await git('fetch', '--quiet', '--no-tags', '--end-of-options', 'origin', baseSha);
  return mergeBase(git, baseSha, headSha);
}

async function haveSameRules(
  commits: readonly [string, string],
  { git, policyFile }: Sources,
): Promise<boolean> {
  for (const commit of commits) await fetchCommit(commit, git);
  const folder = dirname(policyFile);
  const name = basename(policyFile);
  const policy = await readTextAt({ folder, path: name, commit: commits[1] });
  const paths = [name, WAIVERS_FILE, ...(policy === undefined ? [] : dataPaths(policy, name))];
  for (const path of paths) {
    const [before, now] = await Promise.all(commits.map((commit) => readObjectId({ folder, path, commit })));
    if (before !== now) return false;
  }
  return true;
}

/** Data sets, their annotations and class names of a policy; none if it is invalid. */
function dataPaths(text: string, shownPath: string): string[] {
  try {
    return parsePolicy(text, shownPath).models.flatMap(({ dataset, task }) => [
      dataset.path,
      ...(dataset.annotations === undefined ? [] : [dataset.annotations]),
      ...('classes' in task && task.classes !== undefined ? [task.classes] : []),
    ]);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
