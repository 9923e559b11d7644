import { copyFileSync, mkdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ComparedBaseline } from '../../../src/gate/compare/find-baseline-model.ts';
import { judgeDrift } from '../../../src/gate/conclude/judge-drift.ts';
import type { LastRelease } from '../../../src/gate/ports.ts';
import type { PreparedCandidate, Run } from '../../../src/gate/run.ts';
import { stageModel } from '../../../src/model/stage-model.ts';
import { policySchema } from '../../../src/policy/policy.ts';
import type { Acceptance } from '../../../src/records/acceptance.ts';
import type { BaselineRecord } from '../../../src/records/baseline-record.ts';
import { comparabilityFields } from '../../../src/records/comparability.ts';
import { DirectoryStore } from '../../../src/stores/directory-store.ts';
import { writeRecord } from '../../../src/stores/record-folder.ts';
import type { OutcomeTable } from '../../../src/task/outcome-table.ts';
import type { Outcome } from '../../../src/verdict/comparison.ts';
import type { DriftReason } from '../../../src/verdict/facts/drift.ts';
import { armOf, comparisonOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { type GitLab, openGitLab } from '../../support/git-lab.ts';
import { oneItem } from '../../support/one-item.ts';
import { tableOf } from '../../support/scoring.ts';

/* Nothing is measured here: what is judged repeats exactly, or cannot be judged at all. */

const MODEL = fileURLToPath(new URL('../../../fixtures/fashion/model.onnx', import.meta.url));
const LIMITS = { 'model-size': { 'max-increase': '5%' } };
const MEASURED = { datasetSha256: 'd', classes: undefined };

let lab: GitLab;
let directory: string;
let store: DirectoryStore;
let release: string;
beforeEach(async () => {
  lab = openGitLab();
  directory = await mkdtemp(join(tmpdir(), 'drift-'));
  store = new DirectoryStore(join(directory, 'store'));
  mkdirSync(join(directory, 'workspace'));
  lab.commit('README.md', 'before the model');
  copyFileSync(MODEL, join(lab.folder, 'm.onnx'));
  lab.run('add', 'm.onnx');
  release = lab.commit('README.md', 'released');
});
afterEach(async () => {
  lab.remove();
  await rm(directory, { recursive: true });
});

const model = (drift: object) => policyOf(LIMITS, { drift });
const SIZE = { 'model-size': { 'max-increase': '15%' } };
const LOOSER = { 'max-increase': { kind: 'relative', value: 0.16 } } as const;
const FIFTEEN = { 'max-increase': { kind: 'relative', value: 0.15 } } as const;

/** The record of the release, whose model has 1000 bytes by its word. */
async function recordRelease({ accepted = true, cores = '2', outcomes = oneItem() } = {}): Promise<void> {
  const staged = await stageModel({ file: MODEL, shownPath: 'm', directory: join(directory, 'staged') });
  const acceptance: Acceptance = {
    accepted,
    state: accepted ? 'pass' : 'fail',
    why: accepted ? { kind: 'limits-kept' } : { kind: 'nothing-judged' },
  };
  const record: BaselineRecord = {
    version: 5,
    modelId: 'm',
    commit: release,
    recordedAt: '2026-11-24T03:00:00.000Z',
    run: null,
    model: { sha256: staged.sha256, sizeBytes: staged.sizeBytes, keptAs: 'model.onnx' },
    comparability: comparabilityFields(model(SIZE), MEASURED),
    environment: { cores },
    measurement: armOf({ outcomes, modelSizeBytes: 1000 }),
    acceptance,
  };
  const key = { modelId: 'm', ancestors: [release], comparability: 'c', environment: 'e' };
  await store.save(key, (folder) => writeRecord(folder, record, staged));
}

interface Case {
  readonly asked?: LastRelease | undefined;
  readonly sizeBytes?: number;
  readonly drift?: object;
  readonly outcome?: Outcome;
  readonly use?: string;
  readonly held?: BaselineRecord['drift'];
  readonly outcomes?: OutcomeTable;
  /** Of how many shards it measures the first; all items if absent. */
  readonly shards?: number;
}

async function judge(given: Case = {}) {
  const { sizeBytes = 1100, drift = SIZE, use = 'pull-request', outcomes = oneItem(), shards } = given;
  const asked: LastRelease | undefined =
    'asked' in given ? given.asked : { state: 'found', tag: 'v1', commit: release };
  const policy = model(drift);
  const run = {
    request: {
      policyFile: join(lab.folder, 'gate.yml'),
      // No runtime is there.
      runtimePaths: [join(directory, 'nowhere')],
      mode: 'check',
      use,
      commit: 'b'.repeat(40),
      ancestors: [],
      shard: shards === undefined ? undefined : { index: 1, of: shards },
    },
    ports: { stores: [store], lastRelease: asked && (async () => asked) },
    policy: policySchema.parse({ version: 1, models: [{ ...raw, limits: LIMITS }] }),
    model: policy,
    baselinePolicy: policy,
    relocations: new Map(),
    workspace: { directory: join(directory, 'workspace') },
  } as unknown as Run;
  const candidate = {
    preparedArm: { arm: { model: { sha256: 'other' } } },
    set: { digest: 'd' },
    measured: MEASURED,
    comparability: {},
    environment: { cores: '2' },
    baselineComparability: {},
  } as unknown as PreparedCandidate;
  const arm = armOf({ outcomes, modelSizeBytes: sizeBytes });
  const comparison = comparisonOf(policy, { baseline: arm, candidate: arm });
  const record = { drift: given.held } as BaselineRecord;
  const found = {
    baseline: { kind: 'figures', record, source: { kind: 'same-model' } },
    notes: [],
  } as unknown as ComparedBaseline;
  const outcome = given.outcome ?? { kind: 'compared', comparison };
  return (await judgeDrift(run, candidate, { found, outcome })).drift;
}

const raw = { id: 'm', artifact: 'm.onnx', dataset: { path: 's.jsonl' }, task: { kind: 'classification' } };

describe('what repeats exactly', () => {
  test.each([
    { sizeBytes: 1150, state: 'pass' },
    { sizeBytes: 1151, state: 'fail' },
  ])(
    'is held against the record of the release: $sizeBytes bytes of 1000 $state',
    async ({ sizeBytes, state }) => {
      await recordRelease();
      expect(await judge({ sizeBytes })).toMatchObject({
        state,
        release: { tag: 'v1', commit: release },
        source: { kind: 'record', commit: release },
        rows: [{ metric: 'model-size', baseline: 1000, candidate: sizeBytes, limit: FIFTEEN }],
      });
    },
  );

  test('is held against a release whatever its own run said of it', async () => {
    await recordRelease({ accepted: false });
    expect((await judge({ sizeBytes: 1151 }))?.state).toBe('fail');
  });

  test('needs no comparison where the record of the same model has kept these limits already', async () => {
    const arm = { outcomes: oneItem(), modelSizeBytes: 1100 };
    const comparison = comparisonOf(model(SIZE), { baseline: arm, candidate: arm });
    const outcome: Outcome = { kind: 'unchanged', comparison };
    const held = { release, limits: { 'model-size': FIFTEEN } };
    expect(await judge({ outcome, held })).toMatchObject({
      state: 'pass',
      rows: [],
      why: { kind: 'kept-by-record' },
    });
    await recordRelease();
    for (const other of [
      { ...held, release: 'c'.repeat(40) },
      { ...held, limits: {} },
      { ...held, limits: { 'model-size': LOOSER } },
      undefined,
    ]) {
      await rm(join(directory, 'workspace', 'release'), { recursive: true, force: true });
      expect((await judge({ outcome, ...(other && { held: other }) }))?.rows).toHaveLength(1);
    }
  });
});

describe('limits by slice', () => {
  const SLICES = { '*': { 'task-score': { 'max-drop': '2pp' } } };
  const DRIFT = { 'task-score': { 'max-drop': '90pp' }, slices: SLICES };
  /** Slices of these languages with their numbers of items, of which the model gets the first `wrong` wrong. */
  const scored = (languages: Record<string, number>, wrong: Record<string, number> = {}): OutcomeTable =>
    tableOf(
      Object.entries(languages).flatMap(([lang, items]) =>
        Array.from({ length: items }, (_, item) => ({
          correct: item >= (wrong[lang] ?? 0),
          slice: { lang },
        })),
      ),
    );
  const rowsOf = (drift: Awaited<ReturnType<typeof judge>>) =>
    Object.fromEntries(
      (drift?.rows ?? []).map(({ slice, state }) => [slice === undefined ? 'all' : slice.value, state]),
    );

  test.each([
    { title: 'that lost much fails', wrong: { de: 30 }, state: 'fail', rows: { de: 'fail', fr: 'pass' } },
    { title: 'that lost nothing passes', wrong: {}, state: 'pass', rows: { de: 'pass', fr: 'pass' } },
    {
      title: 'that may have lost too much is undecided',
      wrong: { de: 14 },
      state: 'inconclusive',
      rows: { de: 'inconclusive', fr: 'pass' },
    },
    {
      title: 'of too few items does not decide',
      wrong: { us: 29 },
      state: 'pass',
      rows: { de: 'pass', fr: 'pass', us: 'shown' },
    },
  ])('a slice $title', async ({ wrong, state, rows }) => {
    const items = { de: 300, fr: 300, ...('us' in rows && { us: 29 }) };
    await recordRelease({ outcomes: scored(items) });
    const drift = await judge({ drift: DRIFT, outcomes: scored(items, wrong) });
    expect(drift).toMatchObject({ state, source: { kind: 'record', commit: release } });
    expect(rowsOf(drift)).toEqual({ all: 'pass', ...rows });
  });

  test('share their error: what fails as the only slice is undecided among forty', async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`l${index}`, 300]));
    const lost = (items: Record<string, number>, wrong: number) =>
      recordRelease({ outcomes: scored(items) }).then(() =>
        judge({ drift: DRIFT, outcomes: scored(items, { l0: wrong }) }),
      );
    expect(rowsOf(await lost({ l0: 300 }, 18))).toMatchObject({ l0: 'fail' });
    for (const folder of ['workspace/release', 'store', 'staged'])
      await rm(join(directory, folder), { recursive: true, force: true });
    expect(rowsOf(await lost(many, 18))).toMatchObject({ l0: 'inconclusive' });
  });

  test('name a slice that must have items', async () => {
    await recordRelease({ outcomes: scored({ de: 300 }) });
    const slices = { ...SLICES, 'lang=fr': SLICES['*'] };
    const drift = await judge({ drift: { ...DRIFT, slices }, outcomes: scored({ de: 300 }) });
    expect(drift?.state).toBe('fail');
    expect(rowsOf(drift)).toEqual({ all: 'pass', de: 'pass', fr: 'fail' });
  });

  test('need all items', async () => {
    await recordRelease();
    const drift = { ...SIZE, slices: SLICES };
    expect(await judge({ drift, shards: 2 })).toMatchObject({
      state: 'incomparable',
      why: { kind: 'items-in-shards', metrics: ['task-score'] },
    });
  });

  test('are kept by a record only with these same patterns', async () => {
    const policy = model({ ...SIZE, slices: SLICES });
    const arm = { outcomes: oneItem(), modelSizeBytes: 1100 };
    const comparison = comparisonOf(policy, { baseline: arm, candidate: arm });
    const outcome: Outcome = { kind: 'unchanged', comparison };
    const limits = { 'model-size': FIFTEEN };
    const kept = { '*': { 'task-score': policy.drift!.slices!['*']!['task-score']! } };
    const judged = (slices: NonNullable<BaselineRecord['drift']>['slices'], drift: object = SLICES) =>
      judge({
        ...{ outcome, drift: { ...SIZE, slices: drift } },
        held: { release, limits, ...(slices && { slices }) },
      });
    expect((await judged(kept))?.why).toEqual({ kind: 'kept-by-record' });
    await recordRelease();
    const looser = { '*': { 'task-score': { ...kept['*']['task-score'], decide: 'point' as const } } };
    for (const [slices, drift] of [
      [undefined],
      [looser],
      [kept, { ...SLICES, 'lang=fr': SLICES['*'] }],
      [{ ...kept, 'lang=fr': kept['*'] }],
    ] as const) {
      await rm(join(directory, 'workspace', 'release'), { recursive: true, force: true });
      expect((await judged(slices, drift))?.why).toBeUndefined();
    }
  });
});

