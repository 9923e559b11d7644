import { readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fillRepository, POLICY_FILE } from '../../bench/quarter/repository.ts';
import { askSmi } from '../../src/device/ask-smi.ts';
import { openGpu } from '../../src/device/open-gpu.ts';
import { ModelFailure } from '../../src/engine/onnxruntime/model-failure.ts';
import { InfrastructureError } from '../../src/errors/errors.ts';
import type { Machine } from '../../src/gate/machine.ts';
import { runGate } from '../../src/gate.ts';
import { openAttemptDirectory } from '../../src/stores/attempt-directory-store.ts';
import { changeModel, drawnMachine, portsOn, requestFor } from '../gate/drawn-run.ts';
import { openGitLab } from '../support/git-lab.ts';
import { standIn } from '../support/stand-in.ts';

/* A GPU that is lost while models run on it, and an nvidia-smi that does not answer as it should. */

const ends: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const end of ends.splice(0).toReversed()) await end();
});

/** What ONNX Runtime says of CUDA's error 719. */
const LAUNCH_FAILURE = 'CUDA failure 719: unspecified launch failure ; GPU=0 ; hostname=runner';
const LOST = { call: 1, exit: 15, stderr: 'Unable to determine the device handle for GPU0: GPU is lost.\n' };

describe('a model that fails on a GPU', () => {
  /** A comparison on a GPU in which the candidate fails; `meanwhile` happens just before. */
  async function judge(meanwhile: (smi: Awaited<ReturnType<typeof standIn>>) => Promise<void>) {
    const smi = await standIn('data-centre');
    const lab = openGitLab();
    ends.push(smi.remove, lab.remove);
    vi.stubEnv('PATH', `${smi.folder}${delimiter}${process.env['PATH']}`);
    fillRepository(lab);
    const policy = lab.run('show', `HEAD:${POLICY_FILE}`);
    const runtime = '    runtime: { providers: [webgpu, cpu] }\n    review:';
    const base = lab.commit(POLICY_FILE, `${policy.replace('    review:', runtime)}\n`);
    changeModel(lab, 1);
    const root = join(lab.folder, '.regression-gate', 'attempts');
    const machine: Machine = {
      ...drawnMachine(1),
      measure: async () => {
        await meanwhile(smi);
        throw new ModelFailure('crashed', 'candidate', LAUNCH_FAILURE);
      },
    };
    const ports = portsOn(machine, { attempts: [openAttemptDirectory(root)] });
    const run = runGate(requestFor(lab, base), ports);
    return { run, attempts: () => readdirSync(root, { recursive: true }) };
  }

  test('F41: that has been lost is not to blame, and the run is no attempt at the comparison', async () => {
    const { run, attempts } = await judge((smi) => smi.override([LOST]));
    await expect(run).rejects.toThrow(InfrastructureError);
    await expect(run).rejects.toThrow(
      'GPU: expected it to answer as it did at the start, got: the GPU has fallen off the bus or is lost',
    );
    expect(attempts).toThrow('ENOENT');
  });

  test('F41: that still answers is to blame, and the attempt counts', async () => {
    const { run, attempts } = await judge(async () => {});
    const { verdict, exitCode } = await run;
    expect(exitCode).toBe(1);
    expect(verdict.models[0]?.ending).toMatchObject({ kind: 'failed', message: LAUNCH_FAILURE });
    expect(attempts().filter((name) => String(name).endsWith('.json'))).toHaveLength(1);
  });
});

test('F43: an nvidia-smi that hangs is ended at its time limit', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fault-smi-'));
  ends.push(() => rm(folder, { recursive: true }));
  const command = join(folder, 'nvidia-smi');
  await writeFile(command, '#!/bin/sh\nexec sleep 600\n');
  await chmod(command, 0o755);
  expect(askSmi(command, ['-L'], 500)).toEqual({
    ok: false,
    message: 'nvidia-smi did not answer in time',
  });
});

test('F43: numbers in the spelling of another language are unknown, and never 0', async () => {
  const gpu = { 'power.draw': '69,85', 'memory.used': '1.542,00', 'clocks.current.sm': 'k. A.' };
  const smi = await standIn('data-centre', { from: [{ call: 1, gpu }] });
  ends.push(smi.remove);
  const access = openGpu({ command: smi.command });
  expect(access.kind === 'readable' && access.gpu.first).toMatchObject({
    name: 'NVIDIA H100 80GB HBM3',
    powerDrawW: null,
    memoryUsedBytes: null,
    smClockMhz: null,
  });
});
