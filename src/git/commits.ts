import { type Git, gitIn } from './git.ts';

/** Maximum distance of a usable record from the base commit, in commits. */
export const MAX_ANCESTORS = 20;

/**
 * Full SHA of the commit that a name refers to: a branch, a tag, a SHA.
 *
 * @throws {Error} If git has no such commit.
 */
export const resolveCommit = async (git: Git, name: string): Promise<string> =>
  (await git('rev-parse', '--verify', '--end-of-options', `${name}^{commit}`)).trim();

/**
 * Full names of the branches and tags that a name may stand for, in the order in which git prefers them, then the full SHAs that it
 * may be the beginning of. Empty for a SHA without such a branch or tag, and for a name in the git folder itself, such as HEAD or
 * FETCH_HEAD.
 *
 * @param name - May be followed by steps from there, such as "main~1".
 * @throws {Error} If the name starts with "refs/" and there is none: git would look for a branch of that name, such as
 *   refs/heads/refs/remotes/origin/main.
 * @see https://git-scm.com/docs/gitrevisions, "<refname>".
 */
export async function listRefs(git: Git, name: string): Promise<readonly string[]> {
  const [own = ''] = name.split(/[~^:]|@\{/);
  const isFull = own.startsWith('refs/');
  const places = isFull
    ? [own]
    : [
        `refs/${own}`,
        ...['tags', 'heads', 'remotes'].map((kind) => `refs/${kind}/${own}`),
        `refs/remotes/${own}/HEAD`,
      ];
  const listed = new Set((await git('for-each-ref', '--format=%(refname)', ...places)).split('\n'));
  const found = places.filter((place) => listed.has(place));
  if (isFull && found.length === 0) throw new Error(`there is no ${own}`);
  if (found.length === 0 || !SHORT_SHA.test(own)) return found;
  const objects = await git('rev-parse', `--disambiguate=${own}`);
  return [...found, ...objects.split('\n').filter((line) => line !== '')];
}

const SHORT_SHA = /^[0-9a-f]{4,39}$/i;

/** @throws {Error} If git does not have the commit; git gives no reason, only an exit code. */
export async function expectCommit(git: Git, sha: string): Promise<void> {
  await git('cat-file', '-e', '--end-of-options', `${sha}^{commit}`);
}

export const hasCommit = (git: Git, sha: string): Promise<boolean> =>
  expectCommit(git, sha).then(
    () => true,
    () => false,
  );

/** Whether the repository lacks a part of any history that it has fetched. */
export const isShallow = async (git: Git): Promise<boolean> =>
  (await git('rev-parse', '--is-shallow-repository')).trim() === 'true';

/**
 * Whether the checkout lacks commits before HEAD, or before any of the given ones. Reads the parents from the objects themselves, because a repository is
 * called shallow as soon as any other branch has been fetched without its history, as a data branch is.
 */
export async function lacksHistory(git: Git, commits: readonly string[] = ['HEAD']): Promise<boolean> {
  if (!(await isShallow(git))) return false;
  const first = (await git('rev-list', '--max-parents=0', '--end-of-options', ...commits)).trim().split('\n');
  const objects = await Promise.all(first.map((sha) => git('cat-file', 'commit', sha)));
  return objects.some((object) => /^parent /m.test(object.slice(0, object.indexOf('\n\n'))));
}

/** @throws {Error} If git lacks one of the commits, or they have no common ancestor. */
export const mergeBase = async (git: Git, one: string, other: string): Promise<string> =>
  (await git('merge-base', '--end-of-options', one, other)).trim();

/** Full names, because a tag could have the short ones. */
const DEFAULT_BRANCHES = [
  ...['HEAD', 'main', 'master'].map((name) => `refs/remotes/origin/${name}`),
  ...['main', 'master'].map((name) => `refs/heads/${name}`),
];

/** Merge base of a folder's checkout with the default branch; undefined outside a repository. */
export async function findBranchPoint(directory: string): Promise<string | undefined> {
  const git = gitIn(directory);
  for (const branch of DEFAULT_BRANCHES) {
    const base = await mergeBase(git, 'HEAD', branch).catch(() => '');
    if (base !== '') return base;
  }
  return undefined;
}

/** Checked-out commit of the repository around a folder; undefined outside a repository. */
export const readHeadCommit = (directory: string): Promise<string | undefined> =>
  resolveCommit(gitIn(directory), 'HEAD').catch(() => undefined);

/**
 * Lists a commit and its first-parent ancestors, that is, the branch before each merge; nearest first.
 *
 * @returns At most 1 + {@link MAX_ANCESTORS} full SHAs; fewer if the history ends, or if a shallow clone does. `isCut` is true
 *   for the latter.
 * @throws {Error} If git does not have the commit.
 */
export async function listFirstParents(
  git: Git,
  commit: string,
): Promise<{ readonly ancestors: readonly string[]; readonly isCut: boolean }> {
  const count = MAX_ANCESTORS + 1;
  const listed = await git('rev-list', '--first-parent', `--max-count=${count}`, '--end-of-options', commit);
  const ancestors = listed.trim().split('\n');
  if (ancestors.length === count) return { ancestors, isCut: false };
  return { ancestors, isCut: await isShallow(git) };
}
