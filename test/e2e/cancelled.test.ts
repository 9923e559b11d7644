import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readProc } from '../support/proc-stat.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, type ActionStart, runAction } from './run-action.ts';

/* The runner cancels a job with SIGINT, and ends it 7.5 s later whatever it does. */

let server: Loopback;
let repository: ActionRepository;
let temporary: string;
beforeEach(async () => {
  server = await startLoopback();
  repository = makeActionRepository({ minScore: 0.5 });
  temporary = mkdtempSync(join(tmpdir(), 'runner-temp-'));
});
afterEach(async () => {
  repository.remove();
  rmSync(temporary, { recursive: true, force: true });
  await server.close();
});

type Signals = NonNullable<ActionStart['signals']>;

const start = (given: Pick<ActionStart, 'sha' | 'event' | 'signals'>): Promise<ActionRun> =>
  runAction({
    workspace: repository.folder,
    serverUrl: server.url,
    inputs: { status: 'gate' },
    env: { RUNNER_TEMP: temporary, RUNNER_TRACKING_ID: temporary },
    ...given,
  });

function pull(signals: Signals): Promise<ActionRun> {
  const { base, head, merge, checkOut } = repository;
  checkOut(merge);
  const repo = { full_name: 'owner/repository' };
  const payload = { pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } } };
  return start({ sha: merge, event: { name: 'pull_request', payload }, signals });
}

function push(signals: Signals): Promise<ActionRun> {
  const { base, checkOut } = repository;
  checkOut(base);
  const payload = { ref: 'refs/heads/main', before: '0'.repeat(40), repository: { default_branch: 'main' } };
  return start({ sha: base, event: { name: 'push', payload }, signals });
}

/** Processes that the run has started: all get its tracking id. */
const strays = (): string[] =>
  readdirSync('/proc').filter(
    (pid) => /^\d+$/.test(pid) && readProc(`${pid}/environ`).includes(`RUNNER_TRACKING_ID=${temporary}`),
  );

/** It says so, ends its status, and nothing of it is left: no process, no file. */
async function expectCancelled({ exitCode, log, outputs, summary }: ActionRun, code: number): Promise<void> {
  expect(exitCode, log).toBe(code);
  expect(outputs['verdict']).toBe('error');
  expect(summary).toContain('Cancelled: no verdict');
  expect(server.statuses.at(-1)).toMatchObject({ state: 'error', description: 'Cancelled: no verdict' });
  // The cache toolkit never removes its own folders; the runner empties all of it after the job.
  expect(readdirSync(temporary).filter((name) => name.startsWith('regression-gate-'))).toEqual([]);
  await expect.poll(strays).toEqual([]);
}

test('F29: a run that is cancelled while it measures says so, ends its status, and leaves nothing behind', async () => {
  repository.remove();
  repository = makeActionRepository({ minScore: 0.5, isTimed: true });
  const run = await pull([{ signal: 'SIGINT', isDue: (log) => log.includes('timing launch') }]);
  await expectCancelled(run, 130);
  expect(run.log).toMatch(
    /::error::The run was cancelled \(fashion: timing launch \d+, .*\)\. Nothing has passed\./,
  );
  expect(server.comments).toEqual([]);
});

test('F29: a run that is cancelled while it comments leaves no passing status', async () => {
  server.inject({ route: 'pulls.get', delayMs: 60_000 });
  const isJudged = () => server.statuses.some(({ state }) => state === 'success');
  const run = await pull([{ signal: 'SIGINT', isDue: isJudged }]);
  await expectCancelled(run, 130);
  expect(server.comments).toEqual([]);
});

test('F29: a run that is cancelled while it saves leaves no baseline', async () => {
  server.inject({ route: 'blob.put', delayMs: 60_000 });
  const run = await push([{ signal: 'SIGINT', isDue: () => server.entries.length > 0 }]);
  expect(run.exitCode, run.log).toBe(130);
  expect(server.entries).toMatchObject([{ isComplete: false }]);
  expect(existsSync(join(repository.folder, '.regression-gate', 'fashion'))).toBe(false);
  await expect.poll(strays).toEqual([]);
});

test('F30: SIGTERM alone ends a run alike, and a second signal does not cut its last word short', async () => {
  server.inject({ route: 'statuses.create', times: 1, delayMs: 0 });
  server.inject({ route: 'statuses.create', times: 1, delayMs: 1_000 });
  const run = await pull([
    { signal: 'SIGTERM', isDue: (log) => log.includes('running the regression set') },
    { signal: 'SIGINT', isDue: (log) => log.includes('The run was cancelled') },
  ]);
  await expectCancelled(run, 143);
});

test('F30: the last word of a run takes no longer than five seconds, although the server does not answer', async () => {
  server.inject({ route: 'statuses.create', times: 1, delayMs: 0 });
  server.inject({ route: 'statuses.create', delayMs: 600_000 });
  const run = await pull([
    { signal: 'SIGINT', isDue: (log) => log.includes('running the regression set') },
    { signal: 'SIGTERM', isDue: (log) => log.includes('The run was cancelled') },
  ]);
  expect(run.exitCode, run.log).toBe(130);
  expect(run.summary).toContain('Cancelled: no verdict');
  await expect.poll(strays).toEqual([]);
});
