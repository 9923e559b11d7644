import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRandom } from '../../src/stats/random.ts';
import type { ModelVerdict } from '../../src/verdict/verdict.ts';
import { model, value } from '../support/onnx-writer.ts';
import { metricsIn, ROOT, runCheck, runGate } from './run-check.ts';

/*
 * A real GPU provider, without a GPU: WebGPU on the Vulkan device in software that Debian's chromium package has. Every
 * process compiles its shaders, in seconds each, so the model has few of them; the Clip of its opset has no kernel there.
 */

const CHROMIUM = '/usr/lib/chromium';
const DEVICE = join(CHROMIUM, 'vk_swiftshader_icd.json');
const ON_DEVICE = { VK_ICD_FILENAMES: DEVICE, LD_LIBRARY_PATH: CHROMIUM };
const WIDTH = 256;
const CLASSES = 4;
const RECORD = ['--record', '--budget', '60s'];
/** A store that knows nothing of the processor. */
const OF_DEVICE = ['--store', 'of-device'];
/** Compiling the shaders takes seconds in every process. */
const TIMEOUT_MS = 900_000;

if (!existsSync(DEVICE)) console.warn(`Skipped: tests on a WebGPU device, which need ${DEVICE} (chromium).`);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'placement-'));
  await writeFile(join(folder, 'model.onnx'), writeModel());
  const random = createRandom(1);
  const items = Array.from({ length: 8 }, (_, id) => {
    const numbers = Float32Array.from({ length: WIDTH }, () => random.nextUnit() * 2 - 1);
    const base64 = Buffer.from(numbers.buffer).toString('base64');
    const x = { dtype: 'float32', shape: [WIDTH], base64 };
    return JSON.stringify({ id: `${id}`, inputs: { x }, label: 0 });
  });
  await writeFile(join(folder, 'set.jsonl'), items.join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Three matrix products with a Clip behind the first two. */
function writeModel(): Buffer {
  const random = createRandom(2);
  const weights = (name: string, columns: number) => {
    const numbers = Float32Array.from({ length: WIDTH * columns }, () => random.nextUnit() - 0.5);
    return { name, dtype: 'float32', dims: [WIDTH, columns], raw: Buffer.from(numbers.buffer) };
  };
  const product = (input: string, by: string, output: string) => ({
    op: 'MatMul',
    inputs: [input, by],
    outputs: [output],
  });
  const clip = (input: string, output: string) => ({
    op: 'Clip',
    inputs: [input],
    outputs: [output],
    attributes: [
      { name: 'min', f: 0 },
      { name: 'max', f: 6 },
    ],
  });
  return model({
    inputs: [value('x', 'float32', ['batch', WIDTH])],
    outputs: [value('logits', 'float32', ['batch', CLASSES])],
    nodes: [
      product('x', 'first', 'a'),
      clip('a', 'b'),
      product('b', 'second', 'c'),
      clip('c', 'd'),
      product('d', 'third', 'logits'),
    ],
    initializers: [weights('first', WIDTH), weights('second', WIDTH), weights('third', CLASSES)],
    opsets: { '': 10 },
    irVersion: 5,
  });
}

/** Measures the model alone under a policy of its own, by default as it would be recorded. */
async function check(
  runtime: string,
  limit: string,
  words: readonly string[] = RECORD,
): ReturnType<typeof runCheck> {
  const policy = `version: 1
models:
  - id: direction
    artifact: model.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification, scores: logits }
    runtime: ${runtime}
    limits: ${limit}
`;
  await writeFile(join(folder, 'regression-gate.yml'), policy);
  return runCheck([...words, '--policy', 'regression-gate.yml'], {
    cwd: folder,
    out: join(folder, 'out'),
    env: ON_DEVICE,
  });
}

const candidateOf = ({ placement }: ModelVerdict) => placement.candidate;

const countNodes = (judged: ModelVerdict, operator: string): number =>
  candidateOf(judged).reduce((sum, row) => sum + (row.operator === operator ? row.nodes : 0), 0);

const shareOf = (judged: ModelVerdict, ...roles: readonly string[]): number =>
  candidateOf(judged).reduce((sum, row) => sum + (roles.includes(row.role) ? row.timeShare : 0), 0);

describe('placement', () => {
  test('of a model on the CPU that was asked for: nothing fell back and nothing was copied', async () => {
    const { verdict, exitCode } = await check('{ providers: [cpu] }', '{ model-size: { max: 1MiB } }');
    const judged = verdict.models[0] as ModelVerdict;
    expect(exitCode).toBe(0);
    expect(new Set(candidateOf(judged).map(({ provider }) => provider))).toEqual(
      new Set(['CPUExecutionProvider']),
    );
    expect(shareOf(judged, 'kernel', 'reformat')).toBeCloseTo(1);
    expect(countNodes(judged, 'Clip')).toBe(2);
    expect(candidateOf(judged).every(({ reason }) => reason === null)).toBe(true);
    expect(judged.time?.execution).toMatchObject({
      filePrecision: 'float32',
      operators: [{ operator: 'MatMul', precision: 'float32' }],
      isUnlikeFile: false,
    });
    expect(metricsIn(verdict, 'shown')).not.toContain('fallback-time-share');
  });

  test('F40: a provider that cannot be loaded is a state of its own, and no limit is judged', async () => {
    // Named, so that nothing is fetched.
    const runtime = join(ROOT, 'node_modules', 'onnxruntime-node');
    const words = ['--policy', 'cuda.yml', '--out', join(folder, 'out-cuda'), '--runtime-path', runtime];
    const policy = `version: 1
models:
  - id: direction
    artifact: model.onnx
    dataset: { path: set.jsonl }
    task: { kind: classification, scores: logits }
    runtime: { providers: [cuda, cpu] }
    limits: { latency-p95: { max: 1s } }
`;
    await writeFile(join(folder, 'cuda.yml'), policy);
    const { exitCode, stdout } = await runGate(['check', '--record', ...words], { cwd: folder });
    expect(exitCode).toBe(4);
    expect(stdout).toContain('No provider: direction cannot run on `cuda` here');
    expect(stdout).toContain('runtime-path: expected a package with libonnxruntime_providers_cuda.so');
    expect(stdout).not.toContain('P95 latency');
  });

  describe.skipIf(!existsSync(DEVICE))('on a WebGPU device', () => {
    test('is reported with reasons, copies and shares, and the gate blocks what falls back', {
      timeout: TIMEOUT_MS,
    }, async () => {
      const limit = '{ fallback-time-share: { max: 1%, max-increase: 0pp } }';
      const { verdict, exitCode, report } = await check('{ providers: [webgpu] }', limit, [
        ...RECORD,
        ...OF_DEVICE,
      ]);
      const judged = verdict.models[0] as ModelVerdict;
      expect(exitCode).toBe(1);
      expect(metricsIn(verdict, 'fail')).toEqual(['fallback-time-share']);

      const onCpu = candidateOf(judged).filter(({ provider }) => provider === 'CPUExecutionProvider');
      expect(onCpu).toMatchObject([{ operator: 'Clip', role: 'fallback', nodes: 2, reason: 'no-kernel' }]);
      for (const copy of ['MemcpyToHost', 'MemcpyFromHost']) expect(countNodes(judged, copy)).toBe(2);
      const copies = candidateOf(judged).filter(({ role }) => role === 'copy');
      expect(copies.map(({ reason }) => reason)).toEqual(['crosses-devices', 'crosses-devices']);
      expect(shareOf(judged, 'kernel', 'reformat', 'fallback', 'copy', 'shape')).toBeCloseTo(1);

      const share = judged.rows.find(({ metric }) => metric === 'fallback-time-share')?.candidate;
      expect(share).toBeCloseTo(shareOf(judged, 'fallback', 'copy'));
      expect(share).toBeGreaterThan(0.01);
      expect(share).toBeLessThan(0.9);
      expect(report).toContain('fell back: the provider has no kernel for it');
      expect(judged.time?.gpu?.computeNs).toBeGreaterThan(0);
      // There is no nvidia-smi for a device in software: what it would report is unknown, and never 0.
      expect(judged.environment['card']).toBe('not told');
      expect(judged.rows.map(({ metric }) => metric)).not.toContain('memory-vram-peak');

      // A run on the CPU takes only the model from what the device recorded, and measures it side by side with its own.
      const other = await check('{ providers: [cpu] }', '{ model-size: { max-increase: 1% } }', [
        '--budget',
        '12s',
        ...OF_DEVICE,
      ]);
      const { state, placement } = other.verdict.models[0] as ModelVerdict;
      expect(state).toBe('pass');
      for (const rows of [placement.baseline, placement.candidate])
        expect(new Set(rows.map(({ provider }) => provider))).toEqual(new Set(['CPUExecutionProvider']));
    });

    test('under strict placement the runtime refuses, and the report names what would fall back', async () => {
      const runtime = '{ providers: [webgpu], strict-placement: true }';
      const { verdict, exitCode } = await check(runtime, '{ latency-p95: { max: 1s } }');
      expect(exitCode).toBe(1);
      expect(verdict.models[0]).toMatchObject({
        state: 'fail',
        ending: {
          kind: 'failed',
          failure: 'fell-back',
          message: 'the runtime would run 2 nodes (`Clip` ×2: no kernel) on the CPU',
          providers: ['webgpu'],
        },
      });
    });
  });
});
