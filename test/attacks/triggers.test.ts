import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { RequestBudget } from '../../src/github/api/request-budget.ts';
import {
  commentOnPullRequest,
  type DeliveryContext,
} from '../../src/github/comment/comment-on-pull-request.ts';
import { postCommitStatus } from '../../src/github/deliver/commit-status.ts';
import { verifyStaged } from '../../src/model/stage-artifact.ts';
import { stageModel } from '../../src/model/stage-model.ts';
import { type ActionRepository, makeActionRepository } from '../e2e/action-repository.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { pullOf } from '../support/fixtures/pull-fixture.ts';
import { model, value } from '../support/onnx-writer.ts';
import { runPull } from './run-pull.ts';

/* What runs, and with whose rights: privileged events, and what is exchanged between check and use. */

let place: string;
let repository: ActionRepository;
let server: Loopback;
beforeAll(() => {
  // What a benchmark of the change would do with the rights of the base branch.
  const theft = `require('fs').writeFileSync(process.env.LOOT, process.env['INPUT_GITHUB-TOKEN']);`;
  const change = (folder: string) => writeFileSync(join(folder, 'benchmark.cjs'), theft);
  repository = makeActionRepository({ minScore: 0.5, change });
});
afterAll(() => repository.remove());
beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'triggers-'));
  server = await startLoopback();
});
afterEach(async () => {
  rmSync(place, { recursive: true });
  await server.close();
});

/** A PATH on which every program that the gate starts leaves a trace and fails. */
function layTrap(): { readonly path: string; readonly started: () => string } {
  const folder = join(place, 'bin');
  const trace = join(place, 'started');
  mkdirSync(folder);
  for (const name of ['git', 'setpriv', 'prlimit', 'bwrap', 'unshare', 'sh', 'npm', 'tar']) {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\necho "\${0##*/} $*" >> '${trace}'\nexit 1\n`);
    chmodSync(file, 0o755);
  }
  return { path: folder, started: () => (existsSync(trace) ? readFileSync(trace, 'utf8') : '') };
}

test.each(['pull_request_target', 'issue_comment', 'workflow_run'])(
  'A1: on %s, which has the rights of the base branch, nothing of a change is run',
  async (eventName) => {
    repository.checkOut(repository.merge);
    const loot = join(place, 'loot');
    execFileSync(process.execPath, [join(repository.folder, 'benchmark.cjs')], {
      env: { LOOT: loot, 'INPUT_GITHUB-TOKEN': 'ghs_test' },
    });
    expect(readFileSync(loot, 'utf8')).toBe('ghs_test');

    const trap = layTrap();
    const run = await runPull(repository, server, { eventName, env: { PATH: trap.path } });
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toContain(`got "${eventName}"`);
    expect(run.log).toContain('on: pull_request');
    expect(trap.started()).toBe('');
    expect(server.effects).toEqual([]);
  },
);

test('A1: on pull_request the gate does start programs, and the trap for them works', async () => {
  repository.checkOut(repository.merge);
  const trap = layTrap();
  await runPull(repository, server, { env: { PATH: trap.path }, inputs: { policy: 'none.yml' } });
  expect(trap.started()).toMatch(/^git /m);
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A model that does one operation. */
const modelThat = (op: string): Buffer =>
  model({
    inputs: [value('x', 'float32', [1])],
    outputs: [value('y', 'float32', [1])],
    nodes: [{ op, inputs: ['x'], outputs: ['y'] }],
  });

test('A10: a model that is exchanged after it was hashed is not the one that runs', async () => {
  const file = join(place, 'model.onnx');
  const [reviewed, exchanged] = [modelThat('Relu'), modelThat('Neg')];
  writeFileSync(file, reviewed);
  const hashed = sha256(readFileSync(file));
  const staged = await stageModel({ file, shownPath: 'model.onnx', directory: join(place, 'staged') });

  writeFileSync(file, exchanged);
  expect(sha256(readFileSync(file))).not.toBe(hashed);
  expect([staged.sha256, sha256(readFileSync(staged.file))]).toEqual([hashed, hashed]);
  await verifyStaged(staged);

  writeFileSync(staged.file, exchanged);
  await expect(verifyStaged(staged)).rejects.toThrow(`expected "model.onnx" with SHA-256 ${hashed}`);
});

test('A10: a verdict stays with the commit that was judged, when the pull request has moved on', async () => {
  const [judged, pushedSince] = ['a'.repeat(40), 'b'.repeat(40)];
  server.pulls.push(pullOf({ number: 7, sha: pushedSince }));
  const asked = await fetch(`${server.url}/repos/o/r/pulls/7`);
  expect(await asked.json()).toMatchObject({ head: { sha: pushedSince } });

  const context: DeliveryContext = {
    inputs: {
      comment: true,
      githubToken: 't',
      policy: 'p.yml',
      status: 'gate',
      model: undefined,
      label: undefined,
    },
    env: { GITHUB_REPOSITORY: 'o/r', GITHUB_API_URL: server.url, GITHUB_RUN_ID: '10' },
    event: { kind: 'pull-request', number: 7, headSha: judged, baseSha: 'c'.repeat(40), fork: false },
    budget: new RequestBudget(60_000),
  };
  await postCommitStatus({ state: 'success', description: 'Passed' }, context);
  await commentOnPullRequest({ state: 'pass', markdown: '### Passed' }, context);
  expect(server.statuses.map(({ sha }) => sha)).toEqual([judged]);
  expect(server.comments[0]?.body).toContain(
    'This result is for an older commit, `aaaaaaa`: the pull request is now at `bbbbbbb`.',
  );
});
