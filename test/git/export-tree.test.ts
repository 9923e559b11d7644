import { existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportTree } from '../../src/git/export-tree.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

let lab: GitLab;
let out: string;

beforeEach(() => {
  lab = openGitLab();
  out = mkdtempSync(join(tmpdir(), 'tree-'));
});

afterEach(() => {
  lab.remove();
  rmSync(out, { recursive: true, force: true });
});

describe('the files of a commit', () => {
  test('are those of then; what git does not track is linked from now', async () => {
    const { folder } = lab;
    mkdirSync(join(folder, 'serving'));
    writeFileSync(join(folder, 'serving', 'serve.mjs'), 'then');
    writeFileSync(join(folder, '.gitignore'), 'node_modules\n');
    lab.run('add', '--all');
    const before = lab.commit('README.md', 'One.\n');
    writeFileSync(join(folder, 'serving', 'serve.mjs'), 'now');
    writeFileSync(join(folder, 'serving', 'added.mjs'), 'new');
    lab.run('add', '--all');
    lab.commit('README.md', 'Two.\n');
    mkdirSync(join(folder, 'node_modules', 'package'), { recursive: true });
    writeFileSync(join(folder, 'serving', 'untracked.txt'), 'data');

    const place = await exportTree({ folder: join(folder, 'serving'), commit: before }, join(out, 'tree'));

    expect(readFileSync(join(place, 'serve.mjs'), 'utf8')).toBe('then');
    expect(readFileSync(join(place, '..', 'README.md'), 'utf8')).toBe('One.\n');
    expect(lstatSync(join(place, '..', 'node_modules')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(place, 'untracked.txt'), 'utf8')).toBe('data');
    // A file that the change adds could slow the baseline down.
    expect(existsSync(join(place, 'added.mjs'))).toBe(false);
    expect(existsSync(join(place, '..', '.git'))).toBe(false);
    expect(lab.run('status', '--porcelain')).not.toContain('serve.mjs');
  });

  test('of a commit that git does not have are an error', async () => {
    const commit = '0123456789012345678901234567890123456789';
    await expect(exportTree({ folder: lab.folder, commit }, join(out, 'none'))).rejects.toThrow();
  });
});
