import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cache from '@actions/cache';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openGitHub } from '../../src/github/api/github-client.ts';
import { cacheLister } from '../../src/github/api/list-cache-entries.ts';
import { RequestBudget } from '../../src/github/api/request-budget.ts';
import { openStores } from '../../src/github/connections.ts';
import { readInputs } from '../../src/github/inputs/inputs.ts';
import { ActionsCacheStore } from '../../src/stores/actions-cache/actions-cache-store.ts';
import { openCache } from '../../src/stores/actions-cache/cache-client.ts';
import type { BaselineKey } from '../../src/stores/baseline-store.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { stubRunner } from '../stores/actions-cache/stub-runner.ts';
import { readCommands } from './read-commands.ts';

/* Entries of the Actions cache, of which a pull request can write some. With the defence off, the toolkit itself restores. */

const KEY: BaselineKey = {
  modelId: 'fashion',
  ancestors: ['a'.repeat(40)],
  comparability: 'c'.repeat(64),
  environment: 'e'.repeat(64),
};
/** Where the gate packs and unpacks its entries. */
const STAGED = '.regression-gate/.actions-cache/fashion';
const PULL = 'refs/pull/7/merge';

const home = process.cwd();
let server: Loopback;
let place: string;
let workspace: string;
/** Key of the true baseline, which a run of the default branch has saved. */
let name: string;
beforeEach(async () => {
  server = await startLoopback();
  place = realpathSync(mkdtempSync(join(tmpdir(), 'cache-')));
  workspace = join(place, 'workspace');
  mkdirSync(workspace);
  process.chdir(workspace);
  stubRunner('v2', { workspace, serverUrl: server.url });
  const saved = await open().save(KEY, async (folder) =>
    writeFileSync(join(folder, 'record.json'), '"true"'),
  );
  name = saved.state === 'saved' ? saved.place : '';
  server.cacheRights.scope = PULL;
  server.cacheRights.others = ['refs/heads/main'];
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.chdir(home);
  await server.close();
  rmSync(place, { recursive: true });
});

const open = () =>
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
  });

/** As on another runner. */
const forget = (): void => rmSync(join(workspace, '.regression-gate'), { recursive: true, force: true });

const record = (): string => readFileSync(join(workspace, STAGED, 'record.json'), 'utf8');

/** An archive with the true record, and with files on three ways out of the workspace. */
function packWaysOut(outside: string): Buffer {
  const tar = (...words: string[]) =>
    execFileSync('tar', ['--posix', '-P', '-f', '../hostile.tar', ...words]);
  mkdirSync(outside);
  const planted = [join(outside, 'absolute'), '../outside/climbed'];
  for (const each of [...planted, 'in-checkout']) writeFileSync(each, 'planted');
  symlinkSync(outside, 'link');
  tar('-c', ...planted, 'in-checkout', 'link', `${STAGED}/record.json`);
  rmSync('link');
  mkdirSync('link');
  writeFileSync('link/through', 'planted');
  tar('-r', 'link/through');
  for (const each of ['link', 'in-checkout', outside]) rmSync(each, { recursive: true });
  mkdirSync(outside);
  return execFileSync('zstd', ['--quiet', '--stdout', '../hostile.tar']);
}

test('A3: an archive from the cache is unpacked into one folder, whatever it names', async () => {
  const outside = join(place, 'outside');
  server.entries[0]!.bytes = packWaysOut(outside);
  forget();
  const victims = ['absolute', 'climbed', 'through'].map((file) => join(outside, file));
  const all = [...victims, join(workspace, 'in-checkout')];
  await cache.restoreCache([STAGED], name);
  expect(all.filter((file) => !existsSync(file))).toEqual([]);

  for (const file of [...all, join(workspace, 'link')]) rmSync(file, { force: true });
  forget();
  await open().restore(KEY);
  expect(all.filter((file) => existsSync(file))).toEqual([]);
  expect(existsSync(join(workspace, 'link'))).toBe(false);
});

test('A3: an entry that a pull request puts before the baseline is not restored', async () => {
  writeFileSync(join(workspace, STAGED, 'record.json'), '"forged"');
  await cache.saveCache([STAGED], name);
  forget();
  expect(await cache.restoreCache([STAGED], name)).toBe(name);
  expect(record()).toBe('"forged"');

  forget();
  expect(await open().restore(KEY)).toEqual({
    state: 'rejected',
    problem: { kind: 'shadowed', entry: name, ref: PULL },
  });
});

