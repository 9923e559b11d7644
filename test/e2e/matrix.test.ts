import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { MeasureJob } from '../../src/matrix/plan-shards.ts';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { type ActionRepository, makeActionRepository } from './action-repository.ts';
import { runner } from './loopback/runners.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, runAction } from './run-action.ts';
import { FASHION } from './run-check.ts';

/* The jobs of gate.yml one after the other, each as a runner starts it, in one checkout; artifacts are copied by hand. */

let server: Loopback;
beforeEach(async () => {
  server = await startLoopback();
});
afterEach(() => server.close());

type Inputs = Readonly<Record<string, string>>;

function start(
  { folder, base, head, merge }: ActionRepository,
  inputs: Inputs,
  { fork = false, env = {} }: { fork?: boolean; env?: Record<string, string> } = {},
): Promise<ActionRun> {
  const own = { full_name: 'owner/repository' };
  const repo = fork ? { full_name: 'mallory/repository' } : own;
  const payload = { pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, repo: own } } };
  return runAction({
    workspace: folder,
    serverUrl: server.url,
    sha: merge,
    event: { name: 'pull_request', payload },
    inputs,
    env: { GITHUB_JOB: inputs['mode'] ?? '', ...env },
  });
}

const NEEDS = {
  route: { result: 'success', outputs: { fallback: 'false' } },
  measure: { result: 'success' },
};
const judge = (repository: ActionRepository, needs: object = NEEDS, more: Inputs = {}) =>
  start(repository, { mode: 'verdict', needs: JSON.stringify(needs), ...more });

/** Measures what a route job asked for, and brings the results to where the verdict job looks for them. */
async function measureAll(
  repository: ActionRepository,
  route: ActionRun,
  more: Inputs = {},
): Promise<ActionRun[]> {
  const jobs = JSON.parse(route.outputs['shards'] ?? '[]') as MeasureJob[];
  const runs: ActionRun[] = [];
  for (const { model, shard, name } of jobs) {
    const run = await start(repository, { mode: 'measure', model, shard, ...more });
    const file = run.outputs['result'] ?? '';
    const artifact = join(resultsOf(repository), `regression-gate-${name}`);
    mkdirSync(artifact, { recursive: true });
    cpSync(file, join(artifact, basename(file)));
    runs.push(run);
  }
  return runs;
}

const resultsOf = ({ folder }: ActionRepository) => join(folder, '.regression-gate/results');

const readVerdict = ({ outputs, log }: ActionRun): Verdict => {
  const file = outputs['verdict-file'];
  if (file === undefined) throw new Error(`no verdict: ${log}`);
  return verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
};

const stateOf = ({ exitCode, outputs, log }: ActionRun, expected: number) => ({
  exitCode,
  verdict: outputs['verdict'],
  log: exitCode === expected ? '' : log,
});

