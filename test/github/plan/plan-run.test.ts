import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { gitIn } from '../../../src/git/git.ts';
import type { ActionEvent } from '../../../src/github/plan/event.ts';
import { chooseMode, chooseUse, planRun } from '../../../src/github/plan/plan-run.ts';
import { isSignOff } from '../../../src/github/run-sign-off.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';

const SHA = 'a'.repeat(40);
const PULL_REQUEST: ActionEvent = {
  kind: 'pull-request',
  number: 1,
  headSha: SHA,
  baseSha: SHA,
  fork: false,
};
const MERGE_GROUP: ActionEvent = { kind: 'merge-group', baseSha: SHA };
const push = (branch: string, isDefaultBranch = false): ActionEvent => ({
  kind: 'push',
  branch,
  isDefaultBranch,
  before: SHA,
});
const dispatch = (isDefaultBranch: boolean): ActionEvent => ({
  kind: 'workflow-dispatch',
  branch: 'x',
  isDefaultBranch,
});

const runOf = (event: ActionEvent, runSha?: string) => ({
  inputs: { mode: 'auto', use: 'auto' } as const,
  env: { GITHUB_SHA: runSha },
  event,
  defaultBranch: 'main',
  policyFile: '/policy.yml',
});

test.each([
  { title: 'a pull request', event: PULL_REQUEST, mode: 'check', use: 'pull-request' },
  { title: 'a merge group', event: MERGE_GROUP, mode: 'check', use: 'pull-request' },
  { title: 'a push to the default branch', event: push('main', true), mode: 'record', use: 'pull-request' },
  { title: 'a push to another branch', event: push('dev'), mode: 'check', use: 'pull-request' },
  { title: 'a push to a release branch', event: push('release/2'), mode: 'check', use: 'release' },
  { title: 'a push to a branch named like one', event: push('releases'), mode: 'check', use: 'pull-request' },
  { title: 'a dispatch on the default branch', event: dispatch(true), mode: 'record', use: 'pull-request' },
  { title: 'a dispatch elsewhere', event: dispatch(false), mode: 'check', use: 'pull-request' },
  { title: 'a schedule', event: { kind: 'schedule' }, mode: 'record', use: 'nightly' },
  { title: 'a release', event: { kind: 'release', tag: 'v1' }, mode: 'check', use: 'release' },
] as const)('auto on $title is $mode for $use', ({ event, mode, use }) => {
  expect(chooseMode('auto', event, use)).toBe(mode);
  expect(chooseUse('auto', event)).toBe(use);
});

describe('chooseMode', () => {
  test.each([PULL_REQUEST, MERGE_GROUP])('refuses to record on a $kind', (event) => {
    expect(() => chooseMode('record', event, 'pull-request')).toThrow(UserError);
  });
  test('needs an explicit mode for an event that does not imply one', () => {
    expect(() => chooseMode('auto', { kind: 'other', name: 'gollum' }, 'pull-request')).toThrow(
      'event "gollum"',
    );
    expect(chooseMode('record', { kind: 'other', name: 'gollum' }, 'pull-request')).toBe('record');
  });
});

describe('planRun', () => {
  let lab: GitLab;
  beforeEach(() => {
    lab = openGitLab();
  });
  afterEach(() => lab.remove());

  test.each([
    { title: 'a merge group', event: MERGE_GROUP, policyCommit: SHA },
    { title: 'a pull request', event: PULL_REQUEST, policyCommit: SHA },
    { title: 'a push, whose policy is merged', event: push('dev'), policyCommit: undefined },
    { title: 'a release', event: { kind: 'release', tag: 'v1' } as const, policyCommit: undefined },
  ])('names whose policy judges $title', async ({ event, policyCommit }) => {
    const plan = await planRun(runOf(event), { git: gitIn(lab.folder), history: undefined });
    expect(plan.policyCommit).toBe(policyCommit);
  });
});

describe('planRun of a release', () => {
  let lab: GitLab;
  beforeEach(() => {
    lab = openGitLab();
  });
  afterEach(() => lab.remove());
  const plan = (event: ActionEvent, mode: 'auto' | 'check' | 'record') => {
    const run = { ...runOf(event), inputs: { mode, use: 'release' } as const };
    return planRun(run, { git: gitIn(lab.folder), history: undefined });
  };

  test.each([
    { title: 'a dispatch on the default branch', event: dispatch(true) },
    { title: 'a push of a tag', event: { kind: 'other', name: 'push', ref: 'refs/tags/v2' } as const },
  ])('compares on $title, which else would do something else', async ({ event }) => {
    expect(await plan(event, 'auto')).toMatchObject({
      mode: 'check',
      use: 'release',
      policyCommit: undefined,
    });
  });

  test('refuses to record', async () => {
    await expect(plan(dispatch(true), 'record')).rejects.toThrow('expected "check" or "auto" for a sign-off');
  });

  test('signs off nothing that is only proposed', async () => {
    expect(isSignOff(await plan(dispatch(false), 'auto'))).toBe(true);
    expect(isSignOff(await plan(PULL_REQUEST, 'auto'))).toBe(false);
    expect(isSignOff(await plan(MERGE_GROUP, 'check'))).toBe(false);
  });
});

