import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gitIn } from '../../src/baseline/git.ts';
import { findBaseCommit } from '../../src/github/base-commit.ts';
import { type GitLab, openGitLab } from './git-lab.ts';

let lab: GitLab;
let clone: GitLab;
beforeEach(() => {
  lab = openGitLab();
  clone = openGitLab();
});
afterEach(() => {
  lab.remove();
  clone.remove();
});

/** main: first → base; feature: first → head; then the merge of head into base, as GitHub makes it. */
function makePullRequest() {
  const first = lab.commit('model.onnx', '1');
  lab.run('checkout', '--quiet', '-b', 'feature');
  const head = lab.commit('feature.txt', 'x');
  lab.run('checkout', '--quiet', 'main');
  const base = lab.commit('model.onnx', '2');
  lab.run('checkout', '--quiet', '-b', 'merge');
  lab.run('merge', '--quiet', '--no-ff', '--no-edit', 'feature');
  return { first, head, base, merge: lab.run('rev-parse', 'HEAD') };
}

function pullRequestOf({ first, head }: { first: string; head: string }) {
  // The tip of the base branch was still `first` when the event fired.
  return { kind: 'pull-request', number: 7, headSha: head, baseSha: first, fork: false } as const;
}

describe('findBaseCommit of a pull request', () => {
  test('is the first parent of the merge commit, not the tip in the payload', async () => {
    const commits = makePullRequest();
    expect(await findBaseCommit(pullRequestOf(commits), commits.merge, gitIn(lab.folder))).toEqual({
      sha: commits.base,
      notes: [],
    });
  });

  test('is found and fetched in a checkout of depth 1', async () => {
    const commits = makePullRequest();
    lab.run('config', 'uploadpack.allowReachableSHA1InWant', 'true');
    clone.run('remote', 'add', 'origin', `file://${lab.folder}`);
    clone.run('fetch', '--quiet', '--depth=1', 'origin', commits.merge);
    clone.run('checkout', '--quiet', '--detach', commits.merge);
    expect(() => clone.run('cat-file', '-e', commits.base)).toThrow();
    expect(await findBaseCommit(pullRequestOf(commits), commits.merge, gitIn(clone.folder))).toEqual({
      sha: commits.base,
      notes: [],
    });
    expect(clone.run('show', `${commits.base}:model.onnx`)).toBe('2');
  });

  test('says so when the commit cannot be fetched', async () => {
    const commits = makePullRequest();
    clone.run('fetch', '--quiet', '--depth=1', `file://${lab.folder}`, commits.merge);
    clone.run('checkout', '--quiet', '--detach', commits.merge);
    const found = await findBaseCommit(pullRequestOf(commits), commits.merge, gitIn(clone.folder));
    expect(found.sha).toBe(commits.base);
    expect(found.notes).toEqual([expect.stringMatching(/could not be fetched \(fatal: .*origin/)]);
  });

  test.each([
    {
      title: 'the head itself is checked out',
      checkout: (commits: { head: string; merge: string }) => commits.head,
      runSha: (commits: { head: string; merge: string }) => commits.merge,
      why: 'not the merge commit of the pull request',
    },
    {
      title: 'the run is for a commit that is no merge',
      checkout: (commits: { head: string; merge: string }) => commits.head,
      runSha: (commits: { head: string; merge: string }) => commits.head,
      why: 'is not the merge of',
    },
  ])('falls back to the payload, and says so, when $title', async ({ checkout, runSha, why }) => {
    const commits = makePullRequest();
    lab.run('checkout', '--quiet', '--detach', checkout(commits));
    const found = await findBaseCommit(pullRequestOf(commits), runSha(commits), gitIn(lab.folder));
    expect(found).toEqual({ sha: commits.first, notes: [expect.stringContaining(why)] });
  });

  test('falls back when the merge is of another head', async () => {
    const commits = makePullRequest();
    const event = { ...pullRequestOf(commits), headSha: 'c'.repeat(40) };
    const found = await findBaseCommit(event, commits.merge, gitIn(lab.folder));
    expect(found).toEqual({ sha: commits.first, notes: [expect.stringContaining('is not the merge of')] });
  });
});

describe('findBaseCommit of other events', () => {
  test('is the base of a merge group', async () => {
    const baseSha = lab.commit('a', '1');
    lab.commit('a', '2');
    const found = await findBaseCommit({ kind: 'merge-group', baseSha }, undefined, gitIn(lab.folder));
    expect(found).toEqual({ sha: baseSha, notes: [] });
  });

  test('is what a push replaced', async () => {
    const before = lab.commit('a', '1');
    lab.commit('a', '2');
    lab.commit('a', '3');
    const push = { kind: 'push', branch: 'dev', isDefaultBranch: false, before } as const;
    expect((await findBaseCommit(push, undefined, gitIn(lab.folder))).sha).toBe(before);
  });

  test('is the first parent for a schedule, and said', async () => {
    const parent = lab.commit('a', '1');
    lab.commit('a', '2');
    const found = await findBaseCommit({ kind: 'schedule' }, undefined, gitIn(lab.folder));
    expect(found).toEqual({ sha: parent, notes: [expect.stringContaining('first parent')] });
  });

  test('is none for a root commit', async () => {
    lab.commit('a', '1');
    const found = await findBaseCommit({ kind: 'schedule' }, undefined, gitIn(lab.folder));
    expect(found).toEqual({ sha: undefined, notes: [expect.stringContaining('has no parent')] });
  });

  test('takes no parent from the words of a commit message', async () => {
    lab.commit('a', '1');
    lab.run(
      'commit',
      '--quiet',
      '--amend',
      '--message',
      `parent ${'f'.repeat(40)}\n\nparent ${'f'.repeat(40)}`,
    );
    expect((await findBaseCommit({ kind: 'schedule' }, undefined, gitIn(lab.folder))).sha).toBeUndefined();
  });
});
