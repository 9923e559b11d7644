import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readProc } from '../support/proc-stat.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { runAction } from './run-action.ts';

/* The runner cancels a job with SIGINT, and ends it 7.5 s later whatever it does. */

let server: Loopback;
let repository: ActionRepository;
let temporary: string;
beforeEach(async () => {
  server = await startLoopback();
  repository = makeActionRepository({ minScore: 0.5, isTimed: true });
  temporary = mkdtempSync(join(tmpdir(), 'runner-temp-'));
});
afterEach(async () => {
  repository.remove();
  rmSync(temporary, { recursive: true, force: true });
  await server.close();
});

const pull = () => {
  const { folder, base, head, merge, checkOut } = repository;
  checkOut(merge);
  const repo = { full_name: 'owner/repository' };
  const payload = { pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } } };
  return runAction({
    workspace: folder,
    serverUrl: server.url,
    sha: merge,
    event: { name: 'pull_request', payload },
    inputs: { status: 'gate' },
    env: { RUNNER_TEMP: temporary, RUNNER_TRACKING_ID: temporary },
    cancelAt: /timing launch/,
  });
};

/** Processes that the run has started: all get its tracking id. */
const strays = (): string[] =>
  readdirSync('/proc').filter(
    (pid) => /^\d+$/.test(pid) && readProc(`${pid}/environ`).includes(`RUNNER_TRACKING_ID=${temporary}`),
  );

test('a cancelled run says so, ends its status, and leaves nothing behind', async () => {
  const { exitCode, log, outputs, summary } = await pull();
  expect(exitCode, log).toBe(130);
  expect(outputs['verdict']).toBe('error');
  expect(summary).toContain('Cancelled: no verdict');
  expect(log).toMatch(
    /::error::The run was cancelled \(fashion: timing launch \d+, .*\)\. Nothing has passed\./,
  );
  expect(server.statuses.at(-1)).toMatchObject({ state: 'error', description: 'Cancelled: no verdict' });
  expect(server.comments).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
  await expect.poll(strays).toEqual([]);
});
