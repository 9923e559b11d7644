import { afterEach, beforeEach, expect, test } from 'vitest';
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

function comment(event = pullRequest(), inputs: { comment?: boolean; githubToken?: string } = {}) {
  return commentOnPullRequest(
    { state: 'pass', markdown: '### Passed' },
    {
      inputs: { comment: true, githubToken: 't', policy: 'p.yml', status: undefined, ...inputs },
      env: { GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: server.url, GITHUB_RUN_ID: '10' },
      event,
    },
  );
}

const secondLine = () => server.comments[0]?.body.split('\n')[1];

test('a comment on the head of today begins with the report', async () => {
  server.pulls.push(pullOf({ number: 7, sha: HEAD }));
  expect(await comment()).toEqual({ url: expect.stringContaining('1001') });
  expect(secondLine()).toBe('### Passed');
});

test('a comment on a commit that was pushed over says so in its first lines', async () => {
  server.pulls.push(pullOf({ number: 7, sha: NEXT }));
  const outcome = await comment();
  const words = 'This speaks of an older commit, aaaaaaa: the pull request is at bbbbbbb by now.';
  expect(outcome).toMatchObject({ url: expect.any(String), remark: words });
  expect(secondLine()).toBe(`> **${words}**`);
});

test.each([
  { title: 'closed', merged: false },
  { title: 'merged', merged: true },
])('a comment on a pull request that was $title meanwhile says so', async ({ title, merged }) => {
  server.pulls.push({ ...pullOf({ number: 7, sha: HEAD }), state: 'closed', merged });
  await comment();
  expect(secondLine()).toContain(`that was ${title} meanwhile`);
});

test('there is no comment on a pull request that is gone', async () => {
  expect(await comment(pullRequest(1001))).toEqual({ skipped: expect.stringContaining('gone') });
  expect(server.comments).toEqual([]);
});

test('a server that cannot tell how the pull request stands gets the comment all the same', async () => {
  server.inject({ route: 'pulls.get', answer: { status: 501 } });
  expect(await comment()).toEqual({ url: expect.any(String) });
  expect(secondLine()).toBe('### Passed');
});

test('there is none, and nothing is asked, on another event', async () => {
  expect(await comment({ kind: 'schedule' })).toBeUndefined();
  expect(server.effects).toEqual([]);
});

test.each([
  { title: 'the head of today', sha: HEAD, outcome: undefined },
  {
    title: 'a commit that was pushed over',
    sha: NEXT,
    outcome: { remark: expect.stringContaining('This speaks of an older commit, aaaaaaa') },
  },
])('where none is wanted there is none, and a result on $title is told apart', async ({ sha, outcome }) => {
  server.pulls.push(pullOf({ number: 7, sha }));
  expect(await comment(pullRequest(), { comment: false })).toEqual(outcome);
  expect(server.comments).toEqual([]);
});

test('where none is wanted and there is no token, nothing is said', async () => {
  expect(await comment(pullRequest(), { comment: false, githubToken: '' })).toBeUndefined();
  expect(server.effects).toEqual([]);
});

test('there is none without a token, which is said', async () => {
  expect(await comment(pullRequest(), { githubToken: '' })).toEqual({
    skipped: 'The input "github-token" is empty.',
  });
});
