import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillRepository, POLICY_FILE } from '../../bench/quarter/repository.ts';
import { simulatedMachine } from '../../bench/quarter/simulated-machine.ts';
import { writeTruthfulModel } from '../../bench/quarter/truth.ts';
import { InfrastructureError } from '../../src/errors/errors.ts';
import type { GateRequest } from '../../src/gate/gate-request.ts';
import type { Machine } from '../../src/gate/machine.ts';
import { WAIVERS_FILE } from '../../src/policy/waivers/waivers.ts';
import type { NoNightly, Refusal } from '../../src/records/refusal.ts';
import type { SignOffOrder } from '../../src/sign-off/assemble-sign-off.ts';
import { runSignOff, type SignOffPorts } from '../../src/sign-off/run-sign-off.ts';
import type { SignOff } from '../../src/sign-off/sign-off-record.ts';
import { checkSignOff } from '../../src/sign-off/verify/check-sign-off.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

/* A real repository with two models, and a machine whose noise is drawn: all else is the gate's own. */

const NOW = new Date('2026-11-25T09:00:00Z');
const PROFILE =
  'profiles: { release: { repeats: 3, limits: { ranker: { latency-p95: { max-increase: 8% } } } } }\n';

let lab: GitLab;
let released: string;
let head: string;
beforeEach(() => {
  lab = openGitLab();
  fillRepository(lab);
  released = lab.run('rev-parse', 'HEAD');
  appendFileSync(join(lab.folder, POLICY_FILE), PROFILE);
  lab.run('add', '--all');
  head = lab.commit('notes.md', 'A release.\n');
});
afterEach(() => lab.remove());

const WAIVERS = join(dirname(POLICY_FILE), WAIVERS_FILE);

const fileOf = (id: string) => join(lab.folder, `${id}.onnx`);
const digestOf = (id: string) =>
  createHash('sha256')
    .update(readFileSync(fileOf(id)))
    .digest('hex');

const historyOf = (...ids: readonly string[]) =>
  ids
    .map((modelId) =>
      JSON.stringify({
        version: 1,
        run: null,
        modelId,
        commit: released,
        recordedAt: '2026-11-24T03:00:00.000Z',
        model: digestOf(modelId),
        comparability: '3'.repeat(64),
        environment: '4'.repeat(64),
        figures: {},
        use: 'nightly',
        state: 'pass',
      }),
    )
    .join('\n');

const QUIET = simulatedMachine({ seed: 1, processor: 'A quiet one', pace: 1 });

/** A machine on which nothing is to be measured. */
const UNTOUCHED: Machine = {
  ...QUIET,
  measure: () => Promise.reject(new Error('measured, although the release was refused')),
};

/** `meanwhile` is called before the n-th measurement, counted from 1. */
function interrupted(meanwhile: (measurement: number) => void): Machine {
  let count = 0;
  return {
    ...QUIET,
    measure: (workspace, experiment) => {
      count += 1;
      meanwhile(count);
      return QUIET.measure(workspace, experiment);
    },
  };
}

function signOff(
  given: Partial<SignOffPorts> = {},
  { order = {}, request = {} }: { order?: Partial<SignOffOrder>; request?: Partial<GateRequest> } = {},
) {
  return runSignOff(
    {
      policyFile: join(lab.folder, POLICY_FILE),
      policyCommit: undefined,
      modelId: undefined,
      candidate: undefined,
      baseline: undefined,
      baselinePolicyFile: undefined,
      mode: 'check',
      budgetNs: 60e9,
      seed: 2 ** 32 - 2,
      runtimePaths: [],
      commit: released,
      ancestors: [released],
      reference: 'release',
      use: 'release',
      ...request,
    },
    {
      release: { repository: null, commit: head, tag: 'v2', ref: null },
      triggeredBy: { actor: 'octocat', event: null, run: null },
      objections: [],
      notes: [],
      ...order,
    },
    {
      bundleFolder: resolve('dist'),
      stores: [],
      machine: QUIET,
      progress: () => {},
      now: () => NOW,
      run: undefined,
      gateVersion: '0.1.0',
      dataBranch: 'regression-gate-data',
      readHistory: async () => historyOf('classifier', 'ranker'),
      ...given,
    },
  );
}

