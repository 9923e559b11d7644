import { copyFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findReference, type ReferenceKind } from '../../src/baseline/choose-reference.ts';
import { findBaseline } from '../../src/baseline/find-baseline.ts';
import { type StagedModel, stageModel } from '../../src/model/stage-model.ts';
import { type Acceptance, standingOf } from '../../src/records/acceptance.ts';
import type { BaselineRecord } from '../../src/records/baseline-record.ts';
import type { StoreName, StoreProblem } from '../../src/records/store-fact.ts';
import type { BaselineKey, BaselineStore } from '../../src/stores/baseline-store.ts';
import { DirectoryStore } from '../../src/stores/directory-store.ts';
import { writeRecord } from '../../src/stores/record-folder.ts';
import { armOf } from '../support/fixtures/comparison-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { oneItem } from '../support/one-item.ts';

/* Three commits in a row: good, then one whose record says that it failed, then one that nobody has recorded. */

const FASHION = fileURLToPath(new URL('../../fixtures/fashion/', import.meta.url));
const FAILED: Acceptance = {
  accepted: false,
  state: 'fail',
  why: { kind: 'limits-broken', metrics: ['latency-p95'], isDrift: false },
};

const ELSEWHERE: StoreName = { kind: 'branch', name: 'elsewhere' };
const DARK: StoreProblem = { kind: 'failed', message: 'it is dark' };

let lab: GitLab;
let directory: string;
let stores: DirectoryStore[];
let commits: { good: string; bad: string; tip: string };
let models: { good: StagedModel; bad: StagedModel };

function commitModel(name: string): string {
  copyFileSync(join(FASHION, name), join(lab.folder, 'model.onnx'));
  lab.run('add', 'model.onnx');
  lab.run('commit', '--quiet', '--allow-empty', '--message', name);
  return lab.run('rev-parse', 'HEAD');
}

beforeEach(async () => {
  lab = openGitLab();
  directory = await mkdtemp(join(tmpdir(), 'find-baseline-'));
  // As on two machines: each has records of its own.
  stores = ['one', 'other'].map((name) => new DirectoryStore(join(directory, name)));
  const good = commitModel('model.onnx');
  const bad = commitModel('candidates/memory.onnx');
  const tip = commitModel('candidates/memory.onnx');
  commits = { good, bad, tip };
  const stage = (name: string, folder: string) =>
    stageModel({ file: join(FASHION, name), shownPath: name, directory: join(directory, folder) });
  models = {
    good: await stage('model.onnx', 'good'),
    bad: await stage('candidates/memory.onnx', 'bad'),
  };
});
afterEach(async () => {
  lab.remove();
  await rm(directory, { recursive: true });
});

const keyOf = (line: readonly string[]): BaselineKey => ({
  modelId: 'm',
  ancestors: line,
  comparability: 'c'.repeat(64),
  environment: 'e'.repeat(64),
});

async function save(
  store: DirectoryStore,
  { commit, model, acceptance }: { commit: string; model: StagedModel; acceptance?: Acceptance },
): Promise<void> {
  const record: BaselineRecord = {
    version: 5,
    modelId: 'm',
    commit,
    recordedAt: '2026-11-24T03:00:00.000Z',
    run: null,
    model: { sha256: model.sha256, sizeBytes: model.sizeBytes, keptAs: 'model.onnx' },
    comparability: {},
    environment: {},
    measurement: armOf({ outcomes: oneItem() }),
    acceptance,
  };
  const saved = await store.save(keyOf([commit]), (folder) => writeRecord(folder, record, model), acceptance);
  expect(saved.state).toBe('saved');
}

async function find(
  from: readonly BaselineStore[] = stores,
  {
    line = [commits.tip, commits.bad, commits.good],
    kind = 'base-commit',
  }: { line?: readonly string[]; kind?: ReferenceKind } = {},
) {
  const key = keyOf(line);
  const commit = line[0];
  const reference = await findReference(from, { kind, commit, key });
  return findBaseline({
    explicit: undefined,
    stores: from,
    key,
    commit,
    reference,
    isRoot: false,
    folder: lab.folder,
    modelPath: { before: 'model.onnx', now: 'model.onnx' },
    isOnnx: true,
    directory: await mkdtemp(join(directory, 'git-')),
  });
}

test('neither the record nor the model file of a refused commit is the baseline, and a note names both', async () => {
  await save(stores[0]!, { commit: commits.good, model: models.good });
  await save(stores[1]!, { commit: commits.bad, model: models.bad, acceptance: FAILED });
  const { baseline, notes } = await find();
  expect(baseline).toMatchObject({
    kind: 'model',
    source: {
      kind: 'record',
      commit: commits.good,
      store: stores[0]!.name,
      before: { commits: 2, of: commits.tip },
    },
  });
  expect('record' in baseline && baseline.record?.model.sha256).toBe(models.good.sha256);
  expect(notes[0]).toEqual({
    kind: 'earlier-reference',
    refused: commits.bad,
    state: 'fail',
    reference: commits.good,
    before: { commits: 2, of: commits.tip },
  });
});

test('without the accepted commit’s record its model file comes from git', async () => {
  const known = new DirectoryStore(join(directory, 'elsewhere'));
  await save(known, { commit: commits.good, model: models.good });
  await save(stores[1]!, { commit: commits.bad, model: models.bad, acceptance: FAILED });
  // A machine that has no record of its own: the store tells of the commit, but has nothing under this key.
  const elsewhere: BaselineStore = {
    name: ELSEWHERE,
    restore: async () => ({ state: 'absent' }),
    listStandings: (key) => known.listStandings(key),
    save: (key, write) => known.save(key, write),
  };
  const { baseline } = await find([elsewhere, stores[1]!]);
  const before = { commits: 2, of: commits.tip };
  expect(baseline).toMatchObject({ kind: 'model', source: { kind: 'git', commit: commits.good, before } });
});