describe('where nothing can be held against anything', () => {
  test('no release yet is said, and passes', async () => {
    expect(await judge({ asked: { state: 'none' } })).toMatchObject({
      state: 'pass',
      release: null,
      why: { kind: 'no-release' },
    });
  });

  test('a model that the release does not have passes, and is said to be new', async () => {
    const commit = lab.run('rev-parse', `${release}^`);
    expect(await judge({ asked: { state: 'found', tag: 'v0', commit } })).toMatchObject({
      state: 'pass',
      release: { tag: 'v0' },
      why: { kind: 'no-baseline', why: { kind: 'new-model', commit } },
    });
  });

  test.each<{ title: string; given: Case; why: DriftReason }>([
    {
      title: 'a server that cannot be asked',
      given: { asked: { state: 'unknown', why: { kind: 'failed', message: 'HTTP 500' } } },
      why: { kind: 'release-unknown', why: { kind: 'failed', message: 'HTTP 500' } },
    },
    {
      title: 'nobody to ask',
      given: { asked: undefined },
      why: { kind: 'release-unknown', why: { kind: 'not-asked' } },
    },
    {
      title: 'a release that git does not have',
      given: { asked: { state: 'found', tag: 'v9', commit: 'c'.repeat(40) } },
      why: {
        kind: 'no-baseline',
        why: {
          kind: 'git-failed',
          commit: 'c'.repeat(40),
          problem: { kind: 'failed', message: expect.any(String) },
        },
      },
    },
  ])('$title is no pass', async ({ given, why }) => {
    expect(await judge(given)).toMatchObject({ state: 'incomparable', why });
  });

  test('a release that cannot be measured is no pass', async () => {
    await recordRelease({ cores: '64' });
    // Another machine's record decides nothing, and this workspace has no runtime to measure the release's model with.
    expect(await judge()).toMatchObject({
      state: 'incomparable',
      why: { kind: 'not-measured' },
    });
  });

  test.each<{ title: string; given: Case }>([
    { title: 'a sign-off, whose baseline is the release', given: { use: 'release' } },
    {
      title: 'a candidate that could not be compared',
      given: { outcome: { kind: 'incomparable', differences: [] } },
    },
  ])('$title is not asked', async ({ given }) => {
    expect(await judge(given)).toBeUndefined();
  });
});
