import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { credentialSettings } from '../../src/git/credential-settings.ts';
import { configureGit, gitIn } from '../../src/git/git.ts';
import type { Acceptance } from '../../src/records/acceptance.ts';
import type { BaselineRecord } from '../../src/records/baseline-record.ts';
import type { BaselineKey } from '../../src/stores/baseline-store.ts';
import { BranchStore, type BranchStoreSettings } from '../../src/stores/branch-store.ts';
import { readRecord } from '../../src/stores/record-folder.ts';
import { startGitServer } from '../e2e/loopback/git-server.ts';
import { armOf, launchOf } from '../support/fixtures/comparison-fixture.ts';
import { type GitLab, openGitLab } from '../support/git-lab.ts';

const BRANCH = 'regression-gate-data';
const at = (letter: string) => letter.repeat(40);
const KEY: BaselineKey = {
  modelId: 'fashion',
  ancestors: [at('a')],
  comparability: 'c'.repeat(64),
  environment: 'e'.repeat(64),
};

const recordOf = (commit: string, runId = '1'): BaselineRecord => ({
  version: 5,
  modelId: 'fashion',
  commit,
  recordedAt: '2026-11-24T03:00:00.000Z',
  run: { id: runId, attempt: '1', url: 'https://github.com/o/r/actions/runs/1' },
  model: { sha256: 'f'.repeat(64), sizeBytes: 1000, keptAs: 'model.onnx' },
  comparability: { dataset: 'd' },
  environment: { processor: 'p' },
  measurement: armOf({ launches: [launchOf(1e6)] }),
  figures: { 'latency-p95': 1e6 },
});

const writing = (record: BaselineRecord) => async (directory: string) => {
  writeFileSync(join(directory, 'record.json'), `${JSON.stringify(record)}\n`);
  mkdirSync(join(directory, 'model'));
  writeFileSync(join(directory, 'model', 'model.onnx'), Buffer.alloc(1000));
};

let origin: string;
let labs: GitLab[];
beforeEach(() => {
  origin = mkdtempSync(join(tmpdir(), 'origin-'));
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
  labs = [];
});
afterEach(() => {
  configureGit({ config: [], env: {} });
  for (const lab of labs) lab.remove();
  rmSync(origin, { recursive: true });
});

/** A checkout of its own, as each runner has one. */
function checkOut(remote = `file://${origin}`): GitLab {
  const lab = openGitLab();
  labs.push(lab);
  lab.run('remote', 'add', 'origin', remote);
  lab.commit('README.md', 'x');
  return lab;
}

function open({ folder }: GitLab, settings: Partial<BranchStoreSettings> = {}): BranchStore {
  return new BranchStore({
    branch: BRANCH,
    workspace: folder,
    checkout: folder,
    git: gitIn(folder),
    mayWrite: true,
    ...settings,
  });
}

