import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fillRepository } from '../../bench/quarter/repository.ts';
import { runGate } from '../../src/gate.ts';
import { openGitHub } from '../../src/github/api/github-client.ts';
import { cacheLister } from '../../src/github/api/list-cache-entries.ts';
import {
  type ActionsCacheSettings,
  ActionsCacheStore,
} from '../../src/stores/actions-cache/actions-cache-store.ts';
import type { BaselineKey } from '../../src/stores/baseline-store.ts';
import { DirectoryStore } from '../../src/stores/directory-store.ts';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';
import { drawnMachine, portsOn, requestFor } from '../gate/drawn-run.ts';
import { stubRunner } from '../stores/actions-cache/stub-runner.ts';
import { openGitLab } from '../support/git-lab.ts';

/* A cache service that fails. A download that is given up goes on in the background until its server is gone. */

const KEY: BaselineKey = {
  modelId: 'fashion',
  ancestors: ['a'.repeat(40)],
  comparability: 'c'.repeat(64),
  environment: 'e'.repeat(64),
};

const home = process.cwd();
let server: Loopback;
let workspace: string;
beforeEach(async () => {
  server = await startLoopback();
  workspace = await realpath(await mkdtemp(join(tmpdir(), 'fault-cache-')));
  process.chdir(workspace);
  await mkdir(join(workspace, 'temp'));
  stubRunner('v2', { workspace, serverUrl: server.url });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  process.chdir(home);
  await server.close();
  await rm(workspace, { recursive: true, force: true });
});

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

const write = async (directory: string) => {
  await writeFile(join(directory, 'record.json'), '{"version":1}');
  await writeFile(join(directory, 'model.onnx'), Buffer.alloc(100_000, 7));
};

test('F21: an entry that is reserved already is not saved, and the other stores save all the same', async () => {
  const lab = openGitLab();
  try {
    fillRepository(lab);
    const base = lab.run('rev-parse', 'HEAD');
    const answer = { status: 409, json: { code: 'already_exists', msg: 'cache entry already exists' } };
    server.inject({ route: 'cache-v2.create', answer });
    const directory = new DirectoryStore(join(workspace, 'baselines'));
    const recording = { commit: 'f'.repeat(40) };
    const { verdict, exitCode, recorded } = await runGate(
      requestFor(lab, base, { recording }),
      portsOn(drawnMachine(1), { stores: [open(), directory] }),
    );
    expect(verdict.models[0]?.saves).toMatchObject([
      { state: 'not-saved', store: { kind: 'actions-cache' }, problem: { kind: 'not-saved' } },
      { state: 'saved', store: { kind: 'directory' } },
    ]);
    expect({ exitCode, recorded }).toEqual({ exitCode: 0, recorded: true });
    expect(server.entries).toEqual([]);
  } finally {
    lab.remove();
  }
});

test('F18: a download that stalls is given up at the time limit, and nothing of it is used', async () => {
  expect(await open().save(KEY, write)).toMatchObject({ state: 'saved' });
  await rm(join(workspace, '.regression-gate'), { recursive: true });
  server.inject({ route: 'blob.get', stallsAt: 0.94 });
  expect(await open({ restoreMs: 500 }).restore(KEY)).toEqual({
    state: 'unavailable',
    problem: { kind: 'no-answer', seconds: 0.5 },
  });
  expect(existsSync(join(workspace, '.regression-gate/.actions-cache/fashion/record.json'))).toBe(false);
});

test('F17: a service that answers a download with 500 is unavailable, which is not the same as absent', async () => {
  const saved = await open().save(KEY, write);
  server.inject({ route: 'blob.get', answer: { status: 500 } });
  expect(await open().restore(KEY)).toEqual({
    state: 'unavailable',
    problem: { kind: 'not-restored', entry: 'place' in saved && saved.place },
  });
});
