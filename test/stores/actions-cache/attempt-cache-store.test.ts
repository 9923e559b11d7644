import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openGitHub } from '../../../src/github/api/github-client.ts';
import { cacheLister } from '../../../src/github/api/list-cache-entries.ts';
import { type AttemptRecord, MAX_ATTEMPT_BYTES, writeAttempt } from '../../../src/records/attempt-record.ts';
import {
  type AttemptCacheSettings,
  openAttemptCache,
} from '../../../src/stores/actions-cache/attempt-cache-store.ts';
import { type Loopback, startLoopback } from '../../e2e/loopback/start-loopback.ts';
import { ATTEMPT_KEY, attemptOf } from '../../support/fixtures/attempt-fixture.ts';
import { stubRunner } from './stub-runner.ts';

const PULL = 'refs/pull/7/merge';
const MAIN = 'refs/heads/main';
const home = process.cwd();
let server: Loopback;
let workspace: string;

afterEach(async () => {
  vi.unstubAllEnvs();
  process.chdir(home);
  await server.close();
  await rm(workspace, { recursive: true, force: true });
});

/** Sets up what a runner sets up for a run of a pull request. */
async function prepare(protocol: 'v1' | 'v2'): Promise<void> {
  server = await startLoopback();
  server.cacheRights.scope = PULL;
  server.cacheRights.others = [MAIN];
  workspace = await realpath(await mkdtemp(join(tmpdir(), 'workspace-')));
  process.chdir(workspace);
  stubRunner(protocol, { workspace, serverUrl: server.url });
}

const open = (settings: Partial<AttemptCacheSettings> = {}) =>
  openAttemptCache({
    env: process.env,
    workspace,
    run: '4711.1',
    refs: [PULL, MAIN],
    listEntries: cacheLister(
      () => openGitHub({ token: 'ghs_test', apiUrl: server.url, pauseMs: 1 }),
      'owner/repository',
    ),
    ...settings,
  });

const UNLISTED: Partial<AttemptCacheSettings> = {
  listEntries: async () => {
    throw new Error('no list');
  },
};

const notListed = (message: string) => ({
  kind: 'attempts-unknown',
  problem: { kind: 'not-listed', message },
});

async function save(record: AttemptRecord, run = '4711.1') {
  const written = writeAttempt(record);
  if (written === undefined) throw new Error('too large');
  return open({ run }).save(ATTEMPT_KEY, record.state, written);
}

const statesOf = async (settings: Partial<AttemptCacheSettings> = {}) => {
  const { found, notes } = await open(settings).list(ATTEMPT_KEY);
  return { states: found.map(({ record }) => record.state).sort(), notes };
};

describe.each(['v2', 'v1'] as const)('with protocol %s', (protocol) => {
  test('a re-run finds the attempts of the runs before it', async () => {
    await prepare(protocol);
    expect(await statesOf()).toEqual({ states: [], notes: [] });
    expect(await save(attemptOf([1e6]))).toMatchObject({ state: 'saved' });
    await save(attemptOf([1.1e6], { state: 'inconclusive' }), '4711.2');
    await rm(join(workspace, '.regression-gate'), { recursive: true });
    expect(await statesOf()).toEqual({ states: ['inconclusive', 'pass'], notes: [] });
  });

  test('restores nothing where entries cannot be listed, but notices that one has failed', async () => {
    await prepare(protocol);
    await save(attemptOf([2e6], { state: 'fail' }));
    await save(attemptOf([1e6]), '4711.2');
    await save(attemptOf([1.01e6]), '4711.3');
    const unlisted = { kind: 'unlisted', entry: expect.any(String) };
    const ofAll = [
      { settings: UNLISTED, why: 'no list' },
      { settings: { refs: [] }, why: 'GITHUB_REF is not set' },
    ];
    for (const { settings, why } of ofAll) {
      expect(await open(settings).list(ATTEMPT_KEY)).toEqual({
        found: [],
        notes: [notListed(why), { kind: 'attempt-unused', problem: unlisted }],
        unreadFailures: [{ problem: unlisted, place: expect.stringContaining('-fail-4711.1-') }],
      });
    }
    expect(server.effects.filter(({ route }) => /download/.test(route))).toEqual([]);
  });
});

