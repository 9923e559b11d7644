import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InfrastructureError } from '../../src/errors/errors.ts';
import { exportFromCommit, isTracked, readObjectId, readTextAt } from '../../src/git/git-tree.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

const POINTER = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`;

let lab: GitLab;
let out: string;
beforeEach(async () => {
  lab = openGitLab();
  mkdirSync(join(lab.folder, 'data', 'set'), { recursive: true });
  mkdirSync(join(lab.folder, 'policy'));
  writeFileSync(join(lab.folder, 'policy', 'keep'), '');
  out = await mkdtemp(join(tmpdir(), 'export-'));
});
afterEach(async () => {
  lab.remove();
  await rm(out, { recursive: true });
});

const at = (path: string, commit: string) => ({ folder: join(lab.folder, 'policy'), path, commit });
const read = (path: string) => readFileSync(join(out, path), 'utf8');

describe('exportFromCommit', () => {
  test('gives a file as the commit has it, in its place, whatever the work tree has', async () => {
    const commit = lab.commit('data/d.jsonl', 'before');
    lab.commit('data/d.jsonl', 'after');
    rmSync(join(lab.folder, 'data'), { recursive: true });
    expect(await exportFromCommit(at('../data/d.jsonl', commit), out)).toEqual({
      state: 'found',
      file: join(out, 'data/d.jsonl'),
    });
    expect(read('data/d.jsonl')).toBe('before');
  });

  test('gives a folder with all that is in it, and nothing of its neighbours', async () => {
    lab.commit('data/set/a', '1');
    lab.commit('data/set-2', 'no');
    const commit = lab.commit('data/set/ä b', '2');
    expect(await exportFromCommit(at('../data/set/', commit), out)).toEqual({
      state: 'found',
      file: join(out, 'data/set'),
    });
    expect([read('data/set/a'), read('data/set/ä b')]).toEqual(['1', '2']);
    expect(() => read('data/set-2')).toThrow();
  });

  test.each([
    { title: 'nothing there', path: '../none', state: 'absent' },
    { title: 'a place outside', path: '../../elsewhere', state: 'outside-repository' },
    { title: 'an absolute place outside', path: '/etc/hostname', state: 'outside-repository' },
  ])('says $title', async ({ path, state }) => {
    const commit = lab.commit('data/d.jsonl', 'x');
    expect(await exportFromCommit(at(path, commit), out)).toEqual({ state });
  });

  test('says that a file stands in Git LFS, where nothing fetches it', async () => {
    const commit = lab.commit('data/d.jsonl', POINTER);
    expect(await exportFromCommit(at('../data/d.jsonl', commit), out)).toEqual({
      state: 'in-lfs',
      message: null,
    });
  });

  test('lets the filter of Git LFS fetch the file, as a checkout does', async () => {
    lab.commit('.gitattributes', '*.jsonl filter=lfs\n');
    lab.run('config', 'filter.lfs.smudge', "sed 's/.*/real/;1q'");
    const commit = lab.commit('data/d.jsonl', POINTER);
    expect((await exportFromCommit(at('../data/d.jsonl', commit), out)).state).toBe('found');
    expect(read('data/d.jsonl')).toBe('real\n');
  });

  test('writes a symbolic link as text, not as a way out of the folder', async () => {
    symlinkSync('/etc/hostname', join(lab.folder, 'data/link'));
    lab.run('add', '--all');
    const commit = lab.commit('data/d.jsonl', 'x');
    await exportFromCommit(at('../data/link', commit), out);
    expect(read('data/link')).toBe('/etc/hostname');
  });

  test.each([
    { title: 'a commit that is not there', commit: 'c'.repeat(40) },
    { title: 'an option for a commit', commit: '--help' },
  ])('fails on $title', async ({ commit }) => {
    lab.commit('data/d.jsonl', 'x');
    await expect(exportFromCommit(at('../data/d.jsonl', commit), out)).rejects.toThrow();
    await expect(readObjectId(at('../data/d.jsonl', commit))).rejects.toThrow();
  });
});

describe('readObjectId', () => {
  test('is equal for equal content, of files and of folders', async () => {
    const first = lab.commit('data/set/a', '1');
    const second = lab.commit('data/set/a', '2');
    const third = lab.commit('data/set/a', '1');
    const ids = async (path: string) =>
      Promise.all([first, second, third].map((commit) => readObjectId(at(path, commit))));
    for (const path of ['../data/set/a', '../data/set', '..']) {
      const [one, two, three] = await ids(path);
      expect(one).toMatch(/^[0-9a-f]{40}$/);
      expect(two).not.toBe(one);
      expect(three).toBe(one);
    }
  });

  test('is undefined where there is nothing', async () => {
    const commit = lab.commit('data/d', '1');
    expect(await readObjectId(at('../none', commit))).toBeUndefined();
    expect(await readTextAt(at('../none', commit))).toBeUndefined();
    expect(await readTextAt(at('../data/d', commit))).toBe('1');
  });
});

describe('isTracked', () => {
  test('is about the work tree: committed and staged files, and none outside of it', async () => {
    lab.commit('data/d.jsonl', 'x');
    writeFileSync(join(lab.folder, 'untracked'), 'x');
    expect(await isTracked(lab.folder, 'data/d.jsonl')).toBe(true);
    expect(await isTracked(lab.folder, 'untracked')).toBe(false);
    expect(await isTracked(lab.folder, join(out, 'elsewhere'))).toBe(false);
    expect(await isTracked(out, 'no-repository')).toBe(false);
  });

  test('does not take a file for untracked because git cannot say', async () => {
    lab.commit('data/d.jsonl', 'x');
    writeFileSync(join(lab.folder, '.git', 'index'), 'broken');
    await expect(isTracked(lab.folder, 'data/d.jsonl')).rejects.toThrow(InfrastructureError);
  });
});
