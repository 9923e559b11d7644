import { afterEach, beforeEach, expect, test } from 'vitest';
import { findLastRelease, findNamedRelease, readReleaseTag } from '../../../src/cli/release/last-release.ts';
import { DataBranch } from '../../../src/git/data-branch.ts';
import { gitIn } from '../../../src/git/git.ts';
import { caught } from '../../support/caught.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
});
afterEach(() => lab.remove());

const find = (named?: string) => findNamedRelease(gitIn(lab.folder), named);

test('the last release is the nearest tag of an earlier commit, annotated or not', async () => {
  const first = lab.commit('a', '1');
  lab.run('tag', 'v1');
  const second = lab.commit('a', '2');
  lab.run('tag', '--annotate', 'v2', '--message', 'Two');
  lab.commit('a', '3');
  lab.run('tag', 'v3');
  lab.run('tag', 'v3.0');
  expect(await find()).toEqual({ name: 'v2', commit: second });
  expect(await find('v2')).toEqual({ name: 'v2', commit: second });
  expect(await find('v1')).toEqual({ name: 'v1', commit: first });
  expect(await readReleaseTag(gitIn(lab.folder))).toBe('v3');
});

test('a tag of another line of history is no earlier release', async () => {
  lab.commit('a', '1');
  lab.run('checkout', '--quiet', '-b', 'other');
  lab.commit('a', '2');
  lab.run('tag', 'v9');
  lab.run('checkout', '--quiet', 'main');
  const none =
    'sign-off: expected an earlier release to compare with, got none: no earlier commit has a tag.';
  await expect(find()).rejects.toThrow(none);
  lab.run('tag', '--delete', 'v9');
  await expect(find()).rejects.toThrow(none);
  expect(await caught(() => find())).toMatch(/ git fetch --tags\.$/);
  await expect(find('v8')).rejects.toThrow('--release: expected a tag or commit, got "v8"');
  expect(await readReleaseTag(gitIn(lab.folder))).toBeNull();
});

test('a clone with a part of the history is told to fetch the rest, without which no tag is an earlier release', async () => {
  lab.commit('a', '1');
  lab.run('tag', 'v1');
  lab.commit('a', '2');
  const clone = openGitLab();
  try {
    clone.run('fetch', '--quiet', '--depth=1', `file://${lab.folder}`, 'main');
    clone.run('checkout', '--quiet', '--detach', 'FETCH_HEAD');
    const said = await caught(() => findNamedRelease(gitIn(clone.folder), undefined));
    expect(said).toMatch(/got none: no earlier commit has a tag\.\n.* git fetch --tags --unshallow\.$/);
  } finally {
    clone.remove();
  }
});

test.each([
  { title: 'the whole history has none', depth: [], release: { state: 'none' } },
  {
    title: 'a part of the history says nothing of the rest',
    depth: ['--depth=1'],
    release: { state: 'unknown', why: { kind: 'shallow-clone' } },
  },
])(
  'of the drift limits, $title, also once a data branch was fetched without its own',
  async ({ depth, release }) => {
    lab.commit('a', '1');
    lab.commit('a', '2');
    lab.run('branch', 'records');
    const clone = openGitLab();
    try {
      clone.run('remote', 'add', 'origin', `file://${lab.folder}`);
      clone.run('fetch', '--quiet', ...depth, 'origin', 'main');
      clone.run('checkout', '--quiet', '--detach', 'FETCH_HEAD');
      expect(await findLastRelease(clone.folder, undefined, 'HEAD')).toEqual(release);
      lab.run('checkout', '--quiet', 'records');
      lab.commit('history.jsonl', '{}\n');
      lab.commit('history.jsonl', '{}\n{}\n');
      await new DataBranch(gitIn(clone.folder), 'records').fetchTip();
      expect(clone.run('rev-parse', '--is-shallow-repository')).toBe('true');
      expect(await findLastRelease(clone.folder, undefined, 'HEAD')).toEqual(release);
    } finally {
      clone.remove();
    }
  },
);

test('of the drift limits, it is the last one before the base commit, not one that the change makes', async () => {
  const release = lab.commit('a', '1');
  lab.run('tag', 'v1');
  const base = lab.commit('a', '2');
  const last = (from: string) => findLastRelease(lab.folder, undefined, from);
  expect(await last(base)).toEqual({ state: 'found', tag: 'v1', commit: release });
  const own = lab.commit('a', 'slow');
  lab.run('tag', 'v1.1', own);
  lab.commit('a', 'as slow as that');
  expect(await last('HEAD')).toEqual({ state: 'found', tag: 'v1.1', commit: own });
  expect(await last(base)).toEqual({ state: 'found', tag: 'v1', commit: release });
  lab.run('tag', '--delete', 'v1');
  expect(await last(base)).toEqual({ state: 'none' });
});
