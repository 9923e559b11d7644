import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ClientSettings, GitHubFailure, openGitHub } from '../../../src/github/api/github-client.ts';
import { RequestBudget } from '../../../src/github/api/request-budget.ts';
import { closedAddress } from '../../e2e/loopback/closed-address.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';
import { pullOf } from '../../support/fixtures/pull-fixture.ts';

const LIST = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
const PLACE = { owner: 'o', repo: 'r', issue_number: 7 };

let server: Loopback;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

const open = (settings: Partial<ClientSettings> = {}) =>
  openGitHub({ token: 't', apiUrl: server.url, pauseMs: 5, ...settings });

describe('a GET', () => {
  test.each([
    { title: '500', answer: { status: 500 } },
    { title: '429', answer: { status: 429 } },
    { title: '429 with a short wait', answer: { status: 429, headers: { 'retry-after': '1' } } },
    { title: '403 with a short wait', answer: { status: 403, headers: { 'retry-after': '1' } } },
  ])('is tried again after $title', async ({ answer }) => {
    server.inject({ route: 'comments.list', times: 1, answer });
    const { status, data } = await (await open()).send(LIST, PLACE);
    expect({ status, data }).toEqual({ status: 200, data: [] });
    expect(server.effects.map(({ status }) => status)).toEqual([answer.status, 200]);
  });

  test('is tried again after a reset', async () => {
    server.inject({ route: 'comments.list', times: 2, reset: true });
    expect((await (await open()).send(LIST, PLACE)).status).toBe(200);
  });

  test('is tried three times in all', async () => {
    server.inject({ route: 'comments.list', answer: { status: 503 } });
    const sent = (await open()).send(LIST, PLACE);
    await expect(sent).rejects.toThrow(GitHubFailure);
    await expect(sent).rejects.toThrow(`${LIST} was answered with 503`);
    expect(server.effects).toHaveLength(3);
  });

  test.each([
    { title: '404', answer: { status: 404 } },
    { title: '403', answer: { status: 403, json: { message: 'Resource not accessible by integration' } } },
    { title: '429 with an hour to wait', answer: { status: 429, headers: { 'retry-after': '3600' } } },
  ])('is not tried again after $title', async ({ answer }) => {
    server.inject({ route: 'comments.list', answer });
    await expect((await open()).send(LIST, PLACE)).rejects.toMatchObject({ status: answer.status });
    expect(server.effects).toHaveLength(1);
  });

  test('waits as long as the server asks', async () => {
    server.inject({
      route: 'comments.list',
      times: 1,
      answer: { status: 429, headers: { 'retry-after': '1' } },
    });
    const start = performance.now();
    await (await open()).send(LIST, PLACE);
    expect(performance.now() - start).toBeGreaterThanOrEqual(990);
  });

  test('gives up an answer that does not come', async () => {
    server.inject({ route: 'comments.list', delayMs: 60_000 });
    const sent = (await open({ requestMs: 50 })).send(LIST, PLACE);
    await expect(sent).rejects.toThrow('was not answered: timeout');
  });

  test('leaves no time for more than all requests may take', async () => {
    server.inject({ route: 'comments.list', answer: { status: 503 } });
    await expect(
      (await open({ budget: new RequestBudget(300), pauseMs: 1000 })).send(LIST, PLACE),
    ).rejects.toThrow('503');
    expect(server.effects).toHaveLength(1);
  });

  test('says that nobody answered where nobody listens', async () => {
    const client = await open({ apiUrl: (await closedAddress()).slice(0, -1) });
    await expect(client.send(LIST, PLACE)).rejects.toThrow('was not answered: connect ECONNREFUSED');
  });
});

describe('a POST', () => {
  test.each([
    { title: '502', fault: { answer: { status: 502 } } },
    { title: '429', fault: { answer: { status: 429 } } },
    { title: 'a reset', fault: { reset: true } },
  ])('is never tried again, as after $title', async ({ fault }) => {
    server.inject({ route: 'comments.create', afterEffect: true, ...fault });
    await expect((await open()).send(CREATE, { ...PLACE, body: 'x' })).rejects.toThrow(GitHubFailure);
    expect(server.comments).toHaveLength(1);
  });
});

describe('pages', () => {
  const PULLS = 'GET /repos/{owner}/{repo}/pulls';
  const ARTIFACTS = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
  const HEAD = 'a'.repeat(40);
  const list = async (route: string, parameters: object, maxPages: number): Promise<number[]> => {
    const sizes: number[] = [];
    const client = await open();
    for await (const { data } of client.pages(route, { owner: 'o', repo: 'r', ...parameters }, maxPages))
      sizes.push((data as unknown[]).length);
    return sizes;
  };
  beforeEach(() => {
    for (let number = 1; number <= 5; number += 1) server.pulls.push(pullOf({ number, sha: HEAD }));
  });

  test('follow the links of the server to the last one', async () => {
    expect(await list(PULLS, { per_page: 2 }, 10)).toEqual([2, 2, 1]);
  });

  test('end at the most that are wanted', async () => {
    expect(await list(PULLS, { per_page: 2 }, 2)).toEqual([2, 2]);
    expect(server.effects).toHaveLength(2);
  });

  test('have the entries alone where the server wraps them', async () => {
    expect(await list(ARTIFACTS, { run_id: 1 }, 10)).toEqual([0]);
  });

  test('are tried again as any GET is', async () => {
    server.inject({ route: 'pulls.list', times: 1, answer: { status: 502 } });
    expect(await list(PULLS, {}, 10)).toEqual([5]);
  });

  test('fail with the route and the status', async () => {
    server.inject({ route: 'pulls.list', answer: { status: 503 } });
    await expect(list(PULLS, {}, 10)).rejects.toThrow(`${PULLS} was answered with 503`);
  });
});

test('a failure carries no command and no page of a proxy into the log', async () => {
  const page = `<html>\n::error::x ##[error]y ${'z'.repeat(5000)}`;
  server.inject({
    route: 'comments.list',
    answer: { status: 404, bytes: Buffer.from(page), headers: { 'content-type': 'text/html' } },
  });
  const failure: unknown = await (await open()).send(LIST, PLACE).catch((error: unknown) => error);
  const { message } = failure as GitHubFailure;
  expect(message.length).toBeLessThan(400);
  expect(message).not.toMatch(/\n|##\[/);
});