test('leaves alone what is of another ref', async () => {
  await prepare('v2');
  server.cacheRights.scope = 'refs/pull/8/merge';
  await save(attemptOf([1e6]));
  server.cacheRights.scope = PULL;
  expect((await statesOf()).states).toEqual([]);
});

test('says of an entry whose content is not what its key was made for that it is not used', async () => {
  await prepare('v2');
  await save(attemptOf([1e6]));
  const [genuine] = server.entries;
  await save(attemptOf([2e6], { state: 'fail' }), '4711.2');
  if (genuine !== undefined && server.entries[1] !== undefined) server.entries[1].bytes = genuine.bytes;
  const { found, notes, unreadFailures } = await open().list(ATTEMPT_KEY);
  expect(found.map(({ record }) => record.state)).toEqual(['pass']);
  expect(notes).toEqual([]);
  const problem = { kind: 'failed', message: expect.stringMatching(/content/) };
  expect(unreadFailures).toEqual([{ problem, place: server.entries[1]?.key }]);
});

describe('an archive that a pull request could have made', () => {
  /** Puts an archive into the only entry; the genuine attempt is in the workspace as `attempt.json`. */
  async function plant(make: (attempt: Buffer) => Promise<Buffer> | Buffer): Promise<void> {
    await prepare('v2');
    await save(attemptOf([1e6]));
    const attempt = readFileSync(join(workspace, '.regression-gate/.attempts-cache/attempt.json'));
    await writeFile(join(workspace, 'attempt.json'), attempt);
    const [entry] = server.entries;
    if (entry !== undefined) entry.bytes = await make(attempt);
  }

  const pack = (...names: string[]) =>
    execFileSync('tar', ['--posix', '-P', '-c', '--zstd', ...names], { cwd: workspace });

  test('writes nowhere else, with an absolute path, one that climbs up, or one in the checkout', async () => {
    const outside = await realpath(await mkdtemp(join(tmpdir(), 'outside-')));
    const victims = [join(outside, 'absolute.txt'), `../${basename(outside)}/up.txt`, 'in-checkout.txt'];
    await plant(async () => {
      for (const victim of victims) await writeFile(resolve(workspace, victim), 'planted');
      const archive = pack(...victims, 'attempt.json');
      for (const victim of victims) await rm(resolve(workspace, victim));
      return archive;
    });
    expect(await statesOf()).toEqual({ states: ['pass'], notes: [] });
    for (const victim of victims) expect(existsSync(resolve(workspace, victim)), victim).toBe(false);
    await rm(outside, { recursive: true });
  });

  test('follows no link that it brings along', async () => {
    const outside = await realpath(await mkdtemp(join(tmpdir(), 'outside-')));
    const victim = join(outside, 'victim.txt');
    await writeFile(victim, 'as it was');
    await plant(async () => {
      await symlink(victim, join(workspace, 'link'));
      await mkdir(join(workspace, 'real'));
      await symlink(outside, join(workspace, 'folder'));
      return pack('link', 'folder', 'attempt.json');
    });
    expect(await statesOf()).toEqual({ states: ['pass'], notes: [] });
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
    expect(readdirSync(outside)).toEqual(['victim.txt']);
    await rm(outside, { recursive: true });
  });

  test.each([
    { title: 'a link', last: 'link', problem: { kind: 'not-a-file', path: 'attempt.json' } },
    { title: 'a folder', last: 'folder', problem: { kind: 'not-a-file', path: 'attempt.json' } },
  ])('that ends in $title is not used', async ({ last, problem }) => {
    await plant(async () => {
      await symlink('/etc/hostname', join(workspace, 'link'));
      await mkdir(join(workspace, 'folder'));
      return pack('attempt.json', last);
    });
    const { states, notes } = await statesOf();
    expect(states).toEqual([]);
    expect(notes).toEqual([{ kind: 'attempt-unused', problem }]);
  });

  test('with a name over two lines lands in the one file too', async () => {
    await plant(async (attempt) => {
      await writeFile(join(workspace, 'two\nlines.txt'), attempt);
      const archive = pack('two\nlines.txt');
      await rm(join(workspace, 'two\nlines.txt'));
      return archive;
    });
    expect(await statesOf()).toEqual({ states: ['pass'], notes: [] });
    expect(existsSync(join(workspace, 'two\nlines.txt'))).toBe(false);
  });

  test('leaves the options of tar as they were', async () => {
    await plant(() => pack('attempt.json'));
    await statesOf();
    expect(process.env['TAR_OPTIONS']).toBeUndefined();
    vi.stubEnv('TAR_OPTIONS', '--verbose');
    await statesOf();
    expect(process.env['TAR_OPTIONS']).toBe('--verbose');
  });

  test('that comes too late does not change how the next one is made', async () => {
    await plant(() => pack('attempt.json'));
    server.inject({ route: 'blob.get', times: 1, delayMs: 500 });
    const problem = { kind: 'no-answer', seconds: 0.2 };
    expect(await statesOf({ listMs: 200 })).toEqual({
      states: [],
      notes: [{ kind: 'attempts-unknown', problem }],
    });
    // Still set for the archive that is on its way.
    expect(process.env['TAR_OPTIONS']).toBeDefined();
    expect(await save(attemptOf([1.1e6]), '4711.2')).toMatchObject({ state: 'saved' });
    expect(process.env['TAR_OPTIONS']).toBeUndefined();
    expect(await statesOf()).toEqual({ states: ['pass', 'pass'], notes: [] });
  });

  test('is not unpacked without GNU tar', async () => {
    await plant(() => pack('attempt.json'));
    await mkdir(join(workspace, 'bin'));
    const tar = join(workspace, 'bin', 'tar');
    await writeFile(tar, '#!/bin/sh\necho "bsdtar 3.7.2"\n', { mode: 0o755 });
    vi.stubEnv('PATH', `${join(workspace, 'bin')}:${process.env['PATH']}`);
    const { states, notes } = await statesOf();
    expect(states).toEqual([]);
    expect(notes).toEqual([{ kind: 'attempt-unused', problem: { kind: 'no-gnu-tar' } }]);
  });

  test.each([
    { title: 'is none', bytes: Buffer.from('nothing') },
    { title: 'is cut short', bytes: Buffer.from('28b52ffd00', 'hex') },
    { title: 'is empty', bytes: Buffer.alloc(0) },
  ])('that $title is said', async ({ bytes }) => {
    await plant(() => bytes);
    const { states, notes } = await statesOf();
    expect(states).toEqual([]);
    expect(notes).toEqual([{ kind: 'attempt-unused', problem: expect.anything() }]);
  });
});

