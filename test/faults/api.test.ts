import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openGitHub } from '../../src/github/api/github-client.ts';
import { RequestBudget } from '../../src/github/api/request-budget.ts';
import { publishComment } from '../../src/github/comment/sticky-comment.ts';
import { OPTIONAL_REQUESTS_MS } from '../../src/github/connections.ts';
import { deliver } from '../../src/github/deliver/deliver.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { ExitCode } from '../../src/verdict/exit-code.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { pullOf } from '../support/fixtures/pull-fixture.ts';
import { model, passingRows, verdict } from '../support/fixtures/verdict-fixture.ts';

/* A server that fails, answers otherwise or not at all. The result of a run must not depend on it. */

const HEAD = 'a'.repeat(40);
const PASS = verdict([model()]);
const FAIL = verdict([
  model({ state: 'fail', rows: passingRows().map((row) => ({ ...row, state: 'fail' as const })) }),
]);

let folder: string;
let summary: string;
let server: Loopback;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fault-api-'));
  // One file for all tests: once it has found its file, @actions/core keeps it for the life of the process.
  summary = join(folder, 'summary.md');
});
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  // The toolkit's setFailed also sets it, for this process: the test run itself has not failed.
  process.exitCode = undefined;
  await server.close();
});
afterAll(() => rm(folder, { recursive: true }));

interface Delivered {
  readonly log: string;
  readonly summary: string;
  readonly outputs: string;
  readonly written: unknown;
  /** Whether the job was marked as failed. */
  readonly isFailed: boolean;
}

/** Delivers a result as the Action does. */
async function run(
  judged = PASS,
  { attempt = '1', budgetMs = OPTIONAL_REQUESTS_MS } = {},
): Promise<Delivered> {
  const output = join(folder, 'output');
  await writeFile(summary, '');
  await writeFile(output, '');
  vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
  vi.stubEnv('GITHUB_OUTPUT', output);
  let log = '';
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    log += String(text);
    return true;
  });
  process.exitCode = undefined;
  const directory = join(folder, 'out');
  const exitCode: ExitCode = judged === PASS ? 0 : 1;
  try {
    await deliver(
      { verdict: judged, report: renderReport(judged), exitCode, recorded: undefined },
      {
        inputs: {
          comment: true,
          githubToken: 't',
          policy: 'p.yml',
          status: 'gate',
          model: undefined,
          label: undefined,
        },
        env: {
          GITHUB_REPOSITORY: 'o/r',
          GITHUB_API_URL: server.url,
          GITHUB_SERVER_URL: 'https://github.com',
          GITHUB_RUN_ID: '10',
          GITHUB_RUN_ATTEMPT: attempt,
        },
        event: { kind: 'pull-request', number: 7, headSha: HEAD, baseSha: 'b'.repeat(40), fork: false },
        budget: new RequestBudget(budgetMs),
        checkout: folder,
        policyFile: join(folder, 'p.yml'),
        directory,
        notes: [],
      },
    );
  } finally {
    spy.mockRestore();
  }
  return {
    log,
    summary: await readFile(summary, 'utf8'),
    outputs: await readFile(output, 'utf8'),
    written: JSON.parse(await readFile(join(directory, 'verdict.json'), 'utf8')),
    isFailed: process.exitCode !== undefined,
  };
}

const EVERYTHING = [
  ...(['statuses.create', 'pulls.get', 'user.get', 'graphql'] as const),
  ...(['comments.list', 'comments.create', 'comments.update'] as const),
];
const everythingAnswers = (answer: NonNullable<Parameters<Loopback['inject']>[0]['answer']>) => {
  for (const route of EVERYTHING) server.inject({ route, answer });
};

const PAGE = { status: 200, bytes: Buffer.from('<html>'), headers: { 'content-type': 'text/html' } };

/** Where requests would be tried until their time is over, so that a test is soon over too. */
const SHORT_MS = 2_500;

