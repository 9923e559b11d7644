import { type Git, gitFailure } from '../baseline/git.ts';
import type { ActionEvent } from './event.ts';

/** The commit whose model is the baseline, and what a reader must know about how it was found. */
export interface BaseCommit {
  /** Full SHA; undefined when the event has no commit to compare with. */
  readonly sha: string | undefined;
  readonly notes: readonly string[];
}

/** The commit under test as git has it. SHAs are full. */
interface HeadCommit {
  readonly sha: string;
  readonly parents: readonly string[];
}

/**
 * Finds the commit that a check compares with, and makes its objects available.
 *
 * A pull request is tested as a merge commit: its first parent is what the change was merged into. The `base.sha` of the
 * payload can be older, so it is only the fallback, and said.
 *
 * @param runSha - `GITHUB_SHA`, the commit that the run is for.
 */
export async function findBaseCommit(
  event: ActionEvent,
  runSha: string | undefined,
  git: Git,
): Promise<BaseCommit> {
  const found = await locate(event, runSha, git);
  if (found.sha === undefined) return found;
  const missing = await fetchIfMissing(found.sha, git);
  return missing === undefined ? found : { ...found, notes: [...found.notes, missing] };
}

/**
 * The commit that is checked out, read from the raw commit object: in a checkout of depth 1 `HEAD^1` is unknown,
 * but the object still names its parents.
 *
 * @throws {Error} If the folder is no git checkout or git refuses to read it.
 */
export async function readHead(git: Git): Promise<HeadCommit> {
  const sha = (await git('rev-parse', '--verify', '--end-of-options', 'HEAD')).trim();
  const object = await git('cat-file', '-p', '--end-of-options', sha);
  const header = object.slice(0, object.indexOf('\n\n'));
  const parents = [...header.matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map((match) => match[1] ?? '');
  return { sha, parents };
}

async function locate(event: ActionEvent, runSha: string | undefined, git: Git): Promise<BaseCommit> {
  switch (event.kind) {
    case 'pull-request':
      return locateForPullRequest(event, runSha, git);
    case 'merge-group':
      return { sha: event.baseSha, notes: [] };
    case 'push':
      return event.before === undefined ? firstParent(git) : { sha: event.before, notes: [] };
    default:
      return firstParent(git);
  }
}

async function locateForPullRequest(
  event: ActionEvent & { kind: 'pull-request' },
  runSha: string | undefined,
  git: Git,
): Promise<BaseCommit> {
  const fallBack = (why: string): BaseCommit => ({
    sha: event.baseSha,
    notes: [
      `The baseline commit is the tip of the base branch when the event fired (${short(event.baseSha)}): ${why}.`,
    ],
  });
  try {
    const head = await readHead(git);
    if (head.sha !== runSha) {
      return fallBack(`the checkout is ${short(head.sha)}, not the merge commit of the pull request`);
    }
    const [base, merged, ...others] = head.parents;
    if (base === undefined || merged !== event.headSha || others.length > 0) {
      return fallBack(`${short(head.sha)} is not the merge of ${short(event.headSha)} into its base`);
    }
    return { sha: base, notes: [] };
  } catch (error) {
    return fallBack(`git could not read the merge commit (${gitFailure(error)})`);
  }
}

async function firstParent(git: Git): Promise<BaseCommit> {
  try {
    const { sha, parents } = await readHead(git);
    const [parent] = parents;
    if (parent !== undefined) {
      return {
        sha: parent,
        notes: [`The baseline commit is the first parent (${short(parent)}) of ${short(sha)}.`],
      };
    }
    return { sha: undefined, notes: [`No baseline commit: ${short(sha)} has no parent.`] };
  } catch (error) {
    return { sha: undefined, notes: [`No baseline commit: git could not read HEAD (${gitFailure(error)}).`] };
  }
}

/** @returns Why the commit is not there; undefined when it is. */
async function fetchIfMissing(sha: string, git: Git): Promise<string | undefined> {
  if (await has(sha, git)) return undefined;
  try {
    // Only where the commit is missing, hence the history shallow already: --depth would cut a full one short.
    await git('fetch', '--quiet', '--depth=1', '--no-tags', '--end-of-options', 'origin', sha);
    return undefined;
  } catch (error) {
    return `The baseline commit ${short(sha)} could not be fetched (${gitFailure(error)}).`;
  }
}

async function has(sha: string, git: Git): Promise<boolean> {
  try {
    await git('cat-file', '-e', '--end-of-options', `${sha}^{commit}`);
    return true;
  } catch {
    // cat-file answers by its exit code alone; whatever the cause, the fetch says more.
    return false;
  }
}

function short(sha: string): string {
  return sha.slice(0, 7);
}