test('an entry that is too large is not even downloaded', async () => {
  await prepare('v2');
  await save(attemptOf([1e6]));
  const listed = server.entries.map(({ key, ref, version }) => ({ key, ref, version }));
  const listEntries = async () => listed.map((entry) => ({ ...entry, sizeBytes: MAX_ATTEMPT_BYTES + 1 }));
  const before = server.effects.length;
  expect(await statesOf({ listEntries })).toEqual({
    states: [],
    notes: [{ kind: 'attempt-unused', problem: { kind: 'too-large', path: listed[0]?.key } }],
  });
  expect(server.effects).toHaveLength(before);
});

test('a service that is broken is left alone after ten seconds', async () => {
  await prepare('v2');
  server.inject({ route: 'cache-v2.lookup', answer: { status: 500 } });
  const startedAt = performance.now();
  expect(await statesOf(UNLISTED)).toEqual({ states: [], notes: [notListed('no list')] });
  expect(performance.now() - startedAt).toBeLessThan(15_000);
}, 20_000);

test('a service that is read-only, that forbids to read, or that is not there is said', async () => {
  await prepare('v2');
  server.cacheRights.mayWrite = false;
  expect(await save(attemptOf([1e6]))).toMatchObject({ state: 'not-saved', problem: { kind: 'not-saved' } });
  vi.stubEnv('ACTIONS_CACHE_MODE', 'none');
  expect((await statesOf()).notes).toEqual([
    { kind: 'attempts-unknown', problem: { kind: 'cache-mode', mode: 'none', forbids: 'read' } },
  ]);
  vi.stubEnv('ACTIONS_RUNTIME_TOKEN', undefined);
  expect((await statesOf()).notes).toEqual([{ kind: 'attempts-unknown', problem: { kind: 'not-offered' } }]);
});
