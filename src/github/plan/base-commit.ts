import { listFirstParents, resolveCommit } from '../../git/commits.ts';
import { fetchCommit } from '../../git/fetch-commit.ts';
import { type Git, gitFailure } from '../../git/git.ts';
import type { CommitNote, NoMerge } from '../../records/commit-note.ts';
import type { Use } from '../../verdict/exit-code.ts';
import type { RemoteHistory } from '../api/remote-history.ts';
import type { ActionEvent } from './event.ts';
import { findForkPoint } from './find-fork-point.ts';
import { fetchLastRelease } from './last-release.ts';

/** The commit to compare with, and how it was found. SHAs are full. */
interface BaseCommit {
  /** Its model is the baseline if there is no record. Undefined if there is no commit to compare with. */
  readonly sha: string | undefined;
  /** Commits whose records may serve as the baseline, nearest first. */
  readonly ancestors: readonly string[];
  /** The commit under test has no parent, so there is nothing to compare with. */
  readonly isRoot?: true;
  readonly notes: readonly CommitNote[];
}

/** Sources for finding the base commit. */
export interface Surveyed {
  /** `GITHUB_SHA`, the run's commit. */
  readonly runSha: string | undefined;
  readonly git: Git;
  /** Undefined without a token. */
  readonly history: RemoteHistory | undefined;
  /** Name of the default branch; undefined if the payload does not name it. */
  readonly defaultBranch: string | undefined;
  /** Absolute path of the policy in the checkout. */
  readonly policyFile: string;
}

/** The commit under test, from git. SHAs are full. */
interface HeadCommit {
  readonly sha: string;
  readonly parents: readonly string[];
}

type Located = Omit<BaseCommit, 'ancestors'> & {
  /** Newest commit whose record may be the baseline; defaults to `sha`. */
  readonly recordsFrom?: string;
};

/**
 * Finds and fetches the commit to compare with, and lists the commits whose records may be the baseline.
 *
 * - Pull request: the first parent of the tested merge commit. If the head itself is checked out, the commit where it left
 *   the base branch. The payload's `base.sha` can be older or newer, so it is only a fallback, with a note.
 * - Merge group: the base that the payload names.
 * - Push: the previous tip; for a new branch, the commit where it left the default branch.
 * - Sign-off, on any event except a pull request or merge group: the last release.
 * - Schedule: the last recorded run of its branch.
 */
export async function findBaseCommit(event: ActionEvent, use: Use, surveyed: Surveyed): Promise<BaseCommit> {
  const { recordsFrom, ...found } = await locate(event, use, surveyed);
  const fetched = found.sha === undefined ? [] : await fetchWithNote(found.sha, surveyed.git);
  const start = recordsFrom ?? found.sha;
  const { ancestors, notes } =
    start === undefined ? { ancestors: [], notes: [] } : await ancestorsOf(start, surveyed);
  return {
    ...found,
    ancestors: ancestors,
    notes: [...found.notes, ...fetched, ...notes],
  };
}

async function fetchWithNote(commit: string, git: Git): Promise<CommitNote[]> {
  const message = await fetchCommit(commit, git);
  return message === undefined ? [] : [{ kind: 'commit-not-fetched', commit, message }];
}

/** First parents from git, or from the server if the checkout is shallow; at least the commit itself. */
async function ancestorsOf(
  start: string,
  { git, history }: Surveyed,
): Promise<Pick<BaseCommit, 'ancestors' | 'notes'>> {
  const known = await listFirstParents(git, start).catch(() => ({ ancestors: [start], isCut: true }));
  if (!known.isCut) return { ancestors: known.ancestors, notes: [] };
  const only = (why: Extract<CommitNote, { kind: 'ancestors-unknown' }>['why']) => ({
    ancestors: known.ancestors,
    notes: [{ kind: 'ancestors-unknown', commit: start, why } as const],
  });
  if (history === undefined) return only({ kind: 'no-token' });
  try {
    const ancestors = await history.firstParents(start);
    return { ancestors: ancestors.length > 0 ? ancestors : known.ancestors, notes: [] };
  } catch (error) {
    return only({ kind: 'failed', message: messageOf(error) });
  }
}

/**
 * Reads the checked-out commit from the raw commit object: in a checkout of depth 1, `HEAD^1` is unknown, but the object
 * still names its parents.
 *
 * @throws {Error} If the folder is not a git checkout, or git cannot read it.
 */
export async function readHead(git: Git): Promise<HeadCommit> {
  const sha = await resolveCommit(git, 'HEAD');
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
  const release = await fetchLastRelease(event, history);
  switch (release.state) {
    case 'found': {
      const { tag, commit } = release;
      return { sha: commit, notes: [{ kind: 'last-release', tag, commit }] };
    }
    case 'none':
      return { sha: undefined, notes: [{ kind: 'no-earlier-release' }] };
    case 'unknown':
      return { sha: undefined, notes: [{ kind: 'release-unknown', why: release.why }] };
  }
}

/** The last record may be that of the checked-out commit; taking the model from git would compare it with itself. */
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
    return { sha, notes: [{ kind: 'branch-point', branch: defaultBranch, commit: sha }] };
  } catch (error) {
    const unknown = {
      kind: 'branch-point-unknown',
      branch: defaultBranch,
      message: messageOf(error),
    } as const;
    return { ...parent, notes: [...parent.notes, unknown] };
  }
}

async function locateForPullRequest(
  event: ActionEvent & { kind: 'pull-request' },
  surveyed: Surveyed,
): Promise<Located> {
  const { runSha, git } = surveyed;
  const fallBack = (why: NoMerge): Located => ({
    sha: event.baseSha,
    notes: [{ kind: 'base-branch-tip', commit: event.baseSha, why }],
  });
  try {
    const head = await readHead(git);
    if (head.sha === event.headSha) {
      const found = await findForkPoint(event, surveyed);
      if ('why' in found) return fallBack(found.why);
      const { sha } = found;
      return { sha, notes: [{ kind: 'fork-point', commit: sha, head: head.sha }] };
    }
    if (head.sha !== runSha) return fallBack({ kind: 'other-checkout', checkedOut: head.sha });
    const [base, merged, ...others] = head.parents;
    if (base === undefined || merged !== event.headSha || others.length > 0) {
      return fallBack({ kind: 'not-the-merge', checkedOut: head.sha, head: event.headSha });
    }
    return { sha: base, notes: [] };
  } catch (error) {
    return fallBack({ kind: 'unreadable', message: gitFailure(error) });
  }
}

async function firstParent(git: Git): Promise<Located> {
  try {
    const { sha, parents } = await readHead(git);
    const [parent] = parents;
    if (parent !== undefined)
      return { sha: parent, notes: [{ kind: 'first-parent', commit: parent, of: sha }] };
    return { sha: undefined, isRoot: true, notes: [{ kind: 'no-parent', commit: sha }] };
  } catch (error) {
    return { sha: undefined, notes: [{ kind: 'head-unreadable', message: gitFailure(error) }] };
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
