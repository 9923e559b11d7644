import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRuntime } from '../../src/engine/onnxruntime/install/find-runtime.ts';
import type { InstallStep } from '../../src/engine/onnxruntime/install/install-runtime.ts';
import { RUNTIME_VERSION } from '../../src/policy/runtime-settings.ts';
import { ROOT } from './run-check.ts';

/* The gate as an Action is downloaded: dist/ without node_modules anywhere above it. Needs the npm registry. */

let folder: string;
let progress: InstallStep[];
const places = () => ({
  bundleFolder: join(folder, 'dist'),
  explicit: [],
  progress: (step: InstallStep) => void progress.push(step),
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
    const installed = await findRuntime(places(), RUNTIME_VERSION);
    expect(installed.startsWith(join(folder, 'tools', 'onnxruntime-node', RUNTIME_VERSION))).toBe(true);
    expect(progress).toHaveLength(1);
    expect(await findRuntime(places(), RUNTIME_VERSION)).toBe(installed);
    expect(progress).toHaveLength(1);
    // Nothing half-installed is left next to it.
    expect(await readdir(join(folder, 'tools', 'onnxruntime-node', RUNTIME_VERSION))).toEqual([
      `${process.platform}-${process.arch}`,
    ]);
  });

  test('of another version is installed too, and found among several that the user names', async () => {
    const older = await findRuntime(places(), '1.29.0');
    const { version } = JSON.parse(await readFile(join(older, 'package.json'), 'utf8'));
    expect(version).toBe('1.29.0');
    const several = join(folder, 'several');
    await mkdir(several);
    await symlink(join(older, '..', '..'), join(several, 'older'), 'junction');
    const own = join(ROOT, 'node_modules', 'onnxruntime-node');
    const explicit = [join(folder, 'dist'), several, own];
    const named = (wanted: string) => findRuntime({ ...places(), explicit }, wanted);
    expect(await named('1.29.0')).toBe(join(several, 'older', 'node_modules', 'onnxruntime-node'));
    expect(await named(RUNTIME_VERSION)).toBe(own);
    await expect(named('1.28.0')).rejects.toThrow(
      `runtime-path: expected the package onnxruntime-node 1.28.0, got 1.29.0, ${RUNTIME_VERSION} in `,
    );
  });

  test('that is named by the user must be there', async () => {
    const empty = join(folder, 'empty');
    await mkdir(empty);
    await expect(findRuntime({ ...places(), explicit: [empty] }, RUNTIME_VERSION)).rejects.toThrow(
      `runtime-path: expected the package onnxruntime-node ${RUNTIME_VERSION}, got no package.json for it in ${empty}.`,
    );
  });

  test('that cannot be installed is a failure of the gate that says where it looked', async () => {
    process.env['RUNNER_TOOL_CACHE'] = join(folder, 'other-tools');
    const bundleFolder = join(folder, 'no-lock');
    await mkdir(join(bundleFolder, 'runtime'), { recursive: true });
    await expect(findRuntime({ ...places(), bundleFolder }, RUNTIME_VERSION)).rejects.toThrow(
      'found none and could not install it',
    );
  });
});
