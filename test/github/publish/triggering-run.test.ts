import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors/errors.ts';
import { readTriggeringRun } from '../../../src/github/publish/triggering-run.ts';
import { HEAD, payloadOf } from '../../support/fixtures/triggering-run-fixture.ts';

const ENV = { GITHUB_EVENT_NAME: 'workflow_run' };
const WORKFLOW = '.github/workflows/regression-gate.yml';
const read = (given: Parameters<typeof payloadOf>[0] = {}, env: NodeJS.ProcessEnv = ENV) =>
  readTriggeringRun(env, payloadOf(given), WORKFLOW);

test('a run of a fork is read from the event', () => {
  expect(read()).toEqual({
    id: 4711,
    attempt: 1,
    conclusion: 'success',
    headSha: HEAD,
    headBranch: 'topic',
    headRepository: { id: 99, owner: 'stranger' },
    repositoryId: 42,
    pullRequests: [],
  });
});

test('a fork that was deleted, and what a server leaves out, are no mistakes', () => {
  const run = read({ head_repository: null, run_attempt: undefined, conclusion: null, pull_requests: null });
  expect(run).toMatchObject({
    headRepository: undefined,
    attempt: 1,
    conclusion: undefined,
    pullRequests: [],
  });
});

test.each([`${WORKFLOW}@main`, `${WORKFLOW}@refs/pull/7/merge`, 'regression-gate.yml@refs/pull/7/head'])(
  'the workflow is known as %s',
  (path) => expect(read({ path })).toHaveProperty('id'),
);

test('a run of a push has nothing to publish', () => {
  expect(read({ event: 'push' })).toEqual({ none: { kind: 'other-event', event: 'push' } });
});

test('a run that has not ended yet has nothing to publish', () => {
  const payload = { ...payloadOf(), action: 'requested' };
  expect(readTriggeringRun(ENV, payload, WORKFLOW)).toEqual({ none: { kind: 'not-ended' } });
});

describe('it is refused', () => {
  test.each([
    {
      title: 'on another event',
      env: { GITHUB_EVENT_NAME: 'pull_request_target' },
      given: {},
      says: 'got "pull_request_target"',
    },
    {
      title: 'for a workflow of the same name in another file',
      given: { path: '.github/workflows/fake.yml' },
      says: 'got one of ".github/workflows/fake.yml"',
    },
    {
      title: 'for a file of that name elsewhere',
      given: { path: 'x/.github/workflows/regression-gate.yml' },
      says: 'input "workflow"',
    },
    {
      title: 'for a run of another repository',
      given: { repository: { id: 43 } },
      says: 'expected a run of repository 42, got one of 43',
    },
    { title: 'for a SHA that is none', given: { head_sha: 'main' }, says: 'workflow_run.head_sha' },
  ])('$title', ({ given, env = ENV, says }) => {
    expect(() => read(given, env)).toThrow(UserError);
    expect(() => read(given, env)).toThrow(says);
  });
});
