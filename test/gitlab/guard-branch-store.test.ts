import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readBranchProtection, readJobProject } from '../../src/gitlab/branch-protection.ts';
import { guardBranchStore } from '../../src/gitlab/guard-branch-store.ts';
import type { BaselineKey } from '../../src/stores/baseline-store.ts';
import { DirectoryStore } from '../../src/stores/directory-store.ts';
import { type ListedBranch, type LoopbackGitLab, startGitLab } from './loopback-gitlab.ts';

/* Records of a data branch, of which GitLab's API on loopback says who may write to it. */

const NAME = 'regression-gate-data';
const CLOSED: ListedBranch = {
  ...{ name: NAME, protected: true },
  ...{ developers_can_push: false, developers_can_merge: false },
};
const KEY: BaselineKey = { modelId: 'ocr', ancestors: [], comparability: 'c', environment: 'e' };

let lab: LoopbackGitLab;
let folder: string;
beforeEach(async () => {
  lab = await startGitLab();
  folder = mkdtempSync(join(tmpdir(), 'guard-'));
});
afterEach(async () => {
  await lab.close();
  rmSync(folder, { recursive: true });
});

const projectOf = (token = 'job-secret') => ({ apiUrl: lab.apiUrl, project: '42', token });
const ask = () => readBranchProtection(projectOf(), NAME);

describe('a branch', () => {
  test.each<{ title: string; branches: readonly ListedBranch[]; kind: string }>([
    { title: 'that only maintainers can write to is protected', branches: [CLOSED], kind: 'protected' },
    {
      title: 'without protection is not',
      branches: [{ ...CLOSED, protected: false }],
      kind: 'not-protected',
    },
    {
      title: 'that developers can push to is not',
      branches: [{ ...CLOSED, developers_can_push: true }],
      kind: 'not-protected',
    },
    {
      title: 'that developers can merge into is not',
      branches: [{ ...CLOSED, developers_can_merge: true }],
      kind: 'not-protected',
    },
    {
      title: 'of which the server does not say all of this is not',
      branches: [{ name: NAME, protected: true, developers_can_push: false }],
      kind: 'not-protected',
    },
    {
      title: 'is not mistaken for one whose name begins with its own',
      branches: [{ ...CLOSED, name: `${NAME}-2` }],
      kind: 'absent',
    },
    { title: 'that does not exist is absent', branches: [], kind: 'absent' },
  ])('$title', async ({ branches, kind }) => {
    lab.branches.push(...branches);
    expect(await ask()).toEqual({ kind });
    expect([...lab.tokens]).toEqual(['job-secret']);
  });

  test.each([401, 403, 404, 500])('is unknown if the server answers with %i', async (status) => {
    lab.branches.push(CLOSED);
    lab.status = status;
    const message = `GET /api/v4/projects/42/repository/branches was answered with ${status}`;
    expect(await ask()).toEqual({ kind: 'unknown', message });
  });
});

describe('the project of a job', () => {
  const env = { GITLAB_CI: 'true', CI_API_V4_URL: 'https://gl.example/api/v4/', CI_PROJECT_ID: '42' };
  test('is read from the variables that GitLab sets', () => {
    expect(readJobProject({ ...env, CI_JOB_TOKEN: 't' })).toEqual({
      ...{ apiUrl: 'https://gl.example/api/v4', project: '42', token: 't' },
    });
  });

  test('is undefined in other CI systems', () => {
    expect(readJobProject({ ...env, GITLAB_CI: undefined })).toBeUndefined();
  });

  test('must be a number, because it is part of a URL', () => {
    expect(() => readJobProject({ ...env, CI_PROJECT_ID: '42/../7' })).toThrow(
      'CI_PROJECT_ID: expected the value that GitLab sets, got "42/../7".',
    );
  });
});

describe('the records of a branch', () => {
  const problem = { kind: 'not-protected', branch: NAME };
  const open = () => guardBranchStore(new DirectoryStore(folder), NAME, ask);
  const write = async () => undefined;

  test('are used if it is protected, and it is asked about once', async () => {
    lab.branches.push(CLOSED);
    const store = open();
    expect(await store.restore(KEY)).toEqual({ state: 'absent' });
    expect(await store.listStandings(KEY)).toEqual({ state: 'listed', standings: [] });
    expect(await store.save(KEY, write)).toMatchObject({ state: 'saved' });
    expect(lab.requests).toHaveLength(1);
  });

  test('are neither read nor written if it is not, whatever they are', async () => {
    await new DirectoryStore(folder).save(KEY, write);
    lab.branches.push({ ...CLOSED, developers_can_push: true });
    const store = open();
    expect(await store.restore(KEY)).toEqual({ state: 'rejected', problem });
    expect(await store.listStandings(KEY)).toEqual({ state: 'unavailable', problem });
    expect(await store.save(KEY, write)).toEqual({ state: 'not-saved', problem });
  });

  test('are not taken for absent if the server does not answer the question', async () => {
    lab.status = 403;
    const failed = { kind: 'failed', message: expect.stringContaining('was answered with 403') };
    const store = open();
    expect(await store.restore(KEY)).toEqual({ state: 'unavailable', problem: failed });
    expect(await store.listStandings(KEY)).toEqual({ state: 'unavailable', problem: failed });
    expect(await store.save(KEY, write)).toEqual({ state: 'not-saved', problem: failed });
  });

  test('begin with the first one, which creates the branch', async () => {
    const store = open();
    expect(await store.restore(KEY)).toEqual({ state: 'absent' });
    expect(await store.listStandings(KEY)).toEqual({ state: 'listed', standings: [] });
    expect(await store.save(KEY, write)).toMatchObject({ state: 'saved' });
  });
});
