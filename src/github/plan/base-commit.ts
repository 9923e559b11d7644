import { listFirstParents } from '../../git/first-parents.ts';
import { type Git, gitFailure } from '../../git/git.ts';
import type { Use } from '../../verdict/exit-code.ts';
import type { RemoteHistory } from '../api/remote-history.ts';
import type { ActionEvent } from './event.ts';

/** The commit that a check compares with, and what a reader must know about how it was found. SHAs are full. */
interface BaseCommit {
  /** Whose model is the baseline where no record is; undefined when the event has no commit to compare with. */
  readonly sha: string | undefined;
  /** Whose records may be the baseline, nearest first. */
  readonly ancestors: readonly string[];
  /** The commit under test has no parent, so that there is nothing to compare with. */
  readonly isRoot?: true;
  readonly notes: readonly string[];
}

/** Where a base commit is looked for. */
export interface Surveyed {
  /** `GITHUB_SHA`, the commit that the run is for. */
  readonly runSha: string | undefined;
  readonly git: Git;
  /** Undefined without a token. */
  readonly history: RemoteHistory | undefined;
  /** Name of the default branch; undefined where the payload does not tell. */
  readonly defaultBranch: string | undefined;
}

/** The commit under test as git has it. SHAs are full. */
interface HeadCommit {
  readonly sha: string;
  readonly parents: readonly string[];
}

type Located = Omit<BaseCommit, 'ancestors'> & {
  /** Newest commit whose record may be the baseline; `sha` where it is left out. */
  readonly recordsFrom?: string;
};

/**
 * Finds the commit that a check compares with, makes its objects available, and lists the commits whose records may
 * stand for it.
 *
 * - A pull request is tested as a merge commit: its first parent is what the change was merged into. The `base.sha` of
 *   the payload can be older, so it is only the fallback, and said.
 * - A merge group names its base, a push what it replaced; a new branch is compared with where it left the default branch.
 * - A sign-off is compared with the last release, whatever event asks for it, but for a pull request.
 * - A schedule is compared with the last recorded run of its branch.
 */
export async function findBaseCommit(event: ActionEvent, use: Use, surveyed: Surveyed): Promise<BaseCommit> {
  const { recordsFrom, ...found } = await locate(event, use, surveyed);
  const missing = found.sha === undefined ? undefined : await fetchCommit(found.sha, surveyed.git);
  const start = recordsFrom ?? found.sha;
  const { ancestors, notes } =
    start === undefined ? { ancestors: [], notes: [] } : await ancestorsOf(start, surveyed);
  return {
    ...found,
    ancestors: ancestors,
    notes: [...found.notes, ...(missing === undefined ? [] : [missing]), ...notes],
  };
}

/** The first-parent line by git, else, where the checkout is shallow, by the server; at least the commit itself. */
async function ancestorsOf(
  start: string,
  { git, history }: Surveyed,
): Promise<{ readonly ancestors: readonly string[]; readonly notes: readonly string[] }> {
  const known = await listFirstParents(git, start).catch(() => ({ ancestors: [start], isCut: true }));
  if (!known.isCut) return { ancestors: known.ancestors, notes: [] };
  try {
    if (history === undefined)
      throw new Error('the checkout is shallow, and there is no token to ask the server');
    const ancestors = await history.firstParents(start);
    return { ancestors: ancestors.length > 0 ? ancestors : known.ancestors, notes: [] };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const note = `Only records of ${short(start)} itself could be looked for, not of its ancestors (${why}).`;
    return { ancestors: known.ancestors, notes: [note] };
  }
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

async function locate(event: ActionEvent, use: Use, surveyed: Surveyed): Promise<Located> {
  if (event.kind === 'pull-request') return locateForPullRequest(event, surveyed);
  if (event.kind === 'merge-group') return { sha: event.baseSha, notes: [] };
  if (use === 'release') return locateRelease(event, surveyed);
  if (event.kind === 'push' && event.before !== undefined) return { sha: event.before, notes: [] };
  if (event.kind === 'schedule') return locateForSchedule(surveyed);
  const isBranch = (event.kind === 'push' || event.kind === 'workflow-dispatch') && !event.isDefaultBranch;
  return isBranch ? locateForBranch(surveyed) : firstParent(surveyed.git);
}

async function locateRelease(event: ActionEvent, { history }: Surveyed): Promise<Located> {
  const none = (why: string): Located => ({
    sha: undefined,
    notes: [`No last release to compare with: ${why}.`],
  });
  if (history === undefined) return none('without a token the server tells of none');
  try {
    const release = await history.lastRelease(event.kind === 'release' ? event.tag : undefined);
    if (release === undefined) return none('there is no earlier one');
    return {
      sha: release.commit,
      notes: [`The baseline commit is that of the last release, ${release.tag} (${short(release.commit)}).`],
    };
  } catch (error) {
    return none(error instanceof Error ? error.message : String(error));
  }
}

/** The last record may be of the very commit that is checked out. Its model taken from git would only meet itself. */
async function locateForSchedule({ git }: Surveyed): Promise<Located> {
  const parent = await firstParent(git);
  const head = await readHead(git).catch(() => undefined);
  return head === undefined ? parent : { ...parent, recordsFrom: head.sha };
}

async function locateForBranch({ git, history, runSha, defaultBranch }: Surveyed): Promise<Located> {
  const parent = await firstParent(git);
  if (history === undefined || runSha === undefined || defaultBranch === undefined) return parent;
  try {
    const sha = await history.mergeBase(defaultBranch, runSha);
    if (sha === undefined) return parent;
    return {
      sha,
      notes: [`The baseline commit is where this branch left ${defaultBranch} (${short(sha)}).`],
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      ...parent,
      notes: [...parent.notes, `Where it left ${defaultBranch} could not be told (${why}).`],
    };
  }
}

async function locateForPullRequest(
  event: ActionEvent & { kind: 'pull-request' },
  { runSha, git }: Surveyed,
): Promise<Located> {
  const fallBack = (why: string): Located => ({
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

async function firstParent(git: Git): Promise<Located> {
  try {
    const { sha, parents } = await readHead(git);
    const [parent] = parents;
    if (parent !== undefined) {
      return {
        sha: parent,
        notes: [`The baseline commit is the first parent (${short(parent)}) of ${short(sha)}.`],
      };
    }
    return { sha: undefined, isRoot: true, notes: [`No baseline commit: ${short(sha)} has no parent.`] };
  } catch (error) {
    return { sha: undefined, notes: [`No baseline commit: git could not read HEAD (${gitFailure(error)}).`] };
  }
}

function short(sha: string): string {
  return sha.slice(0, 7);
}

/**
 * Makes a commit available that the checkout lacks, as in one of depth 1.
 *
 * @returns Why it is not there; undefined when it is.
 */
export async function fetchCommit(sha: string, git: Git): Promise<string | undefined> {
  if (await has(sha, git)) return undefined;
  try {
    // Only where the commit is missing, hence the history shallow already: --depth would cut a full one short.
    await git('fetch', '--quiet', '--depth=1', '--no-tags', '--end-of-options', 'origin', sha);
    return undefined;
  } catch (error) {
    return `Commit ${sha.slice(0, 7)} could not be fetched (${gitFailure(error)}).`;
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