test('every model is compared as often as the profile asks, each time with another seed, under its limits', async () => {
  const { record, result } = await signOff();
  expect(checkSignOff(record)).toEqual([]);
  expect(record).toMatchObject({ signed: true, state: 'pass', exitCode: 0, refusals: [] });
  expect(result.exitCode).toBe(0);
  expect(
    record.models.map(({ id, repeats }) => [id, repeats.map(({ seed, state }) => [seed, state])]),
  ).toEqual(
    ['classifier', 'ranker'].map((id) => [id, [2 ** 32 - 2, 2 ** 32 - 1, 0].map((seed) => [seed, 'pass'])]),
  );
  const limitsOf = (index: number) =>
    record.models[index]?.repeats[0]?.rows.find(({ metric }) => metric === 'latency-p95')?.limit;
  expect([limitsOf(0), limitsOf(1)]).toEqual(
    [0.1, 0.08].map((value) => ({ 'max-increase': { kind: 'relative', value } })),
  );
  expect(record.models[0]?.measured?.environment.fields['processor']).toBe('A quiet one');
  expect(record.models[0]?.measured?.baseline).toMatchObject({
    commit: released,
    sha256: digestOf('classifier'),
  });
});

test('one repeat that fails refuses the release, and all of them are in the record', async () => {
  const slow = simulatedMachine({ seed: 2, processor: 'A quiet one', pace: 1 });
  let count = 0;
  const machine: Machine = {
    ...QUIET,
    measure: async (workspace, experiment) => {
      count += 1;
      const measured = await slow.measure(workspace, experiment);
      // Two models a repeat: the third measurement is of the first model in the second repeat.
      return count === 3
        ? measured.map((arm, index) => (index === 1 ? { ...arm, arenaPeakBytes: 1e9 } : arm))
        : measured;
    },
  };
  const { record, result } = await signOff({ machine });
  expect(checkSignOff(record)).toEqual([]);
  expect(record).toMatchObject({ signed: false, state: 'fail', exitCode: 1 });
  expect(record.refusals).toEqual([
    { kind: 'repeat-not-passed', model: 'classifier', repeat: 2, of: 3, state: 'fail' },
  ]);
  const failed = record.models[0]?.repeats[1]?.rows.filter(({ state }) => state === 'fail');
  expect(failed?.map(({ metric }) => metric)).toEqual(['memory-arena-peak']);
  expect(record.models.map(({ repeats }) => repeats.map(({ state }) => state))).toEqual([
    ['pass', 'fail', 'pass'],
    ['pass', 'pass', 'pass'],
  ]);
  expect({ state: result.verdict.state, exitCode: result.exitCode }).toEqual({ state: 'fail', exitCode: 1 });
});

describe('a waiver of the commit that is released', () => {
  const waive = (expires: string): void => {
    const truth = { p95Ms: 6, wrongItems: 80, reviewItems: 50, arenaMiB: 10 };
    writeFileSync(fileOf('ranker'), writeTruthfulModel(truth, 9));
    const waiver = {
      ...{ model: 'ranker', metric: 'latency-p95', ceiling: { 'max-increase': '30%' }, expires },
      issue: 'https://github.com/owner/repository/issues/7',
      reason: 'the pruned head lands in December',
    };
    lab.commit(WAIVERS, JSON.stringify({ version: 1, waivers: [waiver] }));
  };
  const limitedRow = (index: number) => (record: SignOff) =>
    record.models[1]?.repeats[index]?.rows.find(({ metric }) => metric === 'latency-p95')?.state;

  test('lets what it covers through, and is listed with its file', async () => {
    waive('2026-11-25');
    const { record } = await signOff();
    expect(checkSignOff(record)).toEqual([]);
    expect(record).toMatchObject({ signed: true, state: 'waived', exitCode: 0 });
    expect(limitedRow(0)(record)).toBe('waived');
    expect(record.waivers.file?.path).toContain('regression-gate-waivers.yml');
    expect(record.waivers.inForce).toMatchObject([
      { model: 'ranker', metric: 'latency-p95', expires: '2026-11-25' },
    ]);
  });

  test('lets nothing through once it has expired', async () => {
    waive('2026-11-24');
    const { record } = await signOff();
    expect(checkSignOff(record)).toEqual([]);
    expect(record).toMatchObject({ signed: false, state: 'fail', exitCode: 1, waivers: { inForce: [] } });
  });
});

test('a model that was asked for alone is named as such', async () => {
  const { record } = await signOff({}, { request: { modelId: 'ranker' } });
  expect(record).toMatchObject({
    signed: true,
    profile: { onlyModel: 'ranker' },
    models: [{ id: 'ranker' }],
  });
});