const FAULTS: { title: string; break: () => void; says: RegExp; budgetMs?: number; requests?: number }[] = [
  {
    title: 'F4: while every request is answered with 503',
    break: () => everythingAnswers({ status: 503 }),
    says: /POST \/repos\/\{owner\}\/\{repo\}\/statuses\/\{sha\} was answered with 503/,
    budgetMs: SHORT_MS,
  },
  {
    title: 'F6: when the server asks for an hour of patience',
    break: () => everythingAnswers({ status: 429, headers: { 'retry-after': '3600' } }),
    says: /was answered with 429/,
    // Statuses of newer runs, status, pull request, own login: each once.
    requests: 4,
  },
  {
    title: 'F8: when the token is refused',
    break: () => everythingAnswers({ status: 401, json: { message: 'Bad credentials' } }),
    says: /No comment on the pull request: .*Bad credentials/,
  },
  {
    title: 'F9: when the server takes a request and never answers',
    break: () => server.inject({ route: 'comments.list', delayMs: 60_000 }),
    says: /No comment on the pull request: .*(?:timeout|no time left)/,
    budgetMs: SHORT_MS,
  },
  {
    title: 'F10: when a proxy answers with a page',
    break: () => everythingAnswers(PAGE),
    says: /No comment on the pull request: .*was answered with something unexpected/,
  },
  {
    title: 'F13: when the pull request has been locked',
    break: () => {
      server.conversation.isLocked = true;
    },
    says: /No comment on the pull request: The conversation is locked/,
  },
  {
    title: 'F13: when the pull request has been merged',
    break: () =>
      void server.pulls.push({ ...pullOf({ number: 7, sha: HEAD }), state: 'closed', merged: true }),
    says: /of a pull request that has been merged since/,
  },
  {
    title: 'F15: when the server does not take the commit status',
    break: () =>
      server.inject({ route: 'statuses.create', answer: { status: 422, json: { message: 'No' } } }),
    says: /Could not set the commit status: .*422/,
  },
];

describe.each(FAULTS)('$title', ({ break: breakIt, says, budgetMs = OPTIONAL_REQUESTS_MS, requests }) => {
  test.each([
    { title: 'pass', judged: PASS },
    { title: 'fail', judged: FAIL },
  ])('a $title stays a $title, and is told in full but for what the server refuses', async ({ judged }) => {
    breakIt();
    const told = await run(judged, { budgetMs });
    expect(told.written).toMatchObject({ state: judged.state });
    expect(told.isFailed).toBe(judged === FAIL);
    expect(told.outputs).toMatch(new RegExp(`^verdict<<\\S+\\n${judged.state}\\n`));
    expect(told.summary).toContain(renderReport(judged).trimEnd());
    expect(told.log).toMatch(says);
    expect(told.log.match(/^::error(?! title)/gm) ?? []).toHaveLength(judged === FAIL ? 1 : 0);
    if (requests !== undefined) expect(server.effects).toHaveLength(requests);
  });
});

describe('a comment', () => {
  const publish = async (attempt = 1) =>
    publishComment(
      await openGitHub({ token: 't', apiUrl: server.url, pauseMs: 5 }),
      { owner: 'o', repo: 'r', number: 7, workflowLogin: 'github-actions[bot]' },
      { key: '0'.repeat(16), state: 'pass', run: { id: 10, attempt }, isOutdated: false, markdown: 'fine' },
    );

  test('F3: is written although the list of comments fails twice', async () => {
    server.inject({ route: 'comments.list', times: 2, answer: { status: 500 } });
    expect(await publish()).toEqual({ url: expect.stringContaining('-1001') });
    expect(server.comments).toHaveLength(1);
  });

  test('F5: waits as long as a secondary rate limit asks, and is written once', async () => {
    const answer = {
      status: 403,
      headers: { 'retry-after': '2' },
      json: { message: 'secondary rate limit' },
    };
    server.inject({ route: 'comments.create', times: 1, answer });
    const start = performance.now();
    expect(await publish()).toEqual({ url: expect.stringContaining('-1001') });
    expect(performance.now() - start).toBeGreaterThanOrEqual(1_990);
    expect(server.comments).toHaveLength(1);
  });
});

test('F51: a second attempt completes what the first one could not deliver, and repeats nothing', async () => {
  server.inject({ route: 'statuses.create', answer: { status: 503 } });
  await run();
  expect(server.statuses).toEqual([]);
  expect(server.comments).toMatchObject([{ id: 1001, body: expect.stringContaining('run=10.1 -->') }]);
  server.heal();
  await run(PASS, { attempt: '2' });
  expect(server.comments).toMatchObject([{ id: 1001, body: expect.stringContaining('run=10.2 -->') }]);
  expect(server.statuses).toMatchObject([
    { sha: HEAD, state: 'success', target_url: 'https://github.com/o/r/actions/runs/10/attempts/2' },
  ]);
});

test('F58: a server that listens on IPv4 alone is reached by its name', async () => {
  const { port } = new URL(server.url);
  const client = await openGitHub({ token: 't', apiUrl: `http://localhost:${port}` });
  const place = { owner: 'o', repo: 'r', issue_number: 7 };
  const { status } = await client.send('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', place);
  expect(status).toBe(200);
});
