import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Acceptance } from '../../src/records/acceptance.ts';
import type { StoreProblem } from '../../src/records/store-fact.ts';
import type { BaselineKey } from '../../src/stores/baseline-store.ts';
import { DirectoryStore } from '../../src/stores/directory-store.ts';

const KEY: BaselineKey = { modelId: 'fashion', ancestors: [], comparability: 'c', environment: 'e' };

let parent: string;
let root: string;
let store: DirectoryStore;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'store-'));
  root = join(parent, 'baselines');
  store = new DirectoryStore(root);
});
afterEach(() => rm(parent, { recursive: true }));

const record = (text: string) => async (directory: string) => {
  await writeFile(join(directory, 'record.json'), text);
};
const namesIn = async (directory: string) => (await readdir(directory)).sort();

describe('save and restore', () => {
  test('gives back what was written', async () => {
    expect(await store.save(KEY, record('1'))).toEqual({ state: 'saved', place: 'baselines/fashion' });
    expect(await store.restore(KEY)).toMatchObject({ state: 'found', directory: join(root, 'fashion') });
    expect(await readFile(join(root, 'fashion', 'record.json'), 'utf8')).toBe('1');
  });

  test('replaces the old folder as a whole', async () => {
    await store.save(KEY, async (directory) => {
      await record('1')(directory);
      await writeFile(join(directory, 'model.onnx'), 'old');
    });
    await store.save(KEY, record('2'));
    expect(await namesIn(join(root, 'fashion'))).toEqual(['record.json']);
    expect(await namesIn(root)).toEqual(['fashion']);
  });

  test('keeps the old folder when writing the new one throws', async () => {
    await store.save(KEY, record('1'));
    const failing = store.save(KEY, async (directory) => {
      await record('2')(directory);
      throw new TypeError('a fault of the gate');
    });
    await expect(failing).rejects.toThrow('a fault of the gate');
    expect(await readFile(join(root, 'fashion', 'record.json'), 'utf8')).toBe('1');
    expect(await namesIn(root)).toEqual(['fashion']);
  });

  test('a file system that refuses is an answer', async () => {
    await writeFile(root, 'a file in the place of the folder');
    const path = 'baselines/fashion';
    expect(await store.save(KEY, record('1'))).toEqual({
      state: 'not-saved',
      problem: { kind: 'unwritable', path, code: expect.stringMatching(/^(?:EEXIST|ENOTDIR)$/) },
    });
    expect(await store.restore(KEY)).toEqual({
      state: 'unavailable',
      problem: { kind: 'unreadable', path, code: 'ENOTDIR' },
    });
  });
});

describe('restore', () => {
  test('is absent without a folder', async () => {
    expect((await store.restore(KEY)).state).toBe('absent');
  });

  test('is named and left out where a change could have written it', async () => {
    const untrusted = new DirectoryStore(join(parent, 'baselines'), { isTrusted: false });
    expect((await untrusted.restore(KEY)).state).toBe('absent');
    await store.save(KEY, record('{}'));
    expect(await untrusted.restore(KEY)).toEqual({
      state: 'rejected',
      problem: { kind: 'written-by-change', path: 'baselines/fashion' },
    });
    expect(await untrusted.listStandings(KEY)).toEqual({ state: 'listed', standings: [] });
  });

  const path = 'baselines/fashion/record.json';
  const broken: { title: string; problem: StoreProblem; make: (folder: string) => Promise<void> }[] = [
    {
      title: 'an empty folder',
      problem: { kind: 'unreadable', path, code: 'ENOENT' },
      make: async (folder) => void (await mkdir(folder, { recursive: true })),
    },
    {
      title: 'a file',
      problem: { kind: 'not-a-folder', path: 'baselines/fashion' },
      make: (folder) => writeFile(folder, 'x'),
    },
    {
      title: 'a folder with an empty record',
      problem: { kind: 'empty-file', path },
      make: async (folder) => {
        await mkdir(folder);
        await record('')(folder);
      },
    },
    {
      title: 'a folder with a folder for a record',
      problem: { kind: 'not-a-file', path },
      make: async (folder) => void (await mkdir(join(folder, 'record.json'), { recursive: true })),
    },
    {
      title: 'a folder whose record is a link',
      problem: { kind: 'not-a-file', path },
      make: async (folder) => {
        await mkdir(folder);
        await writeFile(join(parent, 'elsewhere.json'), '{}');
        await symlink(join(parent, 'elsewhere.json'), join(folder, 'record.json'));
      },
    },
    {
      title: 'a link to a folder',
      problem: { kind: 'not-a-folder', path: 'baselines/fashion' },
      make: async (folder) => {
        await mkdir(join(parent, 'elsewhere'));
        await record('{}')(join(parent, 'elsewhere'));
        await symlink(join(parent, 'elsewhere'), folder);
      },
    },
  ];
  test.each(broken)('is rejected for $title', async ({ make, problem }) => {
    await mkdir(root);
    await make(join(root, 'fashion'));
    expect(await store.restore(KEY)).toEqual({ state: 'rejected', problem });
  });
});

describe('what is not accepted', () => {
  const FAILED: Acceptance = {
    accepted: false,
    state: 'fail',
    why: { kind: 'limits-broken', metrics: ['latency-p95'], isDrift: false },
  };
  const of = (commit: string, acceptance?: object) => record(JSON.stringify({ commit, acceptance }));
  const standings = async () => {
    const listed = await store.listStandings(KEY);
    return listed.state === 'listed' ? listed.standings : listed.problem;
  };

  test('takes nobody’s place, and is told apart', async () => {
    await store.save(KEY, of('a'));
    await store.save(KEY, of('b', FAILED), FAILED);
    expect(await readFile(join(root, 'fashion', 'record.json'), 'utf8')).toContain('"a"');
    expect(await standings()).toMatchObject([
      { commit: 'a', accepted: true },
      { commit: 'b', accepted: false, state: 'fail' },
    ]);
  });

  test('takes back what the same commit was before, and the reverse', async () => {
    await store.save(KEY, of('a'));
    await store.save(KEY, of('a', FAILED), FAILED);
    expect(await standings()).toMatchObject([{ commit: 'a', accepted: false }]);
    expect((await store.restore(KEY)).state).toBe('absent');
    await store.save(KEY, of('a'));
    expect(await standings()).toMatchObject([{ commit: 'a', accepted: true }]);
  });

  test('is not told of where there is nothing, or nothing of a commit', async () => {
    expect(await standings()).toEqual([]);
    await store.save(KEY, record('{"commit":null}'));
    expect(await standings()).toEqual([]);
  });

  test('cannot be told by a record that is broken', async () => {
    await store.save(KEY, record('{"commit"'));
    expect(await standings()).toEqual({
      kind: 'failed',
      message: expect.stringContaining('expected a baseline record'),
    });
  });
});

test.each(['..', '.', '.hidden', 'out', 'a/b', ''])('a model called "%s" gets no folder', async (modelId) => {
  const problem = { kind: 'bad-name', modelId };
  expect(await store.save({ ...KEY, modelId }, record('1'))).toEqual({ state: 'not-saved', problem });
  expect(await store.restore({ ...KEY, modelId })).toEqual({ state: 'rejected', problem });
  expect(await namesIn(parent)).toEqual([]);
});
