import { copyFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findReference } from '../../src/baseline/choose-reference.ts';
import { findBaseline } from '../../src/baseline/find-baseline.ts';
import { type StagedModel, stageModel } from '../../src/model/stage-model.ts';
import { type Acceptance, standingOf } from '../../src/records/acceptance.ts';
import { type BaselineRecord, writeRecord } from '../../src/records/baseline-record.ts';
import type { BaselineKey, BaselineStore } from '../../src/stores/baseline-store.ts';
import { DirectoryStore } from '../../src/stores/directory-store.ts';
import { armOf } from '../support/fixtures/comparison-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';
import { oneItem } from '../support/one-item.ts';

/* A line of three commits: good, then one whose record says that it failed, then one that nobody has recorded. */

const FASHION = fileURLToPath(new URL('../../fixtures/fashion/', import.meta.url));
const FAILED: Acceptance = { accepted: false, state: 'fail', why: 'slower' };

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
    version: 3,
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
  line = [commits.tip, commits.bad, commits.good],
) {
  const key = keyOf(line);
  const commit = line[0];
  const reference = await findReference(from, { kind: 'base-commit', commit, key });
  return findBaseline({
    explicit: undefined,
    stores: from,
    key,
    commit,
    reference,
    isRoot: false,
    folder: lab.folder,
    modelPath: { before: 'model.onnx', now: 'model.onnx' },
    directory: await mkdtemp(join(directory, 'git-')),
  });
}

const short = (sha: string) => sha.slice(0, 7);

test('neither the record nor the model file of a refused commit is the baseline, and the report can say why', async () => {
  await save(stores[0]!, { commit: commits.good, model: models.good });
  await save(stores[1]!, { commit: commits.bad, model: models.bad, acceptance: FAILED });
  const { baseline, notes } = await find();
  expect(baseline).toMatchObject({ kind: 'model', source: expect.stringContaining(short(commits.good)) });
  expect('record' in baseline && baseline.record?.model.sha256).toBe(models.good.sha256);
  expect(notes[0]).toBe(
    `Commit ${short(commits.bad)} was recorded as failing and is not accepted; compared with ${short(commits.good)}, 2 commits before ${short(commits.tip)}.`,
  );
});

test('without the accepted commit’s record its model file comes from git', async () => {
  const known = new DirectoryStore(join(directory, 'elsewhere'));
  await save(known, { commit: commits.good, model: models.good });
  await save(stores[1]!, { commit: commits.bad, model: models.bad, acceptance: FAILED });
  // A machine that has no record of its own: the store tells of the commit, but has nothing under this key.
  const elsewhere: BaselineStore = {
    title: 'elsewhere',
    restore: async () => ({ state: 'absent', detail: '' }),
    listStandings: (key) => known.listStandings(key),
    save: (key, write) => known.save(key, write),
  };
  const { baseline } = await find([elsewhere, stores[1]!]);
  const before = `model file at commit ${short(commits.good)}, 2 commits before ${short(commits.tip)} (git)`;
  expect(baseline).toMatchObject({ kind: 'model', source: before });
});

test('where no commit is known to be accepted there is no baseline, and the model is not taken for new', async () => {
  await save(stores[1]!, { commit: commits.bad, model: models.bad, acceptance: FAILED });
  const { baseline } = await find();
  expect(baseline).toMatchObject({
    kind: 'none',
    isNewModel: false,
    why: expect.stringContaining('not accepted'),
  });
});

test('a model that a store knows is not new because git has not had it yet', async () => {
  lab.run('rm', '--quiet', '--cached', 'model.onnx');
  lab.run('commit', '--quiet', '--message', 'kept elsewhere');
  const without = lab.run('rev-parse', 'HEAD');
  lab.run('add', 'model.onnx');
  expect((await find(stores, [without])).baseline).toMatchObject({ kind: 'none', isNewModel: true });
  const elsewhere: BaselineStore = {
    title: 'elsewhere',
    restore: async () => ({ state: 'absent', detail: 'nothing of this machine' }),
    listStandings: async () => ({ state: 'listed', standings: [standingOf(without, undefined)] }),
    save: async () => ({ state: 'not-saved', detail: '' }),
  };
  expect((await find([elsewhere], [without])).baseline).toMatchObject({
    kind: 'none',
    isNewModel: false,
    why: expect.stringContaining('recorded before'),
  });
});

test('a commit that a person has accepted is the baseline like any other', async () => {
  await save(stores[0]!, { commit: commits.good, model: models.good });
  const acceptance = { ...FAILED, accepted: true, by: 'octocat' };
  await save(stores[1]!, { commit: commits.bad, model: models.bad, acceptance });
  const { baseline, notes } = await find(stores, [commits.bad, commits.good]);
  expect('record' in baseline && baseline.record?.model.sha256).toBe(models.bad.sha256);
  expect(notes).toEqual([]);
});

test('a store that cannot tell what is accepted is named', async () => {
  const deaf: BaselineStore = {
    title: 'Shelf',
    restore: async () => ({ state: 'absent', detail: '' }),
    listStandings: async () => ({ state: 'unavailable', detail: 'it is dark' }),
    save: async () => ({ state: 'not-saved', detail: '' }),
  };
  expect((await find([deaf])).notes).toEqual(['Shelf could not tell which commits are accepted: it is dark']);
});
