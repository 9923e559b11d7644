import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { RequestBudget } from '../../../src/github/api/request-budget.ts';
import { type CommitStatus, postCommitStatus, statusOf } from '../../../src/github/deliver/commit-status.ts';
import type { ActionEvent } from '../../../src/github/plan/event.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';

const HEAD = 'a'.repeat(40);
const MERGE = 'd'.repeat(40);
const PULL_REQUEST: ActionEvent = {
  kind: 'pull-request',
  number: 7,
  headSha: HEAD,
  baseSha: MERGE,
  fork: false,
};

let server: Loopback;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

function post(
  status: CommitStatus,
  {
    event = PULL_REQUEST,
    name = 'gate',
    model,
    label,
    run = '10',
    attempt = '1',
  }: {
    event?: ActionEvent;
    name?: string;
    model?: string;
    label?: string;
    run?: string;
    attempt?: string;
  } = {},
) {
  return postCommitStatus(status, {
    inputs: { comment: true, githubToken: 't', policy: 'p.yml', status: name || undefined, model, label },
    env: {
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_API_URL: `${server.url}/api/v1`,
      GITHUB_SERVER_URL: 'https://git.example',
      GITHUB_RUN_ID: run,
      GITHUB_RUN_ATTEMPT: attempt,
      GITHUB_SHA: MERGE,
    },
    event,
    budget: new RequestBudget(60_000),
  });
}

test.each([
  { exitCode: 0, state: 'success' },
  { exitCode: 1, state: 'failure' },
  { exitCode: 2, state: 'error' },
  { exitCode: 3, state: 'failure' },
  { exitCode: 4, state: 'error' },
] as const)('exit code $exitCode is $state', ({ exitCode, state }) => {
  expect(statusOf(exitCode)).toBe(state);
});

test('a status is set on the head of the pull request, short, with a link to the run', async () => {
  expect(await post({ state: 'failure', description: `P95 +62 %\n${'x'.repeat(300)}` })).toBeUndefined();
  expect(server.statuses).toEqual([
    {
      sha: HEAD,
      state: 'failure',
      context: 'gate',
      description: expect.stringMatching(/^P95 \+62 % x{129}…$/),
      target_url: 'https://git.example/o/r/actions/runs/10/attempts/1',
    },
  ]);
});

test('on any other event it is set on the commit of the run', async () => {
  await post({ state: 'success', description: 'd' }, { event: { kind: 'merge-group', baseSha: HEAD } });
  expect(server.statuses).toMatchObject([{ sha: MERGE, state: 'success' }]);
});

test('none is set, and nothing is sent, where none is wanted', async () => {
  expect(await post({ state: 'success', description: 'd' }, { name: '' })).toBeUndefined();
  expect(server.effects).toEqual([]);
});

test('a token without the permission is refused', async () => {
  server.rights.statuses = false;
  expect(await post({ state: 'failure', description: 'd' })).toEqual({ kind: 'forbidden' });
});

test.each([404, 405, 501])('a server that answers %d has no such endpoint', async (status) => {
  server.inject({ route: 'statuses.create', answer: { status } });
  expect(await post({ state: 'failure', description: 'd' })).toEqual({ kind: 'no-endpoint' });
});

test('it is set a second time when it is unclear whether it was', async () => {
  server.inject({ route: 'statuses.create', times: 1, answer: { status: 502 } });
  expect(await post({ state: 'failure', description: 'd' })).toBeUndefined();
  expect(server.statuses).toHaveLength(1);
});

test('a server that is down is a result, not an error', async () => {
  server.inject({ route: 'statuses.create', answer: { status: 503 } });
  expect(await post({ state: 'failure', description: 'd' })).toEqual({
    kind: 'failed',
    message: expect.stringContaining('answered with 503'),
  });
});

test('a job that judges one model, or has a label, sets a status of its own', async () => {
  for (const leg of [{}, { model: 'ocr' }, { label: 'arm64' }, { model: 'ocr', label: 'arm64' }]) {
    await post({ state: 'success', description: 'd' }, leg);
  }
  expect(server.statuses.map(({ context }) => context)).toEqual([
    'gate',
    'gate (ocr)',
    'gate (arm64)',
    'gate (ocr, arm64)',
  ]);
});

describe('of two runs for one commit', () => {
  const set = (run: string, given: { attempt?: string; model?: string } = {}) =>
    post({ state: 'success', description: run }, { run, ...given });
  const standing = () => server.statuses.map(({ description }) => description);

  test('the newer one counts, whichever ends last', async () => {
    await set('11');
    expect(await set('9')).toEqual({ kind: 'overtaken' });
    expect(standing()).toEqual(['11']);
    await set('12');
    expect(standing()).toEqual(['11', '12']);
  });

  test('one for another model does not count', async () => {
    await set('11', { model: 'ocr' });
    expect(await set('9')).toBeUndefined();
  });

  test('a re-run is the newest', async () => {
    await set('11');
    expect(await set('9', { attempt: '2' })).toBeUndefined();
    expect(standing()).toEqual(['11', '9']);
  });

  test('each counts where the server does not list statuses', async () => {
    await set('11');
    server.inject({ route: 'statuses.list', answer: { status: 404 } });
    expect(await set('9')).toBeUndefined();
  });
});
