import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { GitHubFailure, openGitHub } from '../../../src/github/api/github-client.ts';
import { cacheLister } from '../../../src/github/api/list-cache-entries.ts';
import type { Acceptance } from '../../../src/records/acceptance.ts';
import {
  type ActionsCacheSettings,
  ActionsCacheStore,
} from '../../../src/stores/actions-cache/actions-cache-store.ts';
import type { BaselineKey } from '../../../src/stores/baseline-store.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';
import { stubRunner } from './stub-runner.ts';

const KEY: BaselineKey = {
  modelId: 'Fashion',
  ancestors: ['a'.repeat(40)],
  comparability: 'c'.repeat(64),
  environment: 'e'.repeat(64),
};
const COMMIT = 'a'.repeat(40);
const RECORD = '{"version":1}';
const OWN = createHash('sha256').update(KEY.modelId).digest('hex').slice(0, 8);
const PREFIX = `regression-gate-v2-fashion-${OWN}-${'c'.repeat(16)}-${'e'.repeat(16)}-`;
const DIGEST = createHash('sha256').update(RECORD).digest('hex').slice(0, 32);
const NAME = `${PREFIX}${COMMIT}-4711.1-${DIGEST}`;
const STAGED = '.regression-gate/.actions-cache/Fashion';

const home = process.cwd();
let server: Loopback;
let workspace: string;