test('A3: an entry whose key only begins like that of the baseline is not restored', async () => {
  writeFileSync(join(workspace, STAGED, 'record.json'), '"forged"');
  server.entries.splice(0);
  await cache.saveCache([STAGED], `${name}-2`);
  forget();
  expect(await cache.restoreCache([STAGED], name)).toBe(`${name}-2`);
  expect(record()).toBe('"forged"');

  forget();
  expect(await open().restore(KEY)).toEqual({ state: 'absent' });
});

test('A3: an entry with another record than that of its key is not used', async () => {
  writeFileSync(join(workspace, STAGED, 'record.json'), '"forged"');
  server.entries[0]!.bytes = execFileSync('tar', ['--zstd', '-c', `${STAGED}/record.json`]);
  forget();
  expect(await cache.restoreCache([STAGED], name)).toBe(name);
  expect(record()).toBe('"forged"');

  forget();
  expect(await open().restore(KEY)).toEqual({
    state: 'rejected',
    problem: { kind: 'wrong-record', entry: name },
  });
});

/** A block of 512 bytes before the content of a member, and the content, filled up to whole blocks (tar(5)). */
function tarMember(name: string, kind: '0' | 'x', content: string): Buffer {
  const header = Buffer.alloc(512);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  header.write(name);
  header.write(octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(content.length, 12) + octal(0, 12), 100);
  header.write(`        ${kind}`, 148);
  header.write('ustar\x0000', 257);
  header.write(
    octal(
      header.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  return Buffer.concat([header, Buffer.alloc(Math.ceil(content.length / 512) * 512)]).fill(
    content,
    512,
    512 + content.length,
  );
}

/** An extended header: `length key=value`, where the length counts itself. */
const paxRecord = (key: string, value: string): string => {
  const rest = ` ${key}=${value}\n`;
  return `${rest.length + 2}${rest}`;
};

/** Collects what this process prints from now on. */
function listen(): () => string {
  const chunks: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => chunks.push(String(chunk)) > 0);
  }
  return () => chunks.splice(0).join('');
}

/** Commands in a log that the toolkit does not write itself. */
const hostile = (log: string): string[] =>
  readCommands(log)
    .map((command) => command.name)
    .filter((command) => !['debug', 'add-mask', 'warning'].includes(command));

test('A6: a key in the cache is no command of the runner', async () => {
  const key = `${name}\n::set-output name=verdict::pass\n##[stop-commands]evil`;
  server.entries.push({ ...server.entries[0]!, id: 2, key, ref: PULL });
  const printed = listen();
  expect(await cache.restoreCache([STAGED], name, [], { lookupOnly: true })).toBe(key);
  expect(hostile(printed())).toEqual(['set-output', 'stop-commands']);

  expect(await openCache({ env: process.env, workspace }).find(STAGED, name)).toBe(key);
  const log = printed();
  expect(log).toContain('│ ::set-output name=verdict::pass');
  expect(log).toContain('##(stop-commands]evil');
  expect(hostile(log)).toEqual([]);
});

test('A6: what an archive makes tar print is no command of the runner', async () => {
  const records = [
    paxRecord('mtime', 'x\n::set-output name=verdict::pass'),
    paxRecord('##[stop-commands]evil', 'x'),
  ];
  const archive = [
    tarMember('pax', 'x', records.join('')),
    tarMember(`${STAGED}/record.json`, '0', '"true"'),
    Buffer.alloc(1024),
  ];
  server.entries[0]!.bytes = execFileSync('zstd', ['--quiet', '--stdout'], { input: Buffer.concat(archive) });
  const printed = listen();
  await cache.restoreCache([STAGED], name);
  expect(hostile(printed())).toEqual(['set-output', 'stop-commands']);

  await open().restore(KEY);
  const log = printed();
  expect(log).toContain('│ ::set-output name=verdict::pass');
  expect(log).toContain('##(stop-commands]evil');
  expect(hostile(log)).toEqual([]);
});

test('A3: a release reads neither the cache nor the folder of the workspace', () => {
  const run = {
    inputs: readInputs({ 'INPUT_DATA-BRANCH': 'regression-gate-data' }),
    env: process.env,
    workspace,
    checkout: workspace,
    policyFile: join(workspace, 'p.yml'),
    event: { kind: 'release', tag: 'v1' } as const,
    defaultBranch: 'main',
    budget: new RequestBudget(1_000),
  };
  const kinds = (use: 'pull-request' | 'release') => openStores(run, use).map((store) => store.name.kind);
  expect(kinds('pull-request')).toEqual(['actions-cache', 'branch', 'directory']);
  expect(kinds('release')).toEqual(['branch']);
});
