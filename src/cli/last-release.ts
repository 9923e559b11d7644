import { type Git, gitFailure } from '../baseline/git.ts';
import { UserError } from '../errors.ts';

/** The release that a new one is compared with. */
export interface LastRelease {
  /** As it was named, or its tag. */
  readonly name: string;
  /** Full SHA. */
  readonly commit: string;
}

/**
 * Finds the last release of a checkout: what was named, else the newest tag of an ancestor of `head`.
 *
 * @param options - `head`: full SHA of the commit that is released now; its own tags do not count.
 * @throws {UserError} If what was named is no commit, or there is no such tag.
 */
export async function findLastRelease(
  git: Git,
  { head, named }: { readonly head: string; readonly named: string | undefined },
): Promise<LastRelease> {
  if (named !== undefined) return { name: named, commit: await resolveCommit(git, named) };
  const last = (await listTags(git)).find(({ commit }) => commit !== head);
  if (last !== undefined) return last;
  throw new UserError(
    'sign-off: expected an earlier release to compare with, got no tag of an earlier commit.',
    'Name it: --release v1.0.0, or any commit. Fetch the tags where the clone has none: git fetch --tags.',
  );
}

/** The newest tag of the commit itself; null where it has none. */
export async function readReleaseTag(git: Git, head: string): Promise<string | null> {
  return (await listTags(git)).find(({ commit }) => commit === head)?.name ?? null;
}

/** Tags of what is checked out and of its ancestors, newest first. */
async function listTags(git: Git): Promise<LastRelease[]> {
  const format = '%(refname:lstrip=2) %(objectname) %(*objectname)';
  const listed = await git(
    'for-each-ref',
    '--merged=HEAD',
    '--sort=-creatordate',
    `--format=${format}`,
    'refs/tags',
  );
  return listed.split('\n').flatMap((line) => {
    const [name, object, peeled] = line.trim().split(' ');
    // An annotated tag is an object of its own, which leads to the commit.
    const commit = peeled || object;
    return name && commit ? [{ name, commit }] : [];
  });
}

async function resolveCommit(git: Git, name: string): Promise<string> {
  try {
    return (await git('rev-parse', '--verify', '--end-of-options', `${name}^{commit}`)).trim();
  } catch (error) {
    throw new UserError(
      `--release: expected a tag or commit, got "${name}" (${gitFailure(error)}).`,
      'Name the last release, such as v1.0.0.',
      { cause: error },
    );
  }
}