test('a larger budget than the profile asks for is kept, a smaller one raised', async () => {
  const path = join(lab.folder, POLICY_FILE);
  writeFileSync(path, readFileSync(path, 'utf8').replace('repeats: 3', 'budget: 5min'));
  lab.commit(POLICY_FILE, readFileSync(path, 'utf8'));
  const budgetOf = async (budgetNs: number) =>
    (await signOff({}, { request: { budgetNs } })).record.profile.budgetNs;
  expect([await budgetOf(60e9), await budgetOf(600e9)]).toEqual([300e9, 600e9]);
});

describe('nothing is measured and nothing signed', () => {
  const refused = async (
    given: Partial<SignOffPorts>,
    more: Parameters<typeof signOff>[1] = {},
  ): Promise<readonly Refusal[]> => {
    const { record, result } = await signOff({ machine: UNTOUCHED, ...given }, more);
    expect(checkSignOff(record)).toEqual([]);
    expect(record).toMatchObject({ signed: false, state: 'incomparable', exitCode: 3 });
    expect(result).toMatchObject({ exitCode: 3, verdict: { state: 'incomparable' } });
    for (const { ending } of result.verdict.models)
      expect(ending).toMatchObject({
        kind: 'not-signed-off',
        refusals: expect.arrayContaining(record.refusals),
      });
    return record.refusals;
  };
  const untested = (model: string, why: NoNightly) => ({
    kind: 'no-nightly',
    model,
    path: expect.stringMatching(`${model}.onnx$`),
    sha256: digestOf(model),
    maxAgeMs: 7 * 86_400_000,
    why,
  });

  test('when the nightly run did not test one of the models, which is named first of its own refusals', async () => {
    const found = await refused({ readHistory: async () => historyOf('classifier') });
    expect(found).toEqual([untested('ranker', { kind: 'no-run' })]);
    const { result } = await signOff({ machine: UNTOUCHED, readHistory: async () => '' });
    expect(result.verdict.models.map(({ ending }) => ending)).toEqual(
      [
        ['classifier', 'ranker'],
        ['ranker', 'classifier'],
      ].map((order) => ({
        kind: 'not-signed-off',
        refusals: order.map((model) => untested(model, { kind: 'no-run' })),
      })),
    );
  });

  test('when the model file has changed since', async () => {
    const [history, tested] = [historyOf('classifier', 'ranker'), digestOf('classifier')];
    const truth = { p95Ms: 2, wrongItems: 80, reviewItems: 50, arenaMiB: 10 };
    writeFileSync(fileOf('classifier'), writeTruthfulModel(truth, 3));
    expect(await refused({ readHistory: async () => history })).toEqual([
      untested('classifier', {
        kind: 'other-file',
        recordedAt: '2026-11-24T03:00:00.000Z',
        sha256: tested,
      }),
    ]);
  });

  test.each<{ title: string; given: Partial<SignOffPorts>; why: NoNightly }>([
    {
      title: 'cannot be read',
      given: { readHistory: () => Promise.reject(new Error('fatal: no route to host')) },
      why: { kind: 'history-unreadable', branch: 'regression-gate-data', message: 'fatal: no route to host' },
    },
    {
      title: 'is not there',
      given: { readHistory: async () => undefined },
      why: { kind: 'no-history', branch: 'regression-gate-data' },
    },
    { title: 'has no branch', given: { dataBranch: undefined }, why: { kind: 'no-data-branch' } },
  ])('F59: when the history $title', async ({ given, why }) => {
    expect(await refused(given)).toEqual([untested('classifier', why), untested('ranker', why)]);
  });

  test('when the policy is not that of the commit', async () => {
    appendFileSync(join(lab.folder, POLICY_FILE), '# edited\n');
    expect(await refused({})).toEqual([
      { kind: 'file-not-of-commit', path: expect.stringMatching(/regression-gate\.yml$/), is: 'changed' },
    ]);
  });

  test('when there is a reason against it from the start', async () => {
    const objections: Refusal[] = [{ kind: 'no-earlier-release', why: null }];
    expect(await refused({}, { order: { objections } })).toEqual(objections);
  });
});

test('F53: a model file that changes between two repeats is neither signed nor refused: the run is broken', async () => {
  const truth = { p95Ms: 2, wrongItems: 80, reviewItems: 50, arenaMiB: 10 };
  const machine = interrupted((measurement) => {
    if (measurement === 2) writeFileSync(fileOf('classifier'), writeTruthfulModel(truth, 9));
  });
  await expect(signOff({ machine })).rejects.toThrow(InfrastructureError);
});