describe('planRun of a recording', () => {
  let lab: GitLab;
  beforeEach(() => {
    lab = openGitLab();
  });
  afterEach(() => lab.remove());
  const plan = (event: ActionEvent, runSha: string | undefined, inputs: object = {}, env: object = {}) => {
    const run = runOf(event, runSha);
    return planRun(
      { ...run, inputs: { ...run.inputs, ...inputs }, env: { ...run.env, ...env } },
      { git: gitIn(lab.folder), history: undefined },
    );
  };
  const pushOf = (before: string): ActionEvent => ({ ...push('main', true), before }) as ActionEvent;

  test('compares what landed with the last accepted commit, and records the commit of the run', async () => {
    const before = lab.commit('a', '1');
    const sha = lab.commit('a', '2');
    expect(await plan(pushOf(before), sha)).toEqual({
      mode: 'check',
      use: 'pull-request',
      commit: before,
      ancestors: [before],
      reference: 'last-accepted',
      recording: { commit: sha, acceptedBy: undefined },
      policyCommit: undefined,
      notes: [],
    });
  });

  test('of a schedule looks for records from the commit itself on', async () => {
    const before = lab.commit('a', '1');
    const sha = lab.commit('a', '2');
    expect(await plan({ kind: 'schedule' }, sha)).toMatchObject({
      use: 'nightly',
      commit: before,
      ancestors: [sha, before],
      reference: 'last-accepted',
      recording: { commit: sha },
    });
  });

  test('of the first commit of a repository knows that nothing was before it', async () => {
    const sha = lab.commit('a', '1');
    const first = { ...push('main', true), before: undefined } as ActionEvent;
    expect(await plan(first, sha)).toMatchObject({ commit: undefined, isRoot: true });
  });

  test('refuses when another commit is checked out', async () => {
    const sha = lab.commit('a', '1');
    const head = lab.commit('a', '2');
    await expect(plan(pushOf(sha), sha)).rejects.toThrow(`expected commit ${sha}, got ${head}`);
  });

  test('refuses without a commit', async () => {
    await expect(plan(pushOf(SHA), undefined)).rejects.toThrow('GITHUB_SHA');
  });

  test('notes that git cannot confirm the commit, which is not taken for a first one', async () => {
    const planned = await plan(dispatch(true), SHA);
    expect(planned.recording?.commit).toBe(SHA);
    expect(planned.isRoot).toBeUndefined();
    expect(planned.notes).toContainEqual({
      kind: 'checkout-unconfirmed',
      commit: SHA,
      message: expect.stringContaining('fatal'),
    });
  });

  describe('that a person accepts', () => {
    const accept = (event: ActionEvent, inputs: object = {}) => {
      lab.commit('a', '1');
      const sha = lab.commit('a', '2');
      return plan(event, sha, { accept: 'a fair price', ...inputs }, { GITHUB_ACTOR: 'octocat' });
    };

    test('names who it is, and why', async () => {
      const { recording } = await accept(dispatch(true));
      expect(recording?.acceptedBy).toEqual({ actor: 'octocat', reason: 'a fair price' });
    });

    test.each([
      { title: 'a pull request', event: PULL_REQUEST, got: 'a pull request' },
      { title: 'a merge group', event: MERGE_GROUP, got: 'a merge group' },
      { title: 'a push to the default branch', event: push('main', true), got: 'a push of "main"' },
      { title: 'a dispatch on another branch', event: dispatch(false), got: 'a workflow dispatch of "x"' },
      { title: 'a schedule', event: { kind: 'schedule' } as const, got: 'a schedule' },
      { title: 'a release', event: { kind: 'release', tag: 'v1' } as const, got: 'a release' },
      { title: 'an event of another name', event: { kind: 'other', name: 'gollum' } as const, got: 'gollum' },
    ])('is refused on $title', async ({ event, got }) => {
      const inputs = event.kind === 'other' ? { mode: 'record' } : {};
      await expect(accept(event, inputs)).rejects.toThrow(UserError);
      await expect(accept(event, inputs)).rejects.toThrow(got);
    });

    test.each([{ use: 'release' }, { mode: 'check' }])(
      'is refused with %o, which records nothing',
      async (inputs) => {
        await expect(accept(dispatch(true), inputs)).rejects.toThrow('input "accept"');
      },
    );
  });

  test('of a sign-off is none, and its reference the release', async () => {
    const sha = lab.commit('a', '1');
    const planned = await plan(dispatch(true), sha, { use: 'release' });
    expect(planned).toMatchObject({ reference: 'release', recording: undefined });
    await expect(plan(dispatch(true), sha, { use: 'release', mode: 'record' })).rejects.toThrow(
      'input "mode"',
    );
  });
});
