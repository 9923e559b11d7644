import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expectProtected, openDataBranch } from '../../src/cli/data-branch.ts';
import type { BaselineKey } from '../../src/stores/baseline-store.ts';
import { type LoopbackGitLab, startGitLab } from '../gitlab/loopback-gitlab.ts';
import { caught } from '../support/caught.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

/* The option --data-branch: in GitLab CI, with the API on loopback, and elsewhere. */

const NAME = 'regression-gate-data';
const KEY: BaselineKey = {
  modelId: 'ocr',
  ancestors: [],
  comparability: 'c'.repeat(64),
  environment: 'e'.repeat(64),
};
const CLOSED = { name: NAME, protected: true, developers_can_push: false, developers_can_merge: false };

let lab: LoopbackGitLab;
let repository: GitLab;
beforeEach(async () => {
  lab = await startGitLab();
  repository = openGitLab();
  repository.commit('README.md', 'a\n');
  repository.run('branch', NAME);
  repository.run('remote', 'add', 'origin', `file://${repository.folder}`);
});
afterEach(async () => {
  repository.remove();
  await lab.close();
});

const inGitLab = () => ({
  GITLAB_CI: 'true',
  CI_API_V4_URL: lab.apiUrl,
  CI_PROJECT_ID: '42',
  CI_JOB_TOKEN: 'job-secret',
});
const open = (env: Readonly<Record<string, string>>, branch = NAME) =>
  openDataBranch(branch, { folder: repository.folder, mayWrite: false, env });

describe('the data branch', () => {
  test.each(['', '-d', '--upload-pack=x', 'a..b', 'a/', 'a.lock', 'refs^{}', 'a b'])(
    'is refused by the name %j, which git could take for something else',
    async (name) => {
      const said = await caught(() => open({}, name));
      expect(said).toMatch(/^--data-branch: expected the name of a branch such as /);
    },
  );

  test('is looked for in a clone only', async () => {
    const folder = '/';
    const said = await caught(() => openDataBranch(NAME, { folder, mayWrite: false, env: {} }));
    expect(said).toMatch(/^--data-branch: expected a git checkout around \/, got: fatal: /);
  });

  test('is believed in other CI systems, where nobody can be asked', async () => {
    expect(await (await open({})).restore(KEY)).toEqual({ state: 'absent' });
    expect(lab.requests).toEqual([]);
  });

  test('is read in GitLab CI if it is protected', async () => {
    lab.branches.push(CLOSED);
    expect(await (await open(inGitLab())).restore(KEY)).toEqual({ state: 'absent' });
    expect(lab.requests).toHaveLength(1);
  });

  test('is not read in GitLab CI if developers can write to it', async () => {
    lab.branches.push({ ...CLOSED, developers_can_merge: true });
    const problem = { kind: 'not-protected', branch: NAME };
    expect(await (await open(inGitLab())).restore(KEY)).toEqual({ state: 'rejected', problem });
  });
});

describe('a release', () => {
  test('asks nobody outside of GitLab CI', async () => {
    await expectProtected(NAME, {});
    expect(lab.requests).toEqual([]);
  });

  test('takes a protected branch, and one that is not there yet', async () => {
    await expectProtected(NAME, inGitLab());
    lab.branches.push(CLOSED);
    await expectProtected(NAME, inGitLab());
    expect(lab.requests).toHaveLength(2);
  });

  test('refuses a branch that developers can write to', async () => {
    lab.branches.push({ ...CLOSED, developers_can_push: true });
    const said = await caught(() => expectProtected(NAME, inGitLab()));
    expect(said).toContain('expected a branch that only maintainers can write to');
  });

  test('takes no name that git could take for a pattern', async () => {
    const said = await caught(() => expectProtected('*', inGitLab()));
    expect(said).toMatch(/^--data-branch: expected the name of a branch such as /);
    expect(lab.requests).toEqual([]);
  });

  test('fails if GitLab does not say', async () => {
    lab.status = 403;
    expect(await caught(() => expectProtected(NAME, inGitLab()))).toContain('was answered with 403');
  });
});
