import { UserError } from '../../errors/errors.ts';
import type { LastRelease } from '../../gate/ports.ts';
import { isShallow, lacksHistory, resolveCommit } from '../../git/commits.ts';
import { type Git, gitFailure, gitIn } from '../../git/git.ts';

/** The release that a new one is compared with. */
interface NamedRelease {
  /** The name given by the user, or its tag. */
  readonly name: string;
  /** Full SHA. */
  readonly commit: string;
}

/**
 * Finds the last release of a checkout: `named`, else the nearest tag before the checked-out commit.
 *
 * @throws {UserError} If `named` is not a commit, or there is no earlier tag.
 */
export async function findNamedRelease(git: Git, named: string | undefined): Promise<NamedRelease> {
  if (named !== undefined) return { name: named, commit: await resolveRelease(git, named) };
  // The commit's own tags belong to this release. Tag names cannot contain glob characters.
  const own = (await listOwnTags(git)).map((tag) => `--exclude=${tag}`);
  try {
    const name = (await git('describe', '--tags', '--abbrev=0', ...own, 'HEAD')).trim();
    return { name, commit: await resolveRelease(git, name) };
  } catch (error) {
    const failure = gitFailure(error);
    if (NO_TAG.test(failure)) {
      // A tag is of no use without the commits in between.
      const more = (await isShallow(git)) ? ' --unshallow' : '';
      throw new UserError(
        'sign-off: expected an earlier release to compare with, got none: no earlier commit has a tag.',
        `Name it: --release v1.0.0, or any commit. If only this clone lacks the tags: git fetch --tags${more}.`,
        { cause: error },
      );
    }
    throw new UserError(
      `sign-off: expected an earlier release to compare with, got: ${failure}.`,
      'Name it: --release v1.0.0, or any commit.',
      { cause: error },
    );
  }
}

/** Git's message if there is no tag, or none before the commit. */
const NO_TAG = /No names found|No tags can describe/;

/** The first tag of the checked-out commit; null if it has none. */
export async function readReleaseTag(git: Git): Promise<string | null> {
  return (await listOwnTags(git))[0] ?? null;
}

async function listOwnTags(git: Git): Promise<readonly string[]> {
  return (await git('tag', '--points-at', 'HEAD')).split('\n').filter((line) => line !== '');
}

async function resolveRelease(git: Git, name: string): Promise<string> {
  try {
    return await resolveCommit(git, name);
  } catch (error) {
    throw new UserError(
      `--release: expected a tag or commit, got "${name}" (${gitFailure(error)}).`,
      'Name the last release, such as v1.0.0.',
      { cause: error },
    );
  }
}

/**
 * Finds the release for the drift limits without a server: `named`, else the nearest tag at or before a commit.
 *
 * @param from - Full SHA of the base commit if its rules judge, because a change could tag a commit of its own; else HEAD.
 * @throws {UserError} If git does not know `named`.
 */
export async function findLastRelease(
  folder: string,
  named: string | undefined,
  from: string,
): Promise<LastRelease> {
  const git = gitIn(folder);
  if (named !== undefined) {
    try {
      return { state: 'found', tag: named, commit: await resolveCommit(git, named) };
    } catch (error) {
      throw new UserError(
        `--release: expected a tag or a commit, got "${named}".`,
        'Name the release for the drift limits, such as v1.2.',
        { cause: error },
      );
    }
  }
  try {
    const merged = await git('tag', '--merged', from);
    if (merged.trim() !== '') {
      const tag = (await git('describe', '--tags', '--abbrev=0', from)).trim();
      return { state: 'found', tag, commit: await resolveCommit(git, tag) };
    }
    if (!(await lacksHistory(git, [from]))) return { state: 'none' };
    return { state: 'unknown', why: { kind: 'shallow-clone' } };
  } catch (error) {
    return { state: 'unknown', why: { kind: 'failed', message: gitFailure(error) } };
  }
}
