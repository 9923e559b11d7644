import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeWorkspace, openWorkspace } from '../../src/measure/workspace.ts';
import { DirectoryStore } from '../../src/stores/directory-store.ts';
import { policyOf } from '../support/fixtures/comparison-fixture.ts';

/* What a run leaves behind that was killed outright. That none of its processes lives on is in test/e2e/killed.test.ts. */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fault-left-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('F31: the next run removes the private folder of a killed one, and no other', async () => {
  vi.stubEnv('RUNNER_TEMP', folder);
  const { pid: gone } = spawnSync('true');
  const names = [
    `regression-gate-${gone}-aB3xYz`,
    `regression-gate-${process.pid}-aB3xYz`,
    `regression-gate-${gone}-notes.txt`,
    'regression-gate-data',
    'someone-else',
  ];
  for (const name of names) {
    mkdirSync(join(folder, name, 'candidate'), { recursive: true });
    writeFileSync(join(folder, name, 'candidate', 'model.onnx'), 'x');
  }
  const { runtime } = policyOf({ 'model-size': { max: '1MiB' } });
  const workspace = await openWorkspace({ bundleFolder: folder, runtime });
  const left = readdirSync(folder).filter((name) => join(folder, name) !== workspace.directory);
  await closeWorkspace(workspace);
  expect(left.sort()).toEqual(names.slice(1).sort());
});

test('F31: a baseline that was being written when the run was killed is none, and the one before it stays', async () => {
  const store = new DirectoryStore(join(folder, 'baselines'));
  const key = { modelId: 'm', ancestors: [], comparability: 'c', environment: 'e' };
  await store.save(key, async (directory) => writeFileSync(join(directory, 'record.json'), 'whole'));
  const half = join(folder, 'baselines', '.m.0b0e4a3e.new');
  mkdirSync(half);
  writeFileSync(join(half, 'record.json.part'), '{"ver');
  expect(await store.restore(key)).toEqual({ state: 'found', directory: join(folder, 'baselines', 'm') });
});
