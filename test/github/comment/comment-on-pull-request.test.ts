import { afterEach, beforeEach, expect, test } from 'vitest';
import { RequestBudget } from '../../../src/github/api/request-budget.ts';
import { commentOnPullRequest } from '../../../src/github/comment/comment-on-pull-request.ts';
import type { ActionEvent } from '../../../src/github/plan/event.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';
import { pullOf } from '../../support/fixtures/pull-fixture.ts';

const HEAD = 'a'.repeat(40);
const NEXT = 'b'.repeat(40);

let server: Loopback;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

const pullRequest = (number = 7): ActionEvent => ({
  kind: 'pull-request',
  number,
  headSha: HEAD,
  baseSha: NEXT,
  fork: false,
});

const INPUTS = {
  comment: true,
  githubToken: 't',
  policy: 'p.yml',
  status: undefined,
  model: undefined,
  label: undefined,
};

function comment(
  event = pullRequest(),
  inputs: { comment?: boolean; githubToken?: string; model?: string } = {},
  env: NodeJS.ProcessEnv = {},
) {
  return commentOnPullRequest(
    { state: 'pass', markdown: '### Passed' },
    {
      inputs: { ...INPUTS, ...inputs },
      env: { GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: server.url, GITHUB_RUN_ID: '10', ...env },
      event,
      budget: new RequestBudget(60_000),
    },
  );
}

const secondLine = () => server.comments[0]?.body.split('\n')[1];

test('a comment on the current head begins with the report', async () => {
  server.pulls.push(pullOf({ number: 7, sha: HEAD }));
  expect(await comment()).toEqual({ url: expect.stringContaining('1001') });
  expect(secondLine()).toBe('### Passed');
});

test('a comment on an older commit says so in its first lines', async () => {
  server.pulls.push(pullOf({ number: 7, sha: NEXT }));
  const outcome = await comment();
  const staleness = { kind: 'newer-head', judged: HEAD, head: NEXT };
  expect(outcome).toEqual({ url: expect.any(String), staleness });
  expect(secondLine()).toBe(
    '> **This result is for an older commit, `aaaaaaa`: the pull request is now at `bbbbbbb`.**',
  );
});

test.each([
  { title: 'closed', merged: false },
  { title: 'merged', merged: true },
])('a comment on a pull request that has been $title since says so', async ({ title, merged }) => {
  server.pulls.push({ ...pullOf({ number: 7, sha: HEAD }), state: 'closed', merged });
  expect(await comment()).toMatchObject({ staleness: { kind: title, judged: HEAD } });
  expect(secondLine()).toContain(`that has been ${title} since`);
});

test('there is no comment on a pull request that is gone', async () => {
  expect(await comment(pullRequest(1001))).toEqual({ skipped: { kind: 'pull-request-gone' } });
  expect(server.comments).toEqual([]);
});

test('the comment is written where the state of the pull request is unknown', async () => {
  server.inject({ route: 'pulls.get', answer: { status: 501 } });
  expect(await comment()).toEqual({ url: expect.any(String) });
  expect(secondLine()).toBe('### Passed');
});

test('there is none, and nothing is sent, on another event', async () => {
  expect(await comment({ kind: 'schedule' })).toBeUndefined();
  expect(server.effects).toEqual([]);
});

test.each([
  { title: 'the current head', sha: HEAD, outcome: undefined },
  {
    title: 'an older commit',
    sha: NEXT,
    outcome: { staleness: { kind: 'newer-head', judged: HEAD, head: NEXT } },
  },
])('where none is wanted there is none, and a result on $title is recognized', async ({ sha, outcome }) => {
  server.pulls.push(pullOf({ number: 7, sha }));
  expect(await comment(pullRequest(), { comment: false })).toEqual(outcome);
  expect(server.comments).toEqual([]);
});

test('where none is wanted and there is no token, there is nothing to report', async () => {
  expect(await comment(pullRequest(), { comment: false, githubToken: '' })).toBeUndefined();
  expect(server.effects).toEqual([]);
});

test('there is none without a token', async () => {
  expect(await comment(pullRequest(), { githubToken: '' })).toEqual({
    skipped: { kind: 'failed', message: 'The input "github-token" is empty' },
  });
});

test('jobs that judge different models leave each other’s comments alone', async () => {
  for (const model of ['ocr', 'layout']) {
    expect(await comment(pullRequest(), { model })).toEqual({ url: expect.any(String) });
  }
  expect(server.comments).toHaveLength(2);
  expect(server.comments.some(({ isMinimized }) => isMinimized)).toBe(false);
});

test('the re-run of an older run leaves the comment of a newer one where the head is unknown', async () => {
  await comment(pullRequest(), {}, { GITHUB_RUN_ID: '11' });
  server.inject({ route: 'pulls.get', answer: { status: 501 } });
  const again = { GITHUB_RUN_ID: '10', GITHUB_RUN_ATTEMPT: '2' };
  expect(await comment(pullRequest(), {}, again)).toMatchObject({ skipped: { kind: 'overtaken' } });
  server.heal();
  server.pulls.push(pullOf({ number: 7, sha: HEAD }));
  expect(await comment(pullRequest(), {}, again)).toEqual({ url: expect.any(String) });
});
