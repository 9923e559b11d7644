import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { type ActionRepository, makeActionRepository } from '../e2e/action-repository.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { type Machine, openMachine, runExample } from './run-example.ts';

/* The example for pull requests as a team copies it, run by act: the checkout, the gate, the artifact, the job's end. */

const REPOSITORY = { full_name: 'owner/repository', default_branch: 'main' };

let machine: Machine;
let server: Loopback;
let repository: ActionRepository;
beforeEach(() => {
  machine = openMachine();
});
afterEach(async () => {
  machine.remove();
  repository.remove();
  await server.close();
});

async function open(minScore: number): Promise<void> {
  repository = makeActionRepository({ minScore, isTimed: true });
  server = await startLoopback({ repository: repository.folder });
}

function push() {
  repository.checkOut(repository.base);
  const payload = {
    ref: 'refs/heads/main',
    before: '0'.repeat(40),
    after: repository.base,
    deleted: false,
    repository: REPOSITORY,
  };
  return run('push', payload);
}

function pull() {
  repository.checkOut(repository.merge);
  const repo = { full_name: 'owner/repository' };
  const payload = {
    action: 'opened',
    number: 7,
    repository: REPOSITORY,
    pull_request: {
      number: 7,
      head: { ref: 'feature', sha: repository.head, repo },
      base: { ref: 'main', sha: repository.base, repo },
    },
  };
  return run('pull_request', payload);
}

const run = (name: string, payload: unknown) =>
  runExample(machine, {
    example: 'pull-request.yml',
    repository: repository.folder,
    event: { name, payload },
    serverUrl: server.url,
  });

const readVerdict = () =>
  verdictSchema.parse(
    JSON.parse(readFileSync(join(machine.artifacts, 'regression-gate', 'verdict.json'), 'utf8')),
  );

/** Lets the REST interface list the entry that is in act's own cache service, which has no such list. */
function listSavedEntry(): void {
  const index = readFileSync(join(machine.folder, 'cache', 'bolt.db'), 'latin1');
  const key = /regression-gate-v2-fashion-[0-9a-f-]+-\d+\.\d+-[0-9a-f]{32}/.exec(index)?.[0];
  if (key === undefined) throw new Error('The cache service has no entry of the model.');
  const ref = 'refs/heads/main';
  server.entries.push({ id: 1, key, version: 'v', ref, bytes: Buffer.alloc(0), isComplete: true });
}

test('a push records a baseline, and a pull request that keeps within the limits passes', async () => {
  await open(0.5);
  const pushed = await push();
  expect(pushed.exitCode, pushed.log).toBe(0);
  expect(pushed.log).toContain('Job succeeded');
  listSavedEntry();

  const pulled = await pull();
  expect(pulled.exitCode, pulled.log).toBe(0);
  expect(pulled.log).toContain('Job succeeded');
  expect(server.comments.map(({ body }) => body)).toEqual([
    expect.stringContaining(
      '### ✅ Passed: `fashion` is unchanged since its baseline was recorded: 2 of 2 limits met\n',
    ),
  ]);
  expect(readVerdict()).toMatchObject({
    state: 'pass',
    models: [
      {
        baselineSource: { kind: 'record', commit: repository.base, store: { kind: 'actions-cache' } },
      },
    ],
  });
});

test('a pull request that breaks a limit is blocked, and leaves its report', async () => {
  await open(1.5);
  const pulled = await pull();
  expect(pulled.exitCode, pulled.log).toBe(1);
  expect(pulled.log).toContain('Job failed');
  expect(server.comments.map(({ body }) => body)).toEqual([
    expect.stringMatching(/^### ❌ Blocked: `fashion` Accuracy /m),
  ]);
  expect(readVerdict().state).toBe('fail');
});