test('where no commit is known to be accepted there is no baseline, and the model is not taken for new', async () => {
  await save(stores[1]!, { commit: commits.bad, model: models.bad, acceptance: FAILED });
  const { baseline } = await find();
  expect(baseline).toEqual({
    kind: 'none',
    why: { kind: 'none-accepted', commit: commits.bad, state: 'fail', ancestors: 2, from: commits.tip },
  });
});

test('a model that a store knows is not new because git has not had it yet', async () => {
  lab.run('rm', '--quiet', '--cached', 'model.onnx');
  lab.run('commit', '--quiet', '--message', 'kept elsewhere');
  const without = lab.run('rev-parse', 'HEAD');
  lab.run('add', 'model.onnx');
  expect((await find(stores, { line: [without] })).baseline).toEqual({
    kind: 'none',
    why: { kind: 'new-model', commit: without },
  });
  const elsewhere: BaselineStore = {
    name: ELSEWHERE,
    restore: async () => ({ state: 'absent' }),
    listStandings: async () => ({ state: 'listed', standings: [standingOf(without, undefined)] }),
    save: async () => ({ state: 'not-saved', problem: DARK }),
  };
  expect((await find([elsewhere], { line: [without] })).baseline).toEqual({
    kind: 'none',
    why: { kind: 'recorded-elsewhere', commit: without },
  });
});

test('a commit that a person has accepted is the baseline like any other', async () => {
  await save(stores[0]!, { commit: commits.good, model: models.good });
  const acceptance = { ...FAILED, accepted: true, by: 'octocat' };
  await save(stores[1]!, { commit: commits.bad, model: models.bad, acceptance });
  const { baseline, notes } = await find(stores, { line: [commits.bad, commits.good] });
  expect('record' in baseline && baseline.record?.model.sha256).toBe(models.bad.sha256);
  expect(notes).toEqual([]);
});

test('a store that cannot say what is accepted is named', async () => {
  const silent: BaselineStore = {
    name: ELSEWHERE,
    restore: async () => ({ state: 'absent' }),
    listStandings: async () => ({ state: 'unavailable', problem: DARK }),
    save: async () => ({ state: 'not-saved', problem: DARK }),
  };
  expect((await find([silent])).notes).toEqual([
    { kind: 'acceptance-unknown', store: ELSEWHERE, problem: DARK },
  ]);
});

test('a store that could not be asked for a record is not named again for what is accepted', async () => {
  const down: BaselineStore = {
    name: ELSEWHERE,
    restore: async () => ({ state: 'unavailable', problem: DARK }),
    listStandings: async () => ({ state: 'unavailable', problem: DARK }),
    save: async () => ({ state: 'not-saved', problem: DARK }),
  };
  expect((await find([down])).notes).toEqual([
    { kind: 'store-unavailable', store: ELSEWHERE, problem: DARK },
  ]);
});

describe('a commit of the default branch, where a store cannot say what is accepted', () => {
  const quiet = (problem: StoreProblem): BaselineStore => ({
    name: ELSEWHERE,
    restore: async () => ({ state: 'unavailable', problem }),
    listStandings: async () => ({ state: 'unavailable', problem }),
    save: async () => ({ state: 'not-saved', problem }),
  });
  const landed = (from: readonly BaselineStore[]) => find(from, { kind: 'last-accepted' });

  test('is compared with the commit before it, and the note says that this one may have been refused', async () => {
    const { baseline, notes } = await landed([quiet(DARK), stores[0]!]);
    expect(baseline).toMatchObject({ kind: 'model', source: { kind: 'git', commit: commits.tip } });
    expect(notes).toContainEqual({
      kind: 'acceptance-unknown',
      store: ELSEWHERE,
      problem: DARK,
      isReferenceUnsure: true,
    });
  });

  test('is compared with the last accepted one if another store knows it', async () => {
    await save(stores[0]!, { commit: commits.good, model: models.good });
    const { baseline, notes } = await landed([quiet(DARK), stores[0]!]);
    expect(baseline).toMatchObject({ source: { kind: 'record', commit: commits.good } });
    expect(notes).not.toContainEqual(expect.objectContaining({ isReferenceUnsure: true }));
  });

  test('has no doubtful reference where the job has no such store', async () => {
    for (const problem of [{ kind: 'not-offered' }, { kind: 'list-not-offered' }] as const) {
      const { notes } = await landed([quiet(problem)]);
      expect(notes).toEqual([{ kind: 'store-unavailable', store: ELSEWHERE, problem }]);
    }
  });
});

test('a model that git cannot give is not taken for new', async () => {
  const missing = 'c'.repeat(40);
  expect((await find([], { line: [missing] })).baseline).toMatchObject({
    kind: 'none',
    why: { kind: 'git-failed', commit: missing, problem: { kind: 'failed', message: expect.any(String) } },
  });
});

test('without a commit and a record there is no baseline', async () => {
  expect((await find([], { line: [] })).baseline).toEqual({ kind: 'none', why: { kind: 'no-commit' } });
});

test('a record of another model file than git has is named and not used', async () => {
  await save(stores[0]!, { commit: commits.bad, model: models.good });
  const { baseline, notes } = await find([stores[0]!]);
  expect(baseline).toMatchObject({ kind: 'model', source: { kind: 'git', commit: commits.tip } });
  expect(baseline).not.toHaveProperty('record');
  expect(notes).toEqual([
    {
      kind: 'record-of-another-file',
      store: stores[0]!.name,
      recorded: commits.bad,
      commit: commits.tip,
    },
  ]);
});
