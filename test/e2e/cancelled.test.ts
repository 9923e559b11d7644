import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readProc } from '../support/proc-stat.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, type ActionStart, runAction } from './run-action.ts';
import { HOSTILE } from './run-check.ts';

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

/** A run of the merge commit. */
function start(
  event: ActionStart['event'],
  given: Pick<ActionStart, 'signals' | 'inputs'>,
): Promise<ActionRun> {
  const { folder, merge, checkOut } = repository;
  checkOut(merge);
  return runAction({
    workspace: folder,
    serverUrl: server.url,
    sha: merge,
    event,
    env: { RUNNER_TEMP: temporary, RUNNER_TRACKING_ID: temporary },
    ...given,
    inputs: { status: 'gate', ...given.inputs },
  });
}

function pull(signals: Signals, inputs: ActionStart['inputs'] = {}): Promise<ActionRun> {
  const { base, head } = repository;
  const repo = { full_name: 'owner/repository' };
  const payload = { pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } } };
  return start({ name: 'pull_request', payload }, { signals, inputs });
}

function push(signals: Signals): Promise<ActionRun> {
  const payload = {
    ref: 'refs/heads/main',
    before: repository.base,
    repository: { default_branch: 'main' },
  };
  return start({ name: 'push', payload }, { signals });
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

test('F29: a run that is cancelled while it comments says so in its status, and does not comment after all', async () => {
  server.inject({ route: 'pulls.get', delayMs: 60_000 });
  const isOver = () => server.statuses.some(({ state }) => state === 'error');
  // A pull request is never recorded, so that this run is soon over.
  const run = await pull([{ signal: 'SIGINT', isDue: isOver }], { mode: 'record' });
  await expectCancelled(run, 130);
  expect(server.comments).toEqual([]);
});

test('F29: a run that is cancelled while it saves leaves no record', async () => {
  repository.remove();
  // A model that crashes is soon measured.
  const crash = (folder: string) =>
    copyFileSync(join(HOSTILE, 'abort-on-load.onnx'), join(folder, 'model.onnx'));
  repository = makeActionRepository({ minScore: 0.5, change: crash });
  server.inject({ route: 'blob.put', delayMs: 60_000 });
  const run = await push([{ signal: 'SIGINT', isDue: () => server.entries.length > 0 }]);
  await expectCancelled(run, 130);
  expect(server.entries).toMatchObject([{ isComplete: false }]);
  const saved = readdirSync(join(repository.folder, '.regression-gate'));
  expect(saved.filter((name) => name.includes('fashion'))).toEqual([]);
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
