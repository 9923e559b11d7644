import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { locateScorer } from '../../../src/gate/compare/locate-scorer.ts';
import type { Run } from '../../../src/gate/run.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';
import { taskOf } from '../../support/scoring.ts';

let git: GitLab;
let base: string;
let directory: string;
beforeEach(() => {
  git = openGitLab();
  git.commit('common.py', 'LOW = 0');
  base = git.commit('score.py', 'print(0)');
  directory = mkdtempSync(join(tmpdir(), 'locate-scorer-'));
});
afterEach(() => {
  git.remove();
  rmSync(directory, { recursive: true, force: true });
});

const MODEL = { id: 'm', task: taskOf({ kind: 'custom', command: ['python', 'score.py'], deadline: '2s' }) };

/** A run in which the base commit's rules judge, unless there are none. */
const runOf = ({ isNew = false, fork }: { isNew?: boolean; fork?: 'on-hosted-runner' } = {}): Run =>
  ({
    request: { policyFile: join(git.folder, 'policy.yml'), policyCommit: base, fork },
    basePolicy: { models: isNew ? [] : [MODEL] },
    model: MODEL,
    workspace: { directory, scratch: join(directory, 'scratch'), memoryLimitBytes: 5 },
  }) as unknown as Run;

test('a change that edits the scorer is judged by that of the base commit, and the report distinguishes both', async () => {
  git.commit('score.py', 'print(1)');
  git.commit('common.py', 'LOW = 1');
  const located = await locateScorer(runOf());
  const cwd = located?.program.cwd ?? '';
  expect(cwd.startsWith(directory)).toBe(true);
  expect(readFileSync(join(cwd, 'score.py'), 'utf8')).toBe('print(0)');
  // What the program imports comes from there, too.
  expect(readFileSync(join(cwd, 'common.py'), 'utf8')).toBe('LOW = 0');
  expect(located?.program).toMatchObject({
    command: ['python', 'score.py'],
    deadlineMs: 2000,
    memoryLimitBytes: 5,
  });
  expect(located?.files.changed).toEqual(['score.py']);
});

test('a change that deletes the scorer is judged by it', async () => {
  git.run('rm', '--quiet', 'score.py');
  git.run('commit', '--quiet', '--message', 'delete');
  const located = await locateScorer(runOf());
  expect(readFileSync(join(located?.program.cwd ?? '', 'score.py'), 'utf8')).toBe('print(0)');
  expect(located?.files.changed).toEqual(['score.py']);
});

test('without an edit nothing is listed, and the digest is that of the files', async () => {
  const before = await locateScorer(runOf());
  expect(before?.files.changed).toEqual([]);
  git.commit('score.py', 'print(1)');
  const isNew = await locateScorer(runOf({ isNew: true }));
  expect(isNew?.program.cwd).toBe(git.folder);
  expect(isNew?.files.changed).toEqual([]);
  expect(isNew?.files.sha256).not.toBe(before?.files.sha256);
});

test('a fork cannot bring a model with a program of its own', async () => {
  await expect(locateScorer(runOf({ isNew: true, fork: 'on-hosted-runner' }))).rejects.toThrow(
    'models.m.task.command: expected a program of the base commit (the change comes from a fork), got one from the change.',
  );
  expect((await locateScorer(runOf({ fork: 'on-hosted-runner' })))?.files.changed).toEqual([]);
});

test('a base commit that git cannot give is no reason to take the checkout’s', async () => {
  const run = runOf();
  const request = { ...run.request, policyCommit: '0'.repeat(40) };
  await expect(locateScorer({ ...run, request })).rejects.toThrow(
    /expected git to give the files of the base commit 0000000/,
  );
});

test('other tasks have none', async () => {
  const model = { ...MODEL, task: taskOf({ kind: 'regression' }) } as unknown as Run['model'];
  expect(await locateScorer({ ...runOf(), model })).toBeUndefined();
});
