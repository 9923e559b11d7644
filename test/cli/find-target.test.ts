import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findTarget } from '../../src/cli/find-target.ts';
import { resolveBase } from '../../src/cli/jobs/open-jobs.ts';
import { gitIn } from '../../src/git/git.ts';
import { caught } from '../support/caught.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

let lab: GitLab;
let fork: string;
let tip: string;
let head: string;
beforeEach(() => {
  lab = openGitLab();
  fork = lab.commit('README.md', 'a\n');
  lab.run('checkout', '--quiet', '-b', 'feature');
  head = lab.commit('model.onnx', 'b\n');
  lab.run('checkout', '--quiet', 'main');
  tip = lab.commit('README.md', 'c\n');
  lab.run('checkout', '--quiet', 'feature');
});
afterEach(() => lab.remove());

const find = (ref: string) => findTarget(gitIn(lab.folder), ref);

describe('the target of a change', () => {
  test('gives the rules of its tip, and the model where the change left it', async () => {
    for (const ref of ['main', tip, 'refs/heads/main'])
      expect(await find(ref)).toEqual({ commit: fork, policyCommit: tip, forkPoint: fork });
  });

  test('gives both from its tip once the change contains it, as a merged result does', async () => {
    lab.run('merge', '--quiet', '--no-edit', 'main');
    expect(await find('main')).toEqual({ commit: tip, policyCommit: tip, forkPoint: undefined });
    // The branch goes on while the merged result is tested.
    lab.run('checkout', '--quiet', 'main');
    const newer = lab.commit('README.md', 'd\n');
    lab.run('checkout', '--quiet', 'feature');
    expect(await find('main')).toEqual({ commit: tip, policyCommit: newer, forkPoint: tip });
  });

  test('may be HEAD itself: then only what is not committed is a change', async () => {
    writeFileSync(join(lab.folder, 'model.onnx'), 'not committed');
    expect(await find('HEAD')).toEqual({ commit: head, policyCommit: head, forkPoint: undefined });
  });

  test('is followed when it goes on after it took the change', async () => {
    lab.run('checkout', '--quiet', 'main');
    lab.run('merge', '--quiet', '--no-edit', 'feature');
    const merged = lab.run('rev-parse', 'HEAD');
    lab.run('checkout', '--quiet', 'feature');
    expect(await find('main')).toEqual({ commit: head, policyCommit: merged, forkPoint: head });
  });

  test.each([
    {
      title: 'git does not have',
      ref: 'origin/nowhere',
      says: 'expected a branch or commit, got "origin/nowhere": ',
    },
    {
      title: 'is a full name that git does not have',
      ref: 'refs/remotes/origin/main',
      says: 'expected a branch or commit, got "refs/remotes/origin/main": there is no refs/remotes/origin/main.',
    },
    { title: 'is an option of git', ref: '--upload-pack=x', says: 'got "--upload-pack=x": ' },
    {
      title: 'is a file',
      ref: 'HEAD:README.md',
      says: 'expected a branch or commit, got "HEAD:README.md": ',
    },
    { title: 'is empty', ref: '', says: 'expected a branch or commit, got "": ' },
  ])('is no name that $title', async ({ ref, says }) => {
    expect(await caught(() => find(ref))).toContain(
      `--target: ${says.startsWith('got') ? 'expected a branch or commit, ' : ''}${says}`,
    );
  });

  test('has a history in common with the change', async () => {
    lab.run('checkout', '--quiet', '--orphan', 'other');
    const other = lab.commit('README.md', 'z\n');
    lab.run('checkout', '--quiet', 'feature');
    expect(await caught(() => find('other'))).toContain(
      `--target: expected a commit that HEAD and "other" (${other.slice(0, 7)}) have in common, got none.`,
    );
  });
});

