import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { openGitHub } from '../../../src/github/api/github-client.ts';
import { cacheLister } from '../../../src/github/api/list-cache-entries.ts';
import { type AttemptRecord, writeAttempt } from '../../../src/records/attempt-record.ts';
import {
  type AttemptCacheSettings,
  openAttemptCache,
} from '../../../src/stores/actions-cache/attempt-cache-store.ts';
import { closedAddress } from '../../e2e/loopback/closed-address.ts';
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

  test('finds a failed one even where entries cannot be listed', async () => {
    await prepare(protocol);
    await save(attemptOf([2e6], { state: 'fail' }));
    await save(attemptOf([1e6]), '4711.2');
    await save(attemptOf([1.01e6]), '4711.3');
    expect(await statesOf(UNLISTED)).toEqual({ states: ['fail', 'pass'], notes: [] });
    expect(await statesOf({ refs: [] })).toEqual({ states: ['fail', 'pass'], notes: [] });
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
  const { states, notes } = await statesOf();
  expect(states).toEqual(['pass']);
  expect(notes).toEqual(['an earlier attempt is not used: its content is not what its name was made for']);
});

test('an archive cannot write anywhere on the machine', async () => {
  await prepare('v2');
  await save(attemptOf([1e6]));
  const [entry] = server.entries;
  const victim = join(workspace, 'victim.txt');
  await writeFile(
    join(workspace, 'attempt.json'),
    readFileSync(join(workspace, '.regression-gate/.attempts-cache/attempt.json')),
  );
  await writeFile(victim, 'planted');
  // As a pull request could make it: with an absolute path, which the toolkit's tar -P would honour.
  const archive = execFileSync('tar', ['--posix', '-P', '-c', '-z', victim, 'attempt.json'], {
    cwd: workspace,
  });
  await rm(victim);
  if (entry !== undefined) entry.bytes = archive;
  expect((await statesOf()).states).toEqual(['pass']);
  expect(existsSync(victim)).toBe(false);
});

test.each([
  { title: 'no archive at all', bytes: Buffer.from('nothing'), says: 'packed in a way that is not known' },
  {
    title: 'an archive that is cut short',
    bytes: Buffer.from('28b52ffd00', 'hex'),
    says: 'an earlier attempt is not used',
  },
  { title: 'nothing', bytes: Buffer.alloc(0), says: 'an earlier attempt is not used' },
])('says that an entry holds $title', async ({ bytes, says }) => {
  await prepare('v2');
  await save(attemptOf([1e6]));
  const [entry] = server.entries;
  if (entry !== undefined) entry.bytes = bytes;
  const { states, notes } = await statesOf();
  expect(states).toEqual([]);
  expect(notes[0]).toContain(says);
});

test('a service that is down or read-only is said', async () => {
  await prepare('v2');
  server.cacheRights.mayWrite = false;
  expect(await save(attemptOf([1e6]))).toMatchObject({
    state: 'not-saved',
    detail: expect.stringContaining('cache write denied'),
  });
  vi.stubEnv('ACTIONS_RESULTS_URL', await closedAddress());
  expect((await statesOf(UNLISTED)).notes[0]).toContain(
    'it could not be asked for earlier attempts: no connection',
  );
  expect(await save(attemptOf([1e6]))).toMatchObject({ state: 'not-saved' });
  vi.stubEnv('ACTIONS_CACHE_MODE', 'none');
  expect((await statesOf()).notes[0]).toContain('does not permit to read');
});
