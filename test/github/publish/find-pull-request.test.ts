import { afterEach, beforeEach, expect, test } from 'vitest';
import { openRepositoryClient } from '../../../src/github/api/repository-client.ts';
import { findPullRequest } from '../../../src/github/publish/find-pull-request.ts';
import type { TriggeringRun } from '../../../src/github/publish/triggering-run.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';
import { FORK_ID, pullOf, REPOSITORY_ID } from '../../support/fixtures/pull-fixture.ts';

const HEAD = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);

let server: Loopback;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

async function find(given: Partial<TriggeringRun> = {}) {
  const env = { GITHUB_REPOSITORY: 'owner/repository', GITHUB_API_URL: server.url };
  const client = await openRepositoryClient('t', env, { pauseMs: 5 });
  return findPullRequest(client, {
    id: 4711,
    attempt: 1,
    conclusion: 'success',
    headSha: HEAD,
    headBranch: 'topic',
    headRepository: { id: FORK_ID, owner: 'stranger' },
    repositoryId: REPOSITORY_ID,
    pullRequests: [],
    ...given,
  });
}

const asked = () => server.effects.map(({ route }) => route);

test('the pull request of a fork is found by its branch, because the server does not find it by its commit', async () => {
  server.pulls.push(pullOf({ number: 7, sha: HEAD }));
  expect(await find()).toEqual({ number: 7 });
  expect(asked()).toEqual(['commits.pulls', 'pulls.list']);
});

test('that of a branch of this repository is the one that the event names', async () => {
  server.pulls.push(pullOf({ number: 8, sha: HEAD, from: REPOSITORY_ID }));
  const own = { id: REPOSITORY_ID, owner: 'owner' };
  expect(await find({ pullRequests: [8], headRepository: own })).toEqual({ number: 8 });
  expect(asked()).toEqual(['pulls.get']);
});

test('that of a branch of this repository is found by its commit', async () => {
  server.pulls.push(pullOf({ number: 8, sha: HEAD, from: REPOSITORY_ID }));
  expect(await find({ headRepository: { id: REPOSITORY_ID, owner: 'owner' } })).toEqual({ number: 8 });
  expect(asked()).toEqual(['commits.pulls']);
});

test('it is found on the second page of a server that cannot filter', async () => {
  for (let number = 100; number < 205; number += 1) server.pulls.push(pullOf({ number, sha: OTHER }));
  server.pulls.push(pullOf({ number: 7, sha: HEAD }));
  expect(await find()).toEqual({ number: 7 });
});

test('one that has moved on is left to the run on its head', async () => {
  server.pulls.push(pullOf({ number: 7, sha: OTHER }));
  expect(await find()).toEqual({ none: { kind: 'moved-on', pullRequest: 7, commit: HEAD } });
});

test.each([
  { title: 'is closed', pull: { ...pullOf({ number: 7, sha: HEAD }), state: 'closed' as const } },
  { title: 'comes from another fork with the same commit', pull: pullOf({ number: 7, sha: HEAD, from: 98 }) },
  {
    title: 'goes into another repository',
    pull: { ...pullOf({ number: 7, sha: HEAD }), base: { ref: 'main', sha: OTHER, repo: null } },
  },
])('one that $title is not it', async ({ pull }) => {
  server.pulls.push(pull);
  expect(await find({ pullRequests: [7] })).toEqual({
    none: { kind: 'no-pull-request', commit: HEAD },
  });
});

test('of two with the same head none is chosen', async () => {
  server.pulls.push(pullOf({ number: 7, sha: HEAD }), pullOf({ number: 9, sha: HEAD }));
  expect(await find()).toEqual({ none: { kind: 'several-pull-requests', pullRequests: [7, 9] } });
});

test.each([404, 405, 501])('a server that answers %d to one question is asked the next', async (status) => {
  server.inject({ route: 'commits.pulls', answer: { status } });
  server.pulls.push(pullOf({ number: 7, sha: HEAD }));
  expect(await find()).toEqual({ number: 7 });
});

test('a server that is down is not taken for one without a pull request', async () => {
  server.inject({ route: 'pulls.list', answer: { status: 503 } });
  await expect(find()).rejects.toThrow('answered with 503');
});