afterEach(async () => {
  vi.unstubAllEnvs();
  process.chdir(home);
  await server.close();
  // A restore that was given up goes on for a while.
  await rm(workspace, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

/** Sets up what a runner sets up, for one of the two protocols. */
async function prepare(protocol: 'v1' | 'v2', options: { cacheWrite?: boolean } = {}): Promise<void> {
  server = await startLoopback(options);
  workspace = await realpath(await mkdtemp(join(tmpdir(), 'workspace-')));
  process.chdir(workspace);
  stubRunner(protocol, { workspace, serverUrl: server.url });
}

const open = (settings: Partial<ActionsCacheSettings> = {}) =>
  new ActionsCacheStore({
    env: process.env,
    workspace,
    run: '4711.1',
    trustedRef: 'refs/heads/main',
    mayWrite: true,
    listEntries: cacheLister(
      () => openGitHub({ token: 'ghs_test', apiUrl: server.url, pauseMs: 1 }),
      'owner/repository',
    ),
    ...settings,
  });

/** For a server without a list of entries, such as Gitea. */
const UNLISTED: Partial<ActionsCacheSettings> = {
  listEntries: async () => {
    throw new Error('no list');
  },
};

const NOT_LISTED = { kind: 'not-listed', message: 'no list' };
const NOT_SAVED = { state: 'not-saved', problem: { kind: 'not-saved', entry: NAME } };

const REFUSAL = { msg: 'cache read denied: no', message: 'no' };
/** How each protocol says that there is no such entry. */
const MISS = { v1: { status: 204 }, v2: { status: 200, json: { ok: false } } };

const write = async (directory: string) => {
  await writeFile(join(directory, 'record.json'), RECORD);
  await writeFile(join(directory, 'model.onnx'), Buffer.alloc(200_000, 7));
};

const routes = () => server.effects.map(({ route }) => route);

/** As on another runner: nothing of the first one's files is there. */
const forget = () => rm(join(workspace, '.regression-gate'), { recursive: true, force: true });

describe.each(['v2', 'v1'] as const)('with protocol %s', (protocol) => {
  const lookup = `cache-${protocol}.lookup` as const;

  test('another run finds what one has saved', async () => {
    await prepare(protocol);
    expect(await open().save(KEY, write)).toEqual({ state: 'saved', place: NAME });
    await forget();
    expect(await open().restore(KEY)).toEqual({ state: 'found', directory: join(workspace, STAGED) });
    expect(await readFile(join(workspace, STAGED, 'record.json'), 'utf8')).toBe(RECORD);
    expect((await readFile(join(workspace, STAGED, 'model.onnx'))).length).toBe(200_000);
  });

  test('a miss is absent', async () => {
    await prepare(protocol);
    expect((await open().restore(KEY)).state).toBe('absent');
    expect(routes()).toEqual(['caches.list']);
  });

  test('F50: the nearest commit of the line wins, and of its entries the newest', async () => {
    await prepare(protocol);
    const at = (letter: string) => letter.repeat(40);
    const record = (letter: string, run: string, text: string) =>
      open({ run }).save({ ...KEY, ancestors: [at(letter)] }, (directory) =>
        writeFile(join(directory, 'record.json'), text),
      );
    await record('d', '1.1', 'far');
    await record('c', '2.1', 'near');
    await record('c', '2.2', 'near, again');
    const line = [at('a'), at('b'), at('c'), at('d')];
    await forget();
    expect(await open().restore({ ...KEY, ancestors: line })).toMatchObject({ state: 'found' });
    expect(await readFile(join(workspace, STAGED, 'record.json'), 'utf8')).toBe('near, again');
  });

  describe('which commits are accepted', () => {
    const at = (letter: string) => letter.repeat(40);
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
    const save = (letter: string, run: string, acceptance?: Acceptance, other: Partial<BaselineKey> = {}) =>
      open({ run }).save({ ...KEY, ...other, ancestors: [at(letter)] }, write, acceptance);
    const ask = (settings: Partial<ActionsCacheSettings> = {}) =>
      open(settings).listStandings({ ...KEY, ancestors: ['a', 'b', 'c'].map(at) });

    test('is told by the newest entry of each machine, without a download', async () => {
      await prepare(protocol);
      await save('a', '1.1');
      await save('a', '2.1', failed, { environment: 'f'.repeat(64) });
      await save('b', '3.1', failed);
      await save('b', '3.2', byHand);
      await save('c', '4.1', failed, { modelId: 'Fashion-int8' });
      await save('d', '5.1', failed);
      expect(await ask()).toEqual({
        state: 'listed',
        standings: [
          { commit: at('b'), accepted: true, isByHand: true, state: 'fail' },
          { commit: at('a'), accepted: false, isByHand: false, state: 'fail' },
          { commit: at('a'), accepted: true, isByHand: false, state: undefined },
        ],
      });
      expect(routes().some((route) => route.endsWith('.download') || route === 'blob.get')).toBe(false);
    });

    test('is not told by an entry of a pull request', async () => {
      await prepare(protocol);
      server.cacheRights.scope = 'refs/pull/7/merge';
      await save('a', '1.1', byHand);
      expect(await ask()).toEqual({ state: 'listed', standings: [] });
    });

    test('is unknown where nobody lists entries', async () => {
      await prepare(protocol);
      await save('a', '1.1', failed);
      expect(await ask(UNLISTED)).toEqual({ state: 'unavailable', problem: NOT_LISTED });
    });

    test('and the record are told by one list', async () => {
      await prepare(protocol);
      const store = open();
      await store.listStandings(KEY);
      await store.restore(KEY);
      expect(routes()).toEqual(['caches.list']);
    });
  });

  test('an entry that a pull request has saved is not used, whatever its key says', async () => {
    await prepare(protocol);
    server.cacheRights.scope = 'refs/pull/7/merge';
    await open().save(KEY, write);
    server.cacheRights.others = ['refs/heads/main'];
    expect(await open().restore(KEY)).toEqual({
      state: 'rejected',
      problem: {
        kind: 'of-another-ref',
        entry: NAME,
        ref: 'refs/pull/7/merge',
        wanted: 'refs/heads/main',
      },
    });
    expect(routes().slice(-1)).toEqual(['caches.list']);
  });

  test('an entry that a pull request has put before that of the default branch is not used', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    server.cacheRights.scope = 'refs/pull/7/merge';
    server.cacheRights.others = ['refs/heads/main'];
    await open().save(KEY, write);
    expect(await open().restore(KEY)).toEqual({
      state: 'rejected',
      problem: { kind: 'shadowed', entry: NAME, ref: 'refs/pull/7/merge' },
    });
    expect(routes().some((route) => route.endsWith('.download') || route === 'blob.get')).toBe(false);
  });

  test('an entry with another record than its key was made for is not used', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    const [genuine] = server.entries;
    await open({ run: '4712.1' }).save(KEY, (directory) =>
      writeFile(join(directory, 'record.json'), '{"version":1,"forged":true}'),
    );
    const [, forged] = server.entries;
    genuine!.bytes = forged!.bytes;
    server.entries.pop();
    expect(await open().restore(KEY)).toEqual({
      state: 'rejected',
      problem: { kind: 'wrong-record', entry: NAME },
    });
  });

  test.each<{ title: string; settings: Partial<ActionsCacheSettings>; problem: object }>([
    {
      title: 'a token without the permission',
      settings: {},
      problem: { kind: 'not-listed', message: 'the token lacks the permission `actions: read`' },
    },
    { title: 'a server whose list fails', settings: UNLISTED, problem: NOT_LISTED },
    {
      title: 'a server without a list',
      settings: { listEntries: () => Promise.reject(new GitHubFailure('HTTP 404', 404)) },
      problem: { kind: 'list-not-offered' },
    },
    {
      title: 'an event without a default branch',
      settings: { trustedRef: undefined },
      problem: { kind: 'default-branch-unknown' },
    },
  ])('with $title, no entry is restored', async ({ settings, problem }) => {
    await prepare(protocol);
    await open().save(KEY, write);
    await forget();
    server.rights.actions = false;
    const before = server.effects.length;
    expect(await open(settings).restore(KEY)).toEqual({ state: 'unavailable', problem });
    expect(await open(settings).listStandings(KEY)).toEqual({ state: 'unavailable', problem });
    expect(
      routes()
        .slice(before)
        .every((route) => route === 'caches.list'),
    ).toBe(true);
  });

  test('a run that is not of the default branch saves nothing', async () => {
    await prepare(protocol);
    expect(await open({ mayWrite: false }).save(KEY, write)).toEqual({
      state: 'not-saved',
      problem: { kind: 'not-default-branch' },
    });
    expect(server.effects).toEqual([]);
  });

  test.each([
    { title: 'commit', other: { ancestors: ['b'.repeat(40)] } },
    { title: 'comparability', other: { comparability: 'd'.repeat(64) } },
    { title: 'environment', other: { environment: 'd'.repeat(64) } },
    { title: 'model', other: { modelId: 'other' } },
    { title: 'model that differs in case only', other: { modelId: 'fashion' } },
  ])('an entry of another $title is none', async ({ other }) => {
    await prepare(protocol);
    await open().save({ ...KEY, ...other }, write);
    expect((await open().restore(KEY)).state).toBe('absent');
  });

  test('F20: an entry whose key only starts with ours is none', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    const [entry] = server.entries;
    server.entries.splice(0, 1, { ...entry!, key: `${NAME}-2` });
    expect((await open().restore(KEY)).state).toBe('absent');
  });

  test.each([
    { title: 'is overloaded', answer: { status: 429, json: REFUSAL } },
    { title: 'refuses the token', answer: { status: 401, json: REFUSAL } },
    { title: 'denies reading', answer: { status: 403, json: REFUSAL } },
    { title: 'says that there is no such entry', answer: MISS[protocol] },
  ])('a service that $title, although the entry is listed, is unavailable', async ({ answer }) => {
    await prepare(protocol);
    await open().save(KEY, write);
    server.inject({ route: lookup, answer });
    expect(await open().restore(KEY)).toEqual({
      state: 'unavailable',
      problem: { kind: 'not-restored', entry: NAME },
    });
  });

  test('a restore that takes too long is unavailable', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    server.inject({ route: lookup, delayMs: 5_000 });
    expect(await open({ restoreMs: 100 }).restore(KEY)).toEqual({
      state: 'unavailable',
      problem: { kind: 'no-answer', seconds: 0.1 },
    });
  });

  test('F19: an archive that cannot be unpacked is unavailable, and nothing of it is used', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    await forget();
    server.entries[0]!.bytes = server.entries[0]!.bytes.subarray(0, 100);
    expect((await open().restore(KEY)).state).toBe('unavailable');
  });

  test('an archive without a record is rejected', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    const [entry] = server.entries;
    entry!.bytes = execFileSync('tar', ['--zstd', '-cf', '-', `${STAGED}/model.onnx`]);
    expect(await open().restore(KEY)).toEqual({
      state: 'rejected',
      problem: { kind: 'no-record', entry: NAME },
    });
  });

  test('no file of an older entry survives a restore', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    await writeFile(join(workspace, STAGED, 'stale.bin'), 'x');
    await open().restore(KEY);
    expect((await readdir(join(workspace, STAGED))).sort()).toEqual(['model.onnx', 'record.json']);
  });

  test('another attempt saves an entry of its own, because entries are immutable', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    expect((await open({ run: '4711.2' }).save(KEY, write)).state).toBe('saved');
    expect(server.entries).toHaveLength(2);
  });

  test('F22: with a read-only token nothing is saved', async () => {
    await prepare(protocol, { cacheWrite: false });
    expect(await open().save(KEY, write)).toEqual(NOT_SAVED);
  });

  test('F21: an upload that breaks off is not saved', async () => {
    await prepare(protocol);
    const route = protocol === 'v2' ? 'cache-v2.finalize' : 'cache-v1.commit';
    server.inject({ route, answer: { status: 400, json: { msg: 'no', message: 'no' } } });
    expect(await open().save(KEY, write)).toEqual(NOT_SAVED);
  });

  test('a save that the service then does not have is not saved', async () => {
    await prepare(protocol);
    const answer = { status: 200, json: { ok: true, entry_id: '5' } };
    if (protocol === 'v2') server.inject({ route: 'cache-v2.finalize', answer });
    else server.inject({ route: 'cache-v1.commit', answer: { status: 204 } });
    expect(await open().save(KEY, write)).toEqual(NOT_SAVED);
  });

  test.each([
    { mode: 'none', restores: 'unavailable', saves: 'not-saved' },
    { mode: 'read', restores: 'absent', saves: 'not-saved' },
    { mode: 'write', restores: 'absent', saves: 'saved' },
    { mode: 'write-only', restores: 'unavailable', saves: 'saved' },
    { mode: 'of the future', restores: 'absent', saves: 'saved' },
  ])('cache-mode "$mode" restores $restores and saves $saves', async ({ mode, restores, saves }) => {
    await prepare(protocol);
    vi.stubEnv('ACTIONS_CACHE_MODE', mode);
    const restored = await open().restore(KEY);
    const saved = await open().save(KEY, write);
    expect({ restores: restored.state, saves: saved.state }).toEqual({ restores, saves });
    if (restores === 'unavailable')
      expect(restored).toMatchObject({ problem: { kind: 'cache-mode', mode, forbids: 'read' } });
    if (saves === 'not-saved')
      expect(saved).toMatchObject({ problem: { kind: 'cache-mode', mode, forbids: 'write' } });
  });

  test.each(['ACTIONS_RUNTIME_TOKEN', protocol === 'v2' ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL'])(
    'F16: a runner without %s is said',
    async (variable) => {
      await prepare(protocol);
      vi.stubEnv(variable, undefined);
      const problem = { kind: 'not-offered' };
      expect(await open().restore(KEY)).toEqual({ state: 'unavailable', problem });
      expect(await open().save(KEY, write)).toEqual({ state: 'not-saved', problem });
      expect(server.effects).toEqual([]);
    },
  );

  test('finds entries on a runner without zstd, among such runners', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    await forget();
    await mkdir(join(workspace, 'bin'));
    for (const tool of ['tar', 'gzip']) await symlink(`/usr/bin/${tool}`, join(workspace, 'bin', tool));
    vi.stubEnv('PATH', join(workspace, 'bin'));
    expect(await open().restore(KEY)).toEqual({
      state: 'unavailable',
      problem: { kind: 'not-restored', entry: NAME },
    });
    const older = { ...KEY, ancestors: ['b'.repeat(40)] };
    expect((await open().save(older, write)).state).toBe('saved');
    expect(server.entries).toHaveLength(2);
    await forget();
    const both = { ...KEY, ancestors: [COMMIT, ...older.ancestors] };
    expect((await open().restore(both)).state).toBe('found');
  });

  test('writes nothing outside its folder for a model called ".."', async () => {
    await prepare(protocol);
    expect((await open().restore({ ...KEY, modelId: '..' })).state).toBe('rejected');
    expect((await open().save({ ...KEY, modelId: '..' }, write)).state).toBe('not-saved');
    expect(await readdir(workspace)).toEqual([]);
  });
});
