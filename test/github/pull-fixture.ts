import type { StoredPull } from '../e2e/loopback/pulls.ts';

/** Ids of the repository that all pull requests go to, and of a fork of it. */
export const REPOSITORY_ID = 42;
export const FORK_ID = 99;

/** An open pull request of the branch `topic`, of a fork unless `from` says else. */
export function pullOf({
  number,
  sha,
  from = FORK_ID,
}: {
  readonly number: number;
  readonly sha: string;
  readonly from?: number;
}): StoredPull {
  const repository = (id: number) => {
    const login = id === REPOSITORY_ID ? 'owner' : 'stranger';
    return { id, full_name: `${login}/repository`, owner: { login } };
  };
  return {
    number,
    state: 'open',
    head: { ref: 'topic', sha, repo: repository(from) },
    base: { ref: 'main', sha: 'c'.repeat(40), repo: repository(REPOSITORY_ID) },
  };
}
