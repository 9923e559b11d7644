import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ModelVerdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { type StandIn, standIn } from '../support/stand-in.ts';
import { type Ended, ROOT, runGate } from './run-check.ts';

/*
 * The whole gate with a simulated GPU: an nvidia-smi on PATH answers with recorded readings, and the model runs
 * on WebGPU in software. See fixtures/nvidia-smi.
 */

const CHROMIUM = '/usr/lib/chromium';
const DEVICE = join(CHROMIUM, 'vk_swiftshader_icd.json');

if (!existsSync(DEVICE)) console.warn(`Skipped: tests on a WebGPU device, which need ${DEVICE} (chromium).`);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'card-'));
  await copyFile(join(ROOT, 'fixtures', 'test-data-set', 'model.onnx'), join(folder, 'model.onnx'));
  const items = Array.from({ length: 20 }, (_, id) =>
    JSON.stringify({
      id: `${id}`,
      inputs: { x: Array.from({ length: 8 }, (__, at) => (id + at) / 10) },
      label: 0,
    }),
  );
  await writeFile(join(folder, 'set.jsonl'), items.join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writePolicy(runtime: string, limits: string): Promise<void> {
  const policy = `version: 1
models:
  - id: small
    artifact: model.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification, scores: logits }
    runtime: ${runtime}
    limits: ${limits}
`;
  await writeFile(join(folder, 'regression-gate.yml'), policy);
}

const withGpu = (smi: StandIn) => ({
  cwd: folder,
  env: {
    VK_ICD_FILENAMES: DEVICE,
    LD_LIBRARY_PATH: CHROMIUM,
    PATH: `${smi.folder}${delimiter}${process.env['PATH'] ?? ''}`,
  },
});

/** Measures the model alone, as it would be recorded. */
async function record(
  limits: string,
  gpu: string,
  budget: string,
): Promise<ModelVerdict & Pick<Ended, 'exitCode' | 'stderr'>> {
  await writePolicy('{ providers: [webgpu, cpu] }', limits);
  const smi = await standIn(gpu);
  try {
    const out = join(folder, 'out');
    const words = ['check', '--record', '--policy', 'regression-gate.yml', '--budget', budget, '--out', out];
    const { exitCode, stderr } = await runGate(words, withGpu(smi));
    const verdict = verdictSchema.parse(JSON.parse(await readFile(join(out, 'verdict.json'), 'utf8')));
    return { ...(verdict.models[0] as ModelVerdict), exitCode, stderr };
  } finally {
    await smi.remove();
  }
}

describe.skipIf(!existsSync(DEVICE))('the gate with a GPU', () => {
  test('judges the memory of the GPU, and names the GPU', async () => {
    const { rows, environment, gpuState, ending, saves, exitCode } = await record(
      '{ memory-vram-peak: { max: 2GiB } }',
      'data-centre',
      '6s',
    );
    expect(exitCode).toBe(0);
    expect(ending).toEqual({ kind: 'measured-alone', isRecordable: true });
    expect(saves).toMatchObject([{ state: 'saved', store: { kind: 'directory' } }]);
    expect(rows.find(({ metric }) => metric === 'memory-vram-peak')).toMatchObject({
      state: 'pass',
      candidate: expect.closeTo(1542 * 2 ** 20, 0),
      samples: { of: 'process' },
    });
    expect(environment).toMatchObject({
      card: 'NVIDIA H100 80GB HBM3',
      'card driver': '590.48.01',
      'card power limit': '700 W',
    });
    expect(gpuState?.before).toEqual({
      smClockMhz: 345,
      memoryClockMhz: 2619,
      temperatureC: 41,
      powerW: 69.85,
    });
  });

  test('F42: where another process is on it, no latency is decided or recorded, and the report says why', async () => {
    const limits = '{ latency-p95: { max: 10s }, memory-vram-peak: { max: 2GiB } }';
    const { state, ending, exitCode, stderr, rows, notes } = await record(limits, 'desktop', '120s');
    expect({ state, exitCode, ending }).toEqual({
      state: 'no-baseline',
      exitCode: 4,
      ending: { kind: 'measured-alone', isRecordable: false },
    });
    expect(stderr).toContain('record: expected the store to save it, but it did not.');
    const latency = rows.find(({ metric }) => metric === 'latency-p95');
    expect(latency).toMatchObject({ state: 'inconclusive', reasons: [{ kind: 'gpu-busy' }] });
    const [reason] = latency?.reasons ?? [];
    if (reason?.kind === 'gpu-busy') expect(reason.launches).toBe(reason.of);
    const disturbances = [{ kind: 'other-process', pid: 2165, bytes: 25 * 2 ** 20 }];
    expect(notes).toContainEqual(
      expect.objectContaining({ kind: 'launches-discarded', why: 'gpu-busy', disturbances }),
    );
    // The driver reports each process's own memory all the same.
    expect(rows.find(({ metric }) => metric === 'memory-vram-peak')?.state).toBe('pass');
  });
});

test('clocks that cannot be locked end the run before anything is measured', async () => {
  await writePolicy('{ providers: [webgpu, cpu], lock-clocks: 1410MHz }', '{ latency-p95: { max: 1s } }');
  const smi = await standIn('data-centre', { clocks: 4 });
  try {
    const words = ['check', '--record', '--policy', 'regression-gate.yml', '--out', join(folder, 'out')];
    const { exitCode, stderr } = await runGate(words, withGpu(smi));
    expect(exitCode).toBe(4);
    expect(stderr).toContain(
      "runtime.lock-clocks: expected nvidia-smi to lock the GPU's clocks at 1410 MHz, got: the operation needs more permissions, such as root",
    );
  } finally {
    await smi.remove();
  }
});
