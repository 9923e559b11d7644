import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, runAction } from './run-action.ts';

/* Payloads as GitHub sends them, cut down to one level around what is read. */

const REPOSITORY = { full_name: 'owner/repository', default_branch: 'main', private: true };
const SENDER = { login: 'octocat', type: 'User' };
const ZEROS = '0'.repeat(40);

let repository: ActionRepository;
let server: Loopback;
/* Recorded once: an unchanged model gets its baseline without being measured again. */
beforeAll(async () => {
  repository = makeActionRepository({ minScore: 0.5 });
  server = await startLoopback({ repository: repository.folder });
  const recorded = await recordMain();
  expect(recorded.exitCode, recorded.log).toBe(0);
});
afterAll(async () => {
  repository.remove();
  await server.close();
});

function run(
  name: string,
  sha: string,
  payload: Record<string, unknown>,
  inputs: Record<string, string> = {},
): Promise<ActionRun> {
  repository.checkOut(sha);
  return runAction({
    workspace: repository.folder,
    serverUrl: server.url,
    sha,
    event: { name, payload: { repository: REPOSITORY, sender: SENDER, ...payload } },
    inputs,
  });
}

const recordMain = () =>
  run('push', repository.base, {
    ref: 'refs/heads/main',
    before: ZEROS,
    after: repository.base,
    created: true,
    forced: false,
    commits: [],
  });

function readModel({ outputs, log }: ActionRun) {
  const file = outputs['verdict-file'];
  if (file === undefined) throw new Error(log);
  return verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).models[0];
}

/** The baseline is the record of the base commit itself. */
function expectRecord(run: ActionRun): void {
  const source = readModel(run)?.baselineSource;
  expect(source).toMatchObject({ kind: 'record', commit: repository.base });
  expect(source).not.toHaveProperty('before');
}

test('a schedule compares with the last recorded run', async () => {
  const later = repository.commitOnMain();
  const payload = { schedule: '17 3 * * *', workflow: '.github/workflows/gate.yml' };
  // Without the positive controls of a night, which nightly.test.ts has.
  const nightly = await run('schedule', later, payload, { use: 'pull-request' });
  expect(nightly.exitCode, nightly.log).toBe(0);
  expect(readModel(nightly)?.baselineSource).toMatchObject({
    kind: 'record',
    commit: repository.base,
    store: { kind: 'actions-cache' },
    before: { commits: 1, of: later },
  });
});

test('the first push of a branch compares with where it left the default branch', async () => {
  const pushed = await run('push', repository.merge, {
    ref: 'refs/heads/topic',
    before: ZEROS,
    after: repository.merge,
    created: true,
    forced: false,
    commits: [],
  });
  expect(pushed.exitCode, pushed.log).toBe(0);
  expectRecord(pushed);
});

test('a dispatch on a branch compares with where it left the default branch', async () => {
  const dispatched = await run('workflow_dispatch', repository.merge, {
    ref: 'refs/heads/topic',
    inputs: null,
    workflow: '.github/workflows/gate.yml',
  });
  expect(dispatched.exitCode, dispatched.log).toBe(0);
  expectRecord(dispatched);
});

test('F27: a shallow checkout is compared all the same', async () => {
  const shallow = repository.cloneShallow(repository.merge);
  try {
    const repo = { full_name: 'owner/repository' };
    const pull = await runAction({
      workspace: shallow.folder,
      serverUrl: server.url,
      sha: repository.merge,
      event: {
        name: 'pull_request',
        payload: {
          action: 'synchronize',
          number: 7,
          repository: REPOSITORY,
          pull_request: {
            number: 7,
            head: { ref: 'feature', sha: repository.head, repo },
            base: { ref: 'main', sha: repository.base, repo },
          },
        },
      },
    });
    expect(pull.exitCode, pull.log).toBe(0);
    expectRecord(pull);
  } finally {
    shallow.remove();
  }
});
