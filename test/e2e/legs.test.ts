import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { verdictSchema } from '../../src/verdict/verdict.ts';
import { type ActionRepository, makeActionRepository, POLICY_FILE } from './action-repository.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, type ActionStart, runAction } from './run-action.ts';

/* Jobs of one workflow that each gate a part: a matrix over models. And models that a step of the workflow brings. */

const WORSE = fileURLToPath(
  new URL('../../fixtures/fashion/candidates/int8-miscalibrated.onnx', import.meta.url),
);

/** The policy with a second model, whose own limit no model keeps. */
function addStrictModel(folder: string): void {
  copyFileSync(join(folder, 'model.onnx'), join(folder, 'strict.onnx'));
  const policy = readFileSync(join(folder, POLICY_FILE), 'utf8');
  const [head = '', model = ''] = policy.split('models:\n');
  const strict = model.replace('id: fashion', 'id: strict').replace('../model.onnx', '../strict.onnx');
  writeFileSync(
    join(folder, POLICY_FILE),
    `${head}models:\n${model.trimEnd()}\n${strict.replace(/min: [\d.]+/, 'min: 0.9999')}`,
  );
}

let repository: ActionRepository;
let server: Loopback;
beforeAll(() => {
  repository = makeActionRepository({ minScore: 0.5, change: addStrictModel });
});
afterAll(() => repository.remove());
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

function pull(given: Pick<ActionStart, 'inputs' | 'env'>, prepare = () => {}): Promise<ActionRun> {
  const { folder, base, head, merge, checkOut } = repository;
  checkOut(merge);
  prepare();
  const repo = { full_name: 'owner/repository' };
  const payload = { pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo } } };
  const event = { name: 'pull_request', payload };
  return runAction({ workspace: folder, serverUrl: server.url, sha: merge, event, ...given });
}

test('each leg of a matrix over models keeps its own comment and status, and a re-run edits its own', async () => {
  const leg = (model: string, attempt = '1') =>
    pull({ inputs: { model, status: 'gate' }, env: { GITHUB_RUN_ATTEMPT: attempt } });
  const blocked = await leg('strict');
  expect([blocked.exitCode, blocked.outputs['verdict']], blocked.log).toEqual([1, 'fail']);
  const passed = await leg('fashion');
  expect(passed.exitCode, passed.log).toBe(0);
  const again = await leg('strict', '2');
  expect(again.exitCode, again.log).toBe(1);

  expect(server.comments).toMatchObject([
    { id: 1001, body: expect.stringMatching(/state=fail run=4711\.2 -->\n[^\n]*strict/) },
    { id: 1002, body: expect.stringMatching(/state=pass run=4711\.1 -->\n[^\n]*Passed/) },
  ]);
  expect(server.comments.filter(({ isMinimized }) => isMinimized)).toEqual([]);
  expect(server.statuses.map(({ context, state }) => `${context}: ${state}`)).toEqual([
    'gate (strict): pending',
    'gate (strict): failure',
    'gate (fashion): pending',
    'gate (fashion): success',
    'gate (strict): pending',
    'gate (strict): failure',
  ]);
});

describe('models that are not in git', () => {
  const bring = () => {
    const place = (name: string, file: string) => {
      mkdirSync(join(repository.folder, '.gate-models', name), { recursive: true });
      copyFileSync(file, join(repository.folder, '.gate-models', name, 'model.onnx'));
    };
    place('base', join(repository.folder, 'model.onnx'));
    place('built', WORSE);
  };

  test('are compared as a step of the workflow brings them', async () => {
    const inputs = { model: 'fashion', baseline: '.gate-models/base', candidate: '.gate-models/built' };
    const run = await pull({ inputs }, bring);
    expect([run.exitCode, run.outputs['verdict']], run.log).toEqual([1, 'fail']);
    const { models } = verdictSchema.parse(
      JSON.parse(readFileSync(run.outputs['verdict-file'] ?? '', 'utf8')),
    );
    expect(models[0]?.baselineSource).toEqual({ kind: 'named', path: '.gate-models/base/model.onnx' });
    expect(models[0]?.rows.filter(({ state }) => state === 'fail').map(({ metric }) => metric)).toEqual([
      'task-score',
    ]);
  });

  test('may not be a baseline that the change itself brings', async () => {
    const run = await pull({ inputs: { model: 'fashion', baseline: 'model.onnx' } });
    expect(run.exitCode, run.log).toBe(2);
    expect(run.log).toContain('input "baseline": expected a file that is not in git');
    expect(server.comments[0]?.body).toContain('**fashion**');
  });
});