const bare = (...args: string[]) => execFileSync('git', args, { cwd: origin, encoding: 'utf8' }).trim();
const history = () =>
  bare('show', `${BRANCH}:history.jsonl`)
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('BranchStore', () => {
  test('another run finds what one has saved, the figures alone, and the checkout is left as it was', async () => {
    const first = checkOut();
    const head = first.run('rev-parse', 'HEAD');
    const saved = await open(first).save(KEY, writing(recordOf(at('a'))));
    expect(saved).toEqual({
      state: 'saved',
      place: `records/fashion/${'c'.repeat(16)}-${'e'.repeat(16)}/${at('a')}.json`,
    });
    expect(first.run('status', '--porcelain', '--', 'README.md')).toBe('');
    expect(first.run('rev-parse', 'HEAD')).toBe(head);

    const restored = await open(checkOut()).restore(KEY);
    expect(restored.state).toBe('found');
    const { record } = await readRecord('directory' in restored ? restored.directory : '');
    expect(record.commit).toBe(at('a'));
    expect(record.model.keptAs).toBeNull();
    expect(record.measurement.launches).toHaveLength(1);
    expect(bare('ls-tree', '-r', '--name-only', BRANCH).split('\n')).toEqual([
      'history.jsonl',
      `records/fashion/${'c'.repeat(16)}-${'e'.repeat(16)}/${at('a')}.json`,
    ]);
  });

  test('F50: gives the nearest commit of the line', async () => {
    const lab = checkOut();
    for (const letter of ['d', 'c']) {
      await open(lab).save({ ...KEY, ancestors: [at(letter)] }, writing(recordOf(at(letter))));
    }
    const line = [at('a'), at('b'), at('c'), at('d')];
    const restored = await open(checkOut()).restore({ ...KEY, ancestors: line });
    const { record } = await readRecord('directory' in restored ? restored.directory : '');
    expect(record.commit).toBe(at('c'));
  });

  test.each([
    { title: 'no branch', key: KEY, isEmpty: true },
    { title: 'no such commit', key: { ...KEY, ancestors: [at('b')] } },
    { title: 'another machine', key: { ...KEY, environment: 'f'.repeat(64) } },
    { title: 'another data set', key: { ...KEY, comparability: 'f'.repeat(64) } },
    { title: 'another model', key: { ...KEY, modelId: 'other' } },
  ])('$title is absent', async ({ key, isEmpty }) => {
    const lab = checkOut();
    if (!isEmpty) await open(lab).save(KEY, writing(recordOf(at('a'))));
    expect((await open(lab).restore(key)).state).toBe('absent');
  });

  test('a server that does not answer is unavailable, and nothing is saved there', async () => {
    const lab = checkOut('file:///nowhere');
    expect(await open(lab).restore(KEY)).toEqual({
      state: 'unavailable',
      problem: { kind: 'failed', message: expect.stringContaining('nowhere') },
    });
    expect(await open(lab).save(KEY, writing(recordOf(at('a'))))).toEqual({
      state: 'not-saved',
      problem: { kind: 'failed', message: expect.stringContaining('nowhere') },
    });
  });

  test('F47: runs that save at the same time lose nothing of each other', async () => {
    const runs = ['1', '2', '3', '4', '5', '6'];
    const labsOfRuns = runs.map(() => checkOut());
    const saves = await Promise.all(
      runs.map((run, index) => {
        const commit = at(run);
        const lab = labsOfRuns[index] as GitLab;
        return open(lab).save({ ...KEY, ancestors: [commit] }, writing(recordOf(commit, run)));
      }),
    );
    expect(saves.map(({ state }) => state)).toEqual(runs.map(() => 'saved'));
    expect(
      history()
        .map((line) => (line['run'] as { id: string }).id)
        .sort(),
    ).toEqual(runs);
    expect(bare('rev-list', '--count', BRANCH)).toBe(String(runs.length));
  }, 60_000);

  test('F50: the history has a line for every run, also of a commit that is recorded again', async () => {
    const lab = checkOut();
    await open(lab).save(KEY, writing(recordOf(at('a'), '1')));
    await open(lab).save(KEY, writing(recordOf(at('a'), '2')));
    expect(history()).toMatchObject([
      { version: 1, run: { id: '1' }, commit: at('a'), figures: { 'latency-p95': 1e6 } },
      { version: 1, run: { id: '2' }, commit: at('a') },
    ]);
  });

  test('tells which commits are accepted, on whatever machine they were recorded', async () => {
    const lab = checkOut();
    const failed: Acceptance = {
      accepted: false,
      state: 'fail',
      why: { kind: 'limits-broken', metrics: ['latency-p95'], isDrift: false },
    };
    const byHand: Acceptance = {
      accepted: true,
      state: 'fail',
      why: { kind: 'accepted-by-person', reason: 'meant so' },
      by: 'octocat',
    };
    const save = (letter: string, acceptance?: Acceptance, key = KEY) =>
      open(lab).save(
        { ...key, ancestors: [at(letter)] },
        writing({ ...recordOf(at(letter)), acceptance }),
        acceptance,
      );
    const other = { ...KEY, environment: 'f'.repeat(64), comparability: 'd'.repeat(64) };
    await save('a', failed, other);
    await save('b', failed);
    await save('b', byHand);
    await save('c');
    await save('d', failed, { ...KEY, modelId: 'another' });
    const line = ['a', 'b', 'c', 'd', 'e'].map(at);
    const listed = await open(checkOut()).listStandings({ ...KEY, ancestors: line });
    expect(
      listed.state === 'listed' && [...listed.standings].sort((x, y) => (x.commit < y.commit ? -1 : 1)),
    ).toEqual([
      { commit: at('a'), accepted: false, isByHand: false, state: 'fail' },
      { commit: at('b'), accepted: true, isByHand: true, state: 'fail' },
      { commit: at('c'), accepted: true, isByHand: false, state: undefined },
    ]);
    expect(history()).toMatchObject([
      { state: 'fail', accepted: false },
      { state: 'fail', accepted: false },
      { state: 'fail', accepted: true },
      {},
      { accepted: false },
    ]);
  }, 20_000);

  test('cannot tell what is accepted where the server does not answer', async () => {
    expect((await open(checkOut('file:///nowhere')).listStandings(KEY)).state).toBe('unavailable');
    expect(await open(checkOut()).listStandings(KEY)).toEqual({ state: 'listed', standings: [] });
  });

  test('a run that is not of the default branch saves nothing', async () => {
    expect(await open(checkOut(), { mayWrite: false }).save(KEY, writing(recordOf(at('a'))))).toEqual({
      state: 'not-saved',
      problem: { kind: 'not-default-branch' },
    });
    expect(bare('branch', '--list')).toBe('');
  });

  test('F48: a push that a hook of the server declines is not taken for a lost race', async () => {
    const hook = join(origin, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho protected >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    const saved = await open(checkOut()).save(KEY, writing(recordOf(at('a'))));
    expect(saved).toEqual({
      state: 'not-saved',
      problem: { kind: 'failed', message: expect.stringMatching(/declined|failed to push/) },
    });
  });

  test('a push that GitLab refuses is not saved, with its reason', async () => {
    const hook = join(origin, 'hooks', 'pre-receive');
    const reason = 'GitLab: You are not allowed to push code to protected branches on this project';
    writeFileSync(hook, `#!/bin/sh\necho '${reason}.' >&2\nexit 1\n`);
    chmodSync(hook, 0o755);
    const saved = await open(checkOut()).save(KEY, writing(recordOf(at('a'))));
    expect(saved).toEqual({ state: 'not-saved', problem: { kind: 'failed', message: reason } });
  });

  test('a push that the server takes and then loses is not saved', async () => {
    const hook = join(origin, 'hooks', 'post-receive');
    writeFileSync(hook, `#!/bin/sh\ngit update-ref -d refs/heads/${BRANCH}\n`);
    chmodSync(hook, 0o755);
    expect(await open(checkOut()).save(KEY, writing(recordOf(at('a'))))).toEqual({
      state: 'not-saved',
      problem: {
        kind: 'push-dropped',
        branch: BRANCH,
        path: `records/fashion/${'c'.repeat(16)}-${'e'.repeat(16)}/${at('a')}.json`,
      },
    });
  });

  test('a record that somebody has broken by hand is found, and left to the reader to refuse', async () => {
    const lab = checkOut();
    await open(lab).save(KEY, writing(recordOf(at('a'))));
    lab.run('fetch', '--quiet', 'origin', BRANCH);
    lab.run('checkout', '--quiet', 'FETCH_HEAD');
    const path = `records/fashion/${'c'.repeat(16)}-${'e'.repeat(16)}/${at('a')}.json`;
    lab.commit(path, '{}');
    lab.run('push', '--quiet', 'origin', `HEAD:${BRANCH}`);
    const restored = await open(checkOut()).restore(KEY);
    await expect(readRecord('directory' in restored ? restored.directory : '')).rejects.toThrow('version');
  });
});

describe('over HTTP, where the checkout kept no credentials', () => {
  const overHttp = async (options: { token: string; mayWrite?: boolean }) => {
    const server = await startGitServer(origin, { ...options, token: 'ghs_right' });
    const lab = checkOut(server.remote);
    configureGit(credentialSettings({ serverUrl: server.url, token: options.token }, lab.folder));
    return { server, store: open(lab) };
  };

  test('the run’s token opens the branch, and is not kept by a helper of the machine', async () => {
    const { server, store } = await overHttp({ token: 'ghs_right' });
    const kept = join(origin, 'kept-credentials');
    labs.at(-1)?.run('config', 'credential.helper', `store --file=${kept}`);
    expect((await store.save(KEY, writing(recordOf(at('a'))))).state).toBe('saved');
    expect((await store.restore(KEY)).state).toBe('found');
    expect(existsSync(kept)).toBe(false);
    await server.close();
  });

  test('F48: a token that may only read is named as what it is', async () => {
    const { server, store } = await overHttp({ token: 'ghs_right', mayWrite: false });
    expect((await store.restore(KEY)).state).toBe('absent');
    expect(await store.save(KEY, writing(recordOf(at('a'))))).toEqual({
      state: 'not-saved',
      problem: { kind: 'failed', message: expect.stringContaining('403') },
    });
    await server.close();
  });

  test.each(['', 'ghs_wrong'])('the token "%s" makes the branch unavailable, never absent', async (token) => {
    const { server, store } = await overHttp({ token });
    const restored = await store.restore(KEY);
    expect(restored.state).toBe('unavailable');
    expect(JSON.stringify(restored)).not.toContain('ghs_');
    await server.close();
  });
});
