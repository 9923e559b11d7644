import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findGpuRuntime } from '../../../../src/engine/onnxruntime/install/find-gpu-runtime.ts';
import type { InstallStep } from '../../../../src/engine/onnxruntime/install/install-runtime.ts';
import { RUNTIME_VERSION } from '../../../../src/policy/runtime-settings.ts';

const REAL = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
const NATIVE = join('bin', 'napi-v6', process.platform, process.arch);
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provider-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const CUDA = 'libonnxruntime_providers_cuda.so';
const BRIDGE = 'libonnxruntime_providers_shared.so';

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('findGpuRuntime', () => {
  const progress: InstallStep[] = [];
  const places = () => ({
    bundleFolder: join(folder, 'dist'),
    explicit: [] as string[],
    progress: (step: InstallStep) => void progress.push(step),
  });
  const asked = { version: RUNTIME_VERSION, providers: ['cuda', 'cpu'] };
  beforeEach(async () => {
    process.env['RUNNER_TOOL_CACHE'] = join(folder, 'tools');
    await mkdir(join(folder, 'dist', 'runtime'), { recursive: true });
  });
  afterEach(() => {
    delete process.env['RUNNER_TOOL_CACHE'];
  });

  async function putPackage(at: string, withLibraries: boolean): Promise<string> {
    const target = join(folder, at, 'node_modules', 'onnxruntime-node');
    await mkdir(join(target, NATIVE), { recursive: true });
    await copyFile(join(REAL, 'package.json'), join(target, 'package.json'));
    for (const library of withLibraries ? [CUDA, BRIDGE] : [])
      await writeFile(join(target, NATIVE, library), '');
    return target;
  }

  test('takes the package beside the gate when it has the libraries', async () => {
    const beside = await putPackage('.', true);
    expect(await findGpuRuntime(places(), asked)).toEqual({ runtimeFolder: beside });
  });

  test('takes the one in the tool cache, by version, platform and provider', async () => {
    await putPackage('.', false);
    const cached = await putPackage(
      join('tools', 'onnxruntime-node', RUNTIME_VERSION, 'linux-x64-cuda12'),
      true,
    );
    expect(await findGpuRuntime(places(), asked)).toEqual({ runtimeFolder: cached });
  });

  test('where they cannot be installed, the package without them is used, and the reason is kept', {
    timeout: 60_000,
  }, async () => {
    const beside = await putPackage('.', false);
    const found = await findGpuRuntime(places(), asked);
    expect(found.runtimeFolder).toBe(beside);
    const message = expect.stringContaining('could not install it');
    expect(found.runtimeLacks?.message).toEqual(message);
    expect(progress.at(-1)).toEqual({ kind: 'install-failed', message });
  });

  test('never installs anything where the user names the package', async () => {
    const named = await putPackage('named', false);
    const found = await findGpuRuntime({ ...places(), explicit: [named] }, asked);
    expect(found.runtimeFolder).toBe(named);
    expect(found.runtimeLacks?.message).toBe(
      `runtime-path: expected a package with ${CUDA} and ${BRIDGE}, got ${named} without ${CUDA} and ${BRIDGE}`,
    );
  });

  test('takes a package that the user names when it has the libraries', async () => {
    const named = await putPackage('named', true);
    expect(await findGpuRuntime({ ...places(), explicit: [join(folder, 'named')] }, asked)).toEqual({
      runtimeFolder: named,
    });
  });
});
