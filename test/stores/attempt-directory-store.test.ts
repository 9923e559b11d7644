import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AttemptRecord, writeAttempt } from '../../src/records/attempt-record.ts';
import { openAttemptDirectory } from '../../src/stores/attempt-directory-store.ts';
import { type AttemptStore, chooseAttempts, gatherAttempts } from '../../src/stores/attempt-store.ts';
import { ATTEMPT_KEY, attemptOf } from '../support/fixtures/attempt-fixture.ts';

let folder: string;
let store: AttemptStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attempts-'));
  store = openAttemptDirectory(join(folder, '.regression-gate', 'attempts'));
});
afterEach(() => rm(folder, { recursive: true }));

async function save(record: AttemptRecord, key = ATTEMPT_KEY) {
  const written = writeAttempt(record);
  if (written === undefined) throw new Error('too large');
  return store.save(key, record.state, written);
}

const filesIn = async (): Promise<string[]> => {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.json')).map((name) => join(folder, name));
};

test('gives back the attempts at a comparison, and none of another', async () => {
  expect((await store.list(ATTEMPT_KEY)).found).toEqual([]);
  expect((await save(attemptOf([1e6]))).state).toBe('saved');
  await save(attemptOf([2e6], { state: 'fail' }));
  await save(attemptOf([3e6], { modelId: 'n' }), { ...ATTEMPT_KEY, modelId: 'n' });
  const { found, notes } = await store.list(ATTEMPT_KEY);
  expect(notes).toEqual([]);
  expect(found.map(({ record }) => record.state).sort()).toEqual(['fail', 'pass']);
});

test('says of what was tampered with that it is not used', async () => {
  await save(attemptOf([2e6], { state: 'fail' }));
  const [file = ''] = await filesIn();
  await writeFile(file, writeAttempt(attemptOf([1e6]))?.text ?? '');
  const problem = { kind: 'failed', message: expect.stringMatching(/content/) };
  // As a person would delete it from the workspace.
  const place = join('.regression-gate', relative(join(folder, '.regression-gate'), file));
  expect(await store.list(ATTEMPT_KEY)).toEqual({
    found: [],
    notes: [],
    unreadFailures: [{ problem, place }],
  });
});

test('a failed attempt that cannot be read is told from one that did not fail', async () => {
  await save(attemptOf([1e6]));
  await save(attemptOf([2e6], { state: 'fail' }));
  for (const file of await filesIn()) await writeFile(file, '{}');
  const { notes, unreadFailures } = await store.list(ATTEMPT_KEY);
  expect(notes).toMatchObject([{ kind: 'attempt-unused' }]);
  expect(unreadFailures).toHaveLength(1);
});

test('follows no link', async () => {
  await save(attemptOf([1e6]));
  const [file = ''] = await filesIn();
  await rm(file);
  await writeFile(join(folder, 'elsewhere.json'), writeAttempt(attemptOf([1e6]))?.text ?? '');
  await symlink(join(folder, 'elsewhere.json'), file);
  expect((await store.list(ATTEMPT_KEY)).notes).toEqual([
    { kind: 'attempt-unused', problem: { kind: 'not-a-file', path: basename(file) } },
  ]);
});

test('says that it cannot be written or read', async () => {
  const root = join(folder, 'file');
  await writeFile(root, '');
  const broken = openAttemptDirectory(root);
  const written = writeAttempt(attemptOf([1e6]));
  if (written === undefined) throw new Error('too large');
  const path = join(basename(folder), 'file');
  expect(await broken.save(ATTEMPT_KEY, 'pass', written)).toEqual({
    state: 'not-saved',
    problem: { kind: 'unwritable', path, code: 'ENOTDIR' },
  });
  expect((await broken.list(ATTEMPT_KEY)).notes).toEqual([
    { kind: 'attempts-unknown', problem: { kind: 'unreadable', path, code: 'ENOTDIR' } },
  ]);
});

test('keeps nothing outside its folder, whatever a model is called', async () => {
  const key = { ...ATTEMPT_KEY, modelId: '../escape' };
  expect(await save(attemptOf([1e6], { modelId: '../escape' }), key)).toEqual({
    state: 'not-saved',
    problem: { kind: 'bad-name', modelId: '../escape' },
  });
  expect(await store.list(key)).toEqual({ found: [], notes: [], unreadFailures: [] });
});

test('one attempt in two stores counts once, and all come in the order in which they were made', async () => {
  await save(attemptOf([2e6], { at: '2026-11-25T03:00:00.000Z' }));
  await save(attemptOf([1e6], { at: '2026-11-24T03:00:00.000Z' }));
  await mkdir(join(folder, 'other'));
  const { records, notes } = await gatherAttempts([store, store], ATTEMPT_KEY);
  expect(notes).toEqual([]);
  expect(records.map(({ at }) => at.slice(0, 10))).toEqual(['2026-11-24', '2026-11-25']);
});

test('what keeps a reader from the attempts of a store names the store', async () => {
  await save(attemptOf([1e6]));
  const [file = ''] = await filesIn();
  await writeFile(file, '');
  expect((await gatherAttempts([store], ATTEMPT_KEY)).notes).toEqual([
    {
      kind: 'attempt-unused',
      store: { kind: 'directory', path: '.regression-gate/attempts' },
      problem: { kind: 'failed', message: expect.any(String) },
    },
  ]);
});

test('no number of later attempts crowds out one that failed', () => {
  const named = (state: 'pass' | 'fail', digest: number) => ({ state, digest: String(digest) });
  const many = Array.from({ length: 40 }, (_, index) => named('pass', index));
  const chosen = chooseAttempts([...many, named('fail', 99)]);
  expect(chosen[0]).toEqual(named('fail', 99));
  expect(chosen).toHaveLength(16);
  const failed = chooseAttempts(Array.from({ length: 40 }, (_, index) => named('fail', index)));
  expect(failed).toHaveLength(16);
  expect([failed[0], failed.at(-1)]).toEqual([named('fail', 0), named('fail', 39)]);
});