describe('a name that another ref has too', () => {
  let evil: string;
  let remote: string;
  beforeEach(() => {
    remote = lab.run('rev-parse', 'main');
    lab.run('update-ref', 'refs/remotes/origin/main', remote);
    lab.run('checkout', '--quiet', '--detach', fork);
    evil = lab.commit('regression-gate.yml', 'version: 1\n');
    lab.run('checkout', '--quiet', 'feature');
  });

  test.each([
    { title: 'a tag', other: 'refs/tags/origin/main' },
    { title: 'a local branch', other: 'refs/heads/origin/main' },
    { title: 'a ref outside of both', other: 'refs/origin/main' },
  ])('$title does not take the place of the branch of the remote', async ({ other }) => {
    expect((await find('origin/main')).policyCommit).toBe(remote);
    lab.run('update-ref', other, evil);
    // What git would take.
    expect(lab.run('rev-parse', '--verify', 'origin/main^{commit}')).toBe(evil);
    for (const ref of ['origin/main', 'origin/main~0', 'origin/main^{commit}'])
      expect(await caught(() => find(ref))).toBe(
        `--target: expected the name of one branch or tag, got "${ref}", which may be ${other} or refs/remotes/origin/main.\nWrite the full name, such as refs/remotes/origin/main.`,
      );
    const base = await caught(() => resolveBase(gitIn(lab.folder), 'origin/main'));
    expect(base).toMatch(/^--base: expected the name of one branch or tag, got "origin\/main"/);
    expect((await find('refs/remotes/origin/main')).policyCommit).toBe(remote);
    expect(await resolveBase(gitIn(lab.folder), 'refs/remotes/origin/main')).toBe(remote);
  });

  test('does not take the place of a full name that is missing', async () => {
    lab.run('update-ref', '-d', 'refs/remotes/origin/main');
    lab.run('update-ref', 'refs/heads/refs/remotes/origin/main', evil);
    expect(lab.run('rev-parse', '--verify', 'refs/remotes/origin/main^{commit}')).toBe(evil);
    expect(await caught(() => find('refs/remotes/origin/main'))).toContain(
      'there is no refs/remotes/origin/main.',
    );
  });

  test('is not taken for the beginning of a SHA, nor the other way round', async () => {
    const short = remote.slice(0, 8);
    expect((await find(short)).policyCommit).toBe(remote);
    lab.run('tag', short, evil);
    expect(await caught(() => find(short))).toContain(
      `got "${short}", which may be refs/tags/${short} or ${remote}.\nWrite the full name, such as ${remote}.`,
    );
    expect((await find(remote)).policyCommit).toBe(remote);
    lab.run('tag', 'feedbeefcafe', evil);
    expect((await find('feedbeefcafe')).policyCommit).toBe(evil);
  });

  test('is no matter for a branch that only starts with it', async () => {
    lab.run('update-ref', 'refs/tags/main/1', evil);
    lab.run('tag', 'feature/main', evil);
    expect((await find('main')).policyCommit).toBe(remote);
  });
});

describe('a shallow clone', () => {
  let clone: GitLab;
  beforeEach(() => {
    clone = openGitLab();
    clone.run('remote', 'add', 'origin', `file://${lab.folder}`);
  });
  afterEach(() => clone.remove());
  const shallow = '--target: expected the whole history of HEAD and "FETCH_HEAD", got a shallow clone.';

  test.each([
    { title: 'of the change', depths: ['--depth=1', '--no-tags'] as const },
    { title: 'of the target', depths: ['--no-tags', '--depth=1'] as const },
  ])('$title is an error, even if it shows a common commit', async ({ depths: [ofHead, ofTarget] }) => {
    lab.commit('notes.md', 'x\n');
    clone.run('fetch', '--quiet', ofHead, 'origin', 'feature');
    clone.run('checkout', '--quiet', '--detach', 'FETCH_HEAD');
    clone.run('fetch', '--quiet', ofTarget, 'origin', 'main');
    expect(await caught(() => findTarget(gitIn(clone.folder), 'FETCH_HEAD'))).toContain(shallow);
    clone.run('fetch', '--quiet', '--unshallow', 'origin', 'main', 'feature');
    expect(await findTarget(gitIn(clone.folder), tip)).toMatchObject({ commit: fork, policyCommit: tip });
  });

  test('of another branch, such as a data branch, is none', async () => {
    lab.run('branch', 'data', 'feature');
    clone.run('fetch', '--quiet', '--no-tags', 'origin', 'feature:feature', 'main:target');
    lab.run('checkout', '--quiet', 'data');
    lab.commit('record.json', '1\n');
    clone.run('fetch', '--quiet', '--no-tags', '--depth=1', 'origin', 'data:data');
    clone.run('checkout', '--quiet', 'feature');
    expect(clone.run('rev-parse', '--is-shallow-repository')).toBe('true');
    expect(await findTarget(gitIn(clone.folder), 'target')).toMatchObject({
      commit: fork,
      policyCommit: tip,
    });
  });
});
