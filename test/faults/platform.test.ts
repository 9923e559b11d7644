import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { chooseIsolation } from '../../src/engine/onnxruntime/isolation/choose-isolation.ts';
import { startWorker } from '../../src/engine/onnxruntime/start-worker.ts';
import { failureOf } from '../support/fake-child.ts';
import { RUNTIME_FOLDER, realArm, workspaceIn } from '../support/fixtures/arm-fixture.ts';

/* Machines that the gate or its runtime was not made for. */

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fault-platform-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(directory, { recursive: true, force: true, maxRetries: 3 });
});

describe('F56: a runtime', () => {
  /** A copy of the package without its libraries. */
  function copyRuntime(): string {
    const modules = join(directory, 'node_modules');
    const copy = join(modules, 'onnxruntime-node');
    for (const name of ['package.json', 'dist', 'lib'])
      cpSync(join(RUNTIME_FOLDER, name), join(copy, name), { recursive: true });
    const common = 'onnxruntime-common';
    cpSync(join(dirname(RUNTIME_FOLDER), common), join(modules, common), { recursive: true });
    return copy;
  }

  test.each([
    {
      title: 'without libraries for this platform',
      put: () => {},
      says: /Cannot find module/,
    },
    {
      title: 'whose library the system cannot load',
      put: (copy: string) => {
        const folder = join(copy, 'bin');
        for (const version of readdirSync(join(RUNTIME_FOLDER, 'bin'))) {
          const native = join(folder, version, process.platform, process.arch);
          mkdirSync(native, { recursive: true });
          writeFileSync(join(native, 'onnxruntime_binding.node'), 'not a library of this system');
        }
      },
      says: /onnxruntime_binding\.node: (?:invalid ELF header|file too short)/,
    },
  ])('F56: $title is no fault of the model, and the message names the platform', async ({ put, says }) => {
    const runtimeFolder = copyRuntime();
    put(runtimeFolder);
    const failure = await failureOf(startWorker(workspaceIn(directory), { ...realArm(), runtimeFolder }));
    rmSync(runtimeFolder, { recursive: true });
    expect(failure.kind).toBe('no-provider');
    expect(failure.message).toContain(`ONNX Runtime does not load on ${process.platform} ${process.arch}: `);
    expect(failure.message).toMatch(says);
    expect(failure.message).not.toMatch(/\n|^\s*at /m);
  });
});

describe.skipIf(process.platform !== 'linux')('F57: where user namespaces are denied', () => {
  /** bubblewrap and unshare that say what real ones say on such a machine. */
  beforeEach(() => {
    const bin = join(directory, 'bin');
    mkdirSync(bin);
    for (const [name, words] of [
      ['bwrap', 'bwrap: setting up uid map: Permission denied'],
      ['unshare', 'unshare: write failed /proc/self/uid_map: Operation not permitted'],
    ] as const)
      writeFileSync(join(bin, name), `#!/bin/sh\necho '${words}' >&2\nexit 1\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${bin}${delimiter}${process.env['PATH']}`);
  });

  test('F57: "auto" goes on in a plain process, which every record and report names', async () => {
    expect((await chooseIsolation('auto', { directory, gpu: false })).level).toBe('process');
  });

  test('F57: "strict" runs nothing, and the error quotes both programs', async () => {
    const strict = chooseIsolation('strict', { directory, gpu: false });
    await expect(strict).rejects.toThrow('bubblewrap: bwrap: setting up uid map: Permission denied');
    await expect(strict).rejects.toThrow('unshare: unshare: write failed /proc/self/uid_map');
  });
});
