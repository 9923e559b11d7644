import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRuntime, RUNTIME_VERSION } from '../../src/measure/find-runtime.ts';
import { ROOT } from './run-check.ts';

/* The gate as an Action is downloaded: dist/ without node_modules anywhere above it. Needs the npm registry. */

let folder: string;
let progress: string[];
const places = () => ({
  bundleFolder: join(folder, 'dist'),
  explicit: undefined,
  progress: (line: string) => void progress.push(line),
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'runtime-'));
  process.env['RUNNER_TOOL_CACHE'] = join(folder, 'tools');
  await cp(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true });
});
afterAll(async () => {
  delete process.env['RUNNER_TOOL_CACHE'];
  await rm(folder, { recursive: true });
});

describe('the runtime', () => {
  test('is installed from the shipped lock file into the tool cache, and found there the next time', async () => {
    progress = [];
    const installed = await findRuntime(places());
    expect(installed.startsWith(join(folder, 'tools', 'onnxruntime-node', RUNTIME_VERSION))).toBe(true);
    expect(progress).toHaveLength(1);
    expect(await findRuntime(places())).toBe(installed);
    expect(progress).toHaveLength(1);
    // Nothing half-installed is left beside it.
    expect(await readdir(join(folder, 'tools', 'onnxruntime-node', RUNTIME_VERSION))).toEqual([
      `${process.platform}-${process.arch}`,
    ]);
  });

  test('that is named by the user must be there', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    await expect(findRuntime({ ...places(), explicit: empty })).rejects.toThrow(
      `runtime-path: expected the package onnxruntime-node ${RUNTIME_VERSION}, got no package.json of it in ${empty}.`,
    );
  });

  test('that cannot be installed is a failure of the gate that says where it looked', async () => {
    process.env['RUNNER_TOOL_CACHE'] = join(folder, 'other-tools');
    const bundleFolder = join(folder, 'no-lock');
    await mkdir(join(bundleFolder, 'runtime'), { recursive: true });
    await expect(findRuntime({ ...places(), bundleFolder })).rejects.toThrow(
      'found it nowhere and could not install it',
    );
  });
});