describe('a model in two shards', () => {
  let repository: ActionRepository;
  beforeAll(() => {
    repository = makeActionRepository({
      minScore: 0.5,
      isTimed: true,
      limits: 'agreement: { min: 50% }',
      change: (folder) => cpSync(join(FASHION, 'candidates', 'int8.onnx'), join(folder, 'model.onnx')),
    });
    repository.checkOut(repository.merge);
  });
  afterAll(() => repository.remove());

  test('is routed, measured twice, and judged once, over all items', async () => {
    server.runners.ofRepository.push(runner('gpu-1'));
    const route = await start(repository, {
      mode: 'route',
      shards: '2',
      'gpu-runner': '["self-hosted","GPU"]',
      'runner-token': 'ghp_admin',
    });
    expect(route.exitCode, route.log).toBe(0);
    expect(route.outputs).toMatchObject({
      runner: '["self-hosted","GPU"]',
      fallback: 'false',
      models: '["fashion"]',
    });
    expect(route.log).toContain('::add-mask::ghp_admin');
    const measured = await measureAll(repository, route);
    expect(
      measured.map(({ exitCode }) => exitCode),
      measured.map(({ log }) => log).join(),
    ).toEqual([0, 0]);
    expect(server.comments).toEqual([]);

    const run = await judge(repository);
    expect(stateOf(run, 0)).toEqual({ exitCode: 0, verdict: 'pass', log: '' });
    const [model] = readVerdict(run).models;
    expect(model?.shards).toEqual({ of: 2, items: [100, 100], machines: 1 });
    const score = model?.rows.find(({ metric }) => metric === 'task-score');
    expect(score).toMatchObject({ state: 'pass', samples: { baseline: 200, candidate: 200 } });
    expect(model?.rows.find(({ metric }) => metric === 'latency-p95')?.state).toBe('pass');
    const agreement = model?.rows.find(({ metric }) => metric === 'agreement');
    expect(agreement).toMatchObject({ state: 'pass', samples: { candidate: 200 } });
    // A few answers differ, which one file on both sides would not show.
    expect(agreement?.candidate).toBeLessThan(1);
    expect(server.comments).toHaveLength(1);
  });

  test.each([
    { title: 'skipped', result: 'skipped' },
    { title: 'cancelled', result: 'cancelled' },
  ] as const)('is red when a needed job was $title, though all results are there', async ({ result }) => {
    const run = await judge(repository, { ...NEEDS, measure: { result } });
    expect(stateOf(run, 4)).toEqual({ exitCode: 4, verdict: 'error', log: '' });
    expect(readVerdict(run).problems).toEqual([{ kind: 'job-not-successful', job: 'measure', result }]);
    expect(server.comments).toHaveLength(1);
  });

  test('is red when the results are another run’s', async () => {
    const run = await start(
      repository,
      { mode: 'verdict', needs: JSON.stringify(NEEDS) },
      { env: { GITHUB_RUN_ID: '4712' } },
    );
    expect(stateOf(run, 4)).toEqual({ exitCode: 4, verdict: 'error', log: '' });
    expect(readVerdict(run).problems).toMatchObject([
      { kind: 'refused-result', why: { kind: 'other-identity', field: 'runId', expected: '4712' } },
      { kind: 'refused-result', why: { kind: 'other-identity', field: 'runId', expected: '4712' } },
    ]);
  });

  test('is red when the context of the jobs is not handed over', async () => {
    const run = await start(repository, { mode: 'verdict' });
    expect(stateOf(run, 2)).toEqual({ exitCode: 2, verdict: 'error', log: '' });
    expect(server.comments[0]?.body).toContain('input "needs"');
  });

  test('is red when a shard is missing', async () => {
    rmSync(join(resultsOf(repository), 'regression-gate-fashion-2-of-2'), { recursive: true });
    const run = await judge(repository);
    expect(stateOf(run, 4)).toEqual({ exitCode: 4, verdict: 'error', log: '' });
    expect(readVerdict(run).problems).toEqual([
      { kind: 'missing-shards', model: 'fashion', shards: [2], of: 2 },
    ]);
  });
});

test('on the CPU fallback, measuring a bad model succeeds, and the verdict job blocks it and names the fallback', async () => {
  const repository = makeActionRepository({ minScore: 0.9999 });
  try {
    repository.checkOut(repository.merge);
    const route = await start(
      repository,
      { mode: 'route', 'gpu-runner': 'gpu', runner: 'gpu-scale-set' },
      { fork: true },
    );
    expect(route.outputs).toMatchObject({ runner: '"ubuntu-24.04"', fallback: 'fork' });
    const { fallback = '' } = route.outputs;
    const [measured] = await measureAll(repository, route, { fallback });
    expect(measured?.exitCode, measured?.log).toBe(0);
    expect(measured?.log).toContain('::warning::The verdict job will decide');

    const needs = { ...NEEDS, route: { result: 'success', outputs: route.outputs } };
    const run = await judge(repository, needs);
    expect(stateOf(run, 1)).toEqual({ exitCode: 1, verdict: 'fail', log: '' });
    expect(readVerdict(run).models).toMatchObject([{ fallback: 'fork' }]);
    expect(server.comments[0]?.body).toContain('measured on the CPU fallback');
    const silent = await judge(repository, {
      ...needs,
      route: { result: 'success', outputs: { fallback: 'false' } },
    });
    expect(stateOf(silent, 4)).toMatchObject({ exitCode: 4, verdict: 'error' });
  } finally {
    repository.remove();
  }
});

test('a job that cannot measure leaves the reason for the verdict, and both are red', async () => {
  const repository = makeActionRepository({ minScore: 0.5 });
  try {
    repository.checkOut(repository.merge);
    rmSync(join(repository.folder, 'model.onnx'));
    const route = await start(repository, { mode: 'route' });
    const [measured] = await measureAll(repository, route);
    expect(measured?.exitCode, measured?.log).toBe(2);
    const run = await judge(repository, { ...NEEDS, measure: { result: 'failure' } });
    expect(stateOf(run, 2)).toEqual({ exitCode: 2, verdict: 'error', log: '' });
    expect(readVerdict(run).problems).toEqual([
      { kind: 'job-not-successful', job: 'measure', result: 'failure' },
      {
        kind: 'job-failed',
        result: { model: 'fashion', shard: null },
        message: expect.stringContaining('model.onnx'),
      },
    ]);
  } finally {
    repository.remove();
  }
});
