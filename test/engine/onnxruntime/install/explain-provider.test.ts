import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLibraryNeeds } from '../../../../src/engine/onnxruntime/install/elf-needs.ts';
import {
  explainProvider,
  type LibraryPlaces,
} from '../../../../src/engine/onnxruntime/install/explain-provider.ts';
import { findGpuRuntime } from '../../../../src/engine/onnxruntime/install/find-gpu-runtime.ts';
import { RUNTIME_VERSION } from '../../../../src/policy/runtime-settings.ts';

const REAL = dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
const NATIVE = join('bin', 'napi-v6', process.platform, process.arch);
const BINDING = join(REAL, NATIVE, 'onnxruntime_binding.node');
/** Of the linker's cache, a line a library. */
const cacheOf = (...libraries: readonly string[]): string =>
  libraries.map((library) => `\t${library} (libc6,x86-64) => /usr/lib/${library}\n`).join('');
const COMMON = ['libstdc++.so.6', 'libm.so.6', 'libgcc_s.so.1', 'libc.so.6', 'libpthread.so.0', 'libdl.so.2'];
const MACHINE: LibraryPlaces = {
  linkerCache: cacheOf('libcuda.so.1', 'libcudnn.so.9', ...COMMON),
  libraryPath: '/opt/cuda',
  glibc: '2.36',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'provider-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const CUDA = 'libonnxruntime_providers_cuda.so';
const BRIDGE = 'libonnxruntime_providers_shared.so';

/** A package whose provider is a real library that needs, instead of the runtime, another one of a shorter name. */
async function packageNeeding(library: string): Promise<string> {
  await mkdir(join(folder, NATIVE), { recursive: true });
  const bytes = await readFile(BINDING);
  const from = Buffer.from('libonnxruntime.so.1\0');
  const at = bytes.indexOf(from);
  expect(at).toBeGreaterThan(0);
  bytes.fill(0, at, at + from.length);
  bytes.write(library, at, 'latin1');
  await writeFile(join(folder, NATIVE, CUDA), bytes);
  await writeFile(join(folder, NATIVE, BRIDGE), '');
  return folder;
}

describe.skipIf(process.platform !== 'linux')('what a library needs', () => {
  test('is read from its own tables', () => {
    const needs = readLibraryNeeds(BINDING);
    expect(needs?.machine).toBe(process.arch);
    expect(needs?.needed).toEqual(expect.arrayContaining(['libonnxruntime.so.1', 'libc.so.6']));
  });

  test('of a text is nothing', async () => {
    const file = join(folder, 'text');
    await writeFile(file, 'not a library, but long enough to have a header of sixty-four bytes, and more');
    expect(readLibraryNeeds(file)).toBeUndefined();
  });
});

describe.skipIf(process.platform !== 'linux')('explainProvider', () => {
  test('names what is missing, what it belongs to, and where it was looked for', async () => {
    // Nothing of the provider's own lists it.
    const machine = { ...MACHINE, linkerCache: cacheOf('libcuda.so.1', ...COMMON) };
    const found = explainProvider(await packageNeeding('libm.so.6'), ['cuda', 'cpu'], machine);
    expect(found).toBe(
      `libcudnn.so.9 (cuDNN) not found in ${join(folder, NATIVE)}, LD_LIBRARY_PATH (/opt/cuda), the linker’s cache (ldconfig -p) and /lib, /lib64, /usr/lib, /usr/lib64`,
    );
  });

  test.each([
    ['libcublasLt.so.12', 'libcublasLt.so.12 (CUDA) not found'],
    ['libnvinfer.so.10', 'libnvinfer.so.10 (TensorRT) not found'],
  ])('%s', async (library, expected) => {
    expect(explainProvider(await packageNeeding(library), ['cuda'], MACHINE)).toContain(expected);
  });

  test('misses the driver, which no library lists', async () => {
    const found = explainProvider(await packageNeeding('libc.so.6'), ['cuda'], {
      ...MACHINE,
      linkerCache: '',
    });
    expect(found).toContain('libcuda.so.1 (the NVIDIA driver)');
  });

  test('has nothing to say where all is there', async () => {
    const cache = cacheOf('libcudnn.so.9', 'libcuda.so.1', ...COMMON);
    expect(
      explainProvider(await packageNeeding('libcudnn.so.9'), ['cuda'], { ...MACHINE, linkerCache: cache }),
    ).toBeUndefined();
  });

  test.each([
    ['2.27', 'this machine has glibc 2.27, and onnxruntime-node needs 2.28 or newer'],
    [undefined, 'this machine has no glibc, and onnxruntime-node needs 2.28 or newer'],
  ])('glibc %s is too old', (glibc, expected) => {
    expect(explainProvider(REAL, ['cuda'], { ...MACHINE, glibc })).toBe(expected);
  });

  test('the package may lack the provider itself', () => {
    expect(explainProvider(REAL, ['cuda', 'cpu'], MACHINE)).toBe(
      `${CUDA} and ${BRIDGE} are not in ${join(REAL, NATIVE)}`,
    );
  });

  test('providers that the package brings along need nothing', () => {
    expect(explainProvider(REAL, ['webgpu', 'cpu'], MACHINE)).toBeUndefined();
  });
});

describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('findGpuRuntime', () => {
  const progress: string[] = [];
  const places = () => ({
    bundleFolder: join(folder, 'dist'),
    explicit: [] as string[],
    progress: (line: string) => void progress.push(line),
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

  test('where they cannot be installed, the package without them is told to lack them', {
    timeout: 60_000,
  }, async () => {
    const beside = await putPackage('.', false);
    const found = await findGpuRuntime(places(), asked);
    expect(found.runtimeFolder).toBe(beside);
    expect(found.runtimeLacks).toContain('could not install it');
    expect(progress.at(-1)).toContain('could not install it');
  });

  test('never fetches anything where the user names the package', async () => {
    const named = await putPackage('named', false);
    expect(await findGpuRuntime({ ...places(), explicit: [named] }, asked)).toEqual({
      runtimeFolder: named,
      runtimeLacks: `the package that runtime-path names has no ${CUDA}, ${BRIDGE} (${named})`,
    });
  });

  test('takes a package that the user names when it has the libraries', async () => {
    const named = await putPackage('named', true);
    expect(await findGpuRuntime({ ...places(), explicit: [join(folder, 'named')] }, asked)).toEqual({
      runtimeFolder: named,
    });
  });
});
