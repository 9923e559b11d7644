import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openGitHub } from '../../../src/github/api/github-client.ts';
import { cacheLister } from '../../../src/github/api/list-cache-entries.ts';
import {
  type ActionsCacheSettings,
  ActionsCacheStore,
} from '../../../src/stores/actions-cache/actions-cache-store.ts';
import type { BaselineKey } from '../../../src/stores/baseline-store.ts';
import { closedAddress } from '../../e2e/loopback/closed-address.ts';
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
const PREFIX = `regression-gate-v2-fashion-${'c'.repeat(16)}-${'e'.repeat(16)}-`;
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
  await rm(workspace, { recursive: true, force: true });
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

/** For a server without a list of entries, such as Gitea, or a token without the right to read it. */
const UNLISTED: Partial<ActionsCacheSettings> = {
  listEntries: async () => {
    throw new Error('no list');
  },
};

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
    expect(await open().save(KEY, write)).toEqual({ state: 'saved', detail: `Actions cache entry ${NAME}` });
    await forget();
    expect(await open().restore(KEY)).toEqual({
      state: 'found',
      directory: join(workspace, STAGED),
      detail: `Actions cache entry ${NAME}`,
    });
    expect(await readFile(join(workspace, STAGED, 'record.json'), 'utf8')).toBe(RECORD);
    expect((await readFile(join(workspace, STAGED, 'model.onnx'))).length).toBe(200_000);
  });

  test('a miss is absent', async () => {
    await prepare(protocol);
    expect((await open().restore(KEY)).state).toBe('absent');
    expect(routes()).toEqual(['caches.list']);
  });

  test('the nearest commit of the line wins, and of its entries the newest', async () => {
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
    for (const settings of [{}, UNLISTED]) {
      await forget();
      expect(await open(settings).restore({ ...KEY, ancestors: line })).toMatchObject({
        state: 'found',
        detail: expect.stringContaining(`${at('c')}-2.2-`),
      });
      expect(await readFile(join(workspace, STAGED, 'record.json'), 'utf8')).toBe('near, again');
    }
  });

  describe('which commits are accepted', () => {
    const at = (letter: string) => letter.repeat(40);
    const failed = { accepted: false, state: 'fail', why: 'slower' };
    const byHand = { accepted: true, state: 'fail', why: 'meant so', by: 'octocat' };
    const save = (
      letter: string,
      run: string,
      acceptance?: typeof failed,
      other: Partial<BaselineKey> = {},
    ) => open({ run }).save({ ...KEY, ...other, ancestors: [at(letter)] }, write, acceptance);
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

    test('is asked commit by commit where nobody lists entries, and then no person’s word is taken', async () => {
      await prepare(protocol);
      await save('a', '1.1', failed);
      await save('b', '2.1', byHand);
      await save('c', '3.1');
      expect(await ask(UNLISTED)).toEqual({
        state: 'listed',
        standings: [
          { commit: at('a'), accepted: false, isByHand: false, state: 'fail' },
          { commit: at('b'), accepted: true, isByHand: false, state: 'fail' },
        ],
      });
    });

    test('is not known where the service does not answer', async () => {
      await prepare(protocol);
      server.inject({ route: lookup, answer: { status: 500 } });
      expect((await ask(UNLISTED)).state).toBe('unavailable');
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
      detail: `entry ${NAME} is of refs/pull/7/merge, not of refs/heads/main`,
    });
  });

  test('an entry that a pull request has put before that of the default branch is not used', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    server.cacheRights.scope = 'refs/pull/7/merge';
    server.cacheRights.others = ['refs/heads/main'];
    await open().save(KEY, write);
    expect(await open().restore(KEY)).toEqual({
      state: 'rejected',
      detail: `entry ${NAME} is also in refs/pull/7/merge, which comes first`,
    });
    expect(routes().some((route) => route.endsWith('.download') || route === 'blob.get')).toBe(false);
  });

  test('an entry with another record than its key was made for is not used, even where nobody tells scopes', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    const [genuine] = server.entries;
    await open({ run: '4712.1' }).save(KEY, (directory) =>
      writeFile(join(directory, 'record.json'), '{"version":1,"forged":true}'),
    );
    const [, forged] = server.entries;
    genuine!.bytes = forged!.bytes;
    server.entries.pop();
    expect(await open(UNLISTED).restore(KEY)).toEqual({
      state: 'rejected',
      detail: `the record in entry ${NAME} is not the one that its key was made for`,
    });
  });

  test.each([
    { title: 'a token without the right', settings: {}, why: 'actions: read' },
    { title: 'a server without a list', settings: UNLISTED, why: 'no list' },
    {
      title: 'an event without a default branch',
      settings: { trustedRef: undefined },
      why: 'does not name the default branch',
    },
  ])('with $title, the entry is used and its unknown scope said', async ({ settings, why }) => {
    await prepare(protocol);
    server.inject({ route: 'caches.list', answer: { status: 403, json: { message: 'no' } } });
    await open().save(KEY, write);
    await forget();
    expect(await open(settings).restore(KEY)).toMatchObject({
      state: 'found',
      caveat: expect.stringMatching(new RegExp(`scope could not be checked .*${why}`)),
    });
  });

  test('a run that is not of the default branch saves nothing', async () => {
    await prepare(protocol);
    expect(await open({ mayWrite: false }).save(KEY, write)).toEqual({
      state: 'not-saved',
      detail: 'only runs of the default branch write baselines',
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

  test('an entry whose key only starts with ours is none', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    const [entry] = server.entries;
    server.entries.splice(0, 1, { ...entry!, key: `${NAME}-2` });
    for (const settings of [{}, UNLISTED]) {
      expect((await open(settings).restore(KEY)).state).toBe('absent');
    }
  });

  test.each([
    { title: 'fails', answer: { status: 500 }, reason: '500' },
    { title: 'is overloaded', answer: { status: 429 }, reason: '429' },
    { title: 'refuses the token', answer: { status: 401 }, reason: '401' },
    {
      title: 'denies reading',
      answer: {
        status: 403,
        json: { msg: 'cache read denied: no scope', message: 'cache read denied: no scope' },
      },
      reason: 'cache read denied: no scope',
    },
    {
      title: 'answers with a page',
      answer: { status: 200, bytes: Buffer.from('<html>') },
      reason: 'unexpected',
    },
    { title: 'answers with other JSON', answer: { status: 200, json: { error: 'x' } }, reason: 'unexpected' },
  ])('a service that $title is unavailable, within seconds', async ({ answer, reason }) => {
    await prepare(protocol);
    server.inject({ route: lookup, answer });
    const restored = await open(UNLISTED).restore(KEY);
    expect(restored).toEqual({ state: 'unavailable', detail: expect.stringContaining(reason) });
    expect(server.effects.length).toBeLessThanOrEqual(2);
  });

  test('one failure of the service is overcome', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    server.inject({ route: lookup, times: 1, answer: { status: 503 } });
    expect((await open().restore(KEY)).state).toBe('found');
  });

  test('a service that nobody answers for is unavailable', async () => {
    await prepare(protocol);
    const nobody = await closedAddress();
    vi.stubEnv('ACTIONS_RESULTS_URL', nobody);
    vi.stubEnv('ACTIONS_CACHE_URL', nobody);
    expect((await open(UNLISTED).restore(KEY)).state).toBe('unavailable');
    const saved = await open().save(KEY, write);
    expect(saved).toEqual({
      state: 'not-saved',
      detail: expect.stringContaining('no connection (ECONNREFUSED)'),
    });
  });

  test('a restore that takes too long is unavailable', async () => {
    await prepare(protocol);
    server.inject({ route: lookup, delayMs: 5_000 });
    expect(await open({ ...UNLISTED, restoreMs: 100 }).restore(KEY)).toEqual({
      state: 'unavailable',
      detail: expect.stringContaining('no entry arrived within 0.1 s'),
    });
  });

  test('an archive that cannot be unpacked is unavailable, and nothing of it is used', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    await forget();
    server.entries[0]!.bytes = server.entries[0]!.bytes.subarray(0, 100);
    expect((await open().restore(KEY)).state).not.toBe('found');
  });

  test('an archive without a record is rejected', async () => {
    await prepare(protocol);
    await open().save(KEY, write);
    const [entry] = server.entries;
    entry!.bytes = execFileSync('tar', ['--zstd', '-cf', '-', `${STAGED}/model.onnx`]);
    expect((await open().restore(KEY)).state).toBe('rejected');
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

  test('a read-only token is named', async () => {
    await prepare(protocol, { cacheWrite: false });
    expect(await open().save(KEY, write)).toEqual({
      state: 'not-saved',
      detail: expect.stringMatching(/cache write denied: token is read-only$/),
    });
  });

  test('an upload that breaks off is not saved', async () => {
    await prepare(protocol);
    const route = protocol === 'v2' ? 'cache-v2.finalize' : 'cache-v1.commit';
    server.inject({ route, answer: { status: 400, json: { msg: 'no', message: 'no' } } });
    expect((await open().save(KEY, write)).state).toBe('not-saved');
  });

  test('a save that the service then does not have is not saved', async () => {
    await prepare(protocol);
    const answer = { status: 200, json: { ok: true, entry_id: '5' } };
    if (protocol === 'v2') server.inject({ route: 'cache-v2.finalize', answer });
    else server.inject({ route: 'cache-v1.commit', answer: { status: 204 } });
    expect(await open().save(KEY, write)).toEqual({
      state: 'not-saved',
      detail: 'the service took the entry, but does not have it',
    });
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
    if (saves === 'not-saved') expect(saved.detail).toContain(`cache-mode "${mode}"`);
    if (mode === 'write-only') expect(saved.detail).toContain('not verified');
  });

  test.each(['ACTIONS_RUNTIME_TOKEN', protocol === 'v2' ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL'])(
    'a runner without %s is said',
    async (variable) => {
      await prepare(protocol);
      vi.stubEnv(variable, undefined);
      const detail = expect.stringContaining(variable);
      expect(await open().restore(KEY)).toEqual({ state: 'unavailable', detail });
      expect(await open().save(KEY, write)).toEqual({ state: 'not-saved', detail });
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
      detail: expect.stringContaining('install zstd on every runner'),
    });
    expect((await open().save(KEY, write)).state).toBe('saved');
    expect(server.entries).toHaveLength(2);
    await forget();
    expect((await open().restore(KEY)).state).toBe('found');
  });

  test('writes nothing outside its folder for a model called ".."', async () => {
    await prepare(protocol);
    expect((await open().restore({ ...KEY, modelId: '..' })).state).toBe('rejected');
    expect((await open().save({ ...KEY, modelId: '..' }, write)).state).toBe('not-saved');
    expect(await readdir(workspace)).toEqual([]);
  });
});

/** A proxy that tunnels every connection to one port, whatever host is asked for. */
async function startProxy(port: number) {
  const tunnels: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    tunnels.push(request.url ?? '');
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    upstream.on('error', () => socket.destroy());
    socket.on('error', () => upstream.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  return { tunnels, proxy, url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}` };
}

test('behind a proxy, where only the toolkit can pass, an unreachable service is left to the toolkit', async () => {
  await prepare('v2');
  await open().save(KEY, write);
  await forget();
  const { tunnels, proxy, url } = await startProxy(Number(new URL(server.url).port));
  vi.stubEnv('ACTIONS_RESULTS_URL', 'http://results.invalid/');
  vi.stubEnv('http_proxy', url);
  // The blob's address names the host of the request, so it passes through the proxy as well.
  const restored = await open().restore(KEY);
  proxy.closeAllConnections();
  proxy.close();
  expect(tunnels).toContain('results.invalid:80');
  expect(restored.state).toBe('found');
});
