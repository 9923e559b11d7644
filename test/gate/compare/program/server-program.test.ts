import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  changedFiles,
  digestProgram,
  openServerFolder,
} from '../../../../src/gate/compare/program/server-program.ts';
import type { ServerPolicy } from '../../../../src/policy/served/engine.ts';
import { type GitLab, openGitLab } from '../../../support/git-lab.ts';

let lab: GitLab;
beforeEach(() => {
  lab = openGitLab();
  mkdirSync(join(lab.folder, '.github'));
  for (const name of ['serve.mjs', '.github/options.json']) writeFileSync(join(lab.folder, name), 'one');
  writeFileSync(join(lab.folder, '..', 'outside.mjs'), 'one');
});
afterEach(() => lab.remove());

const START = [
  'node',
  '../serve.mjs',
  '--options',
  'options.json',
  '../../outside.mjs',
  '{artifact}',
  'none.json',
];
const digest = async (cwd = join(lab.folder, '.github')) =>
  digestProgram({ start: START } as unknown as ServerPolicy, await openServerFolder(cwd));

test('a program is the files of the repository that its command line names', async () => {
  const before = await digest();
  expect(before.files.map(({ name }) => name)).toEqual(['../serve.mjs', 'options.json']);
  writeFileSync(join(lab.folder, 'serve.mjs'), 'two');
  const now = await digest();
  expect(changedFiles(before, now)).toEqual(['../serve.mjs']);
  expect(now.sha256).not.toBe(before.sha256);
});
