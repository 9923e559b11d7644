import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { percentileNs } from '../../src/stats/percentile.ts';
import { model, value } from '../model/onnx-writer.ts';
import { describeCommit, describeMachine } from './machine.ts';

/*
 * npm run bench:overhead: what the measuring costs. Figures are differences and ratios within one run; run it alone.
 * Writes overhead.json and overhead.md to .github/benchmarks, or to the folder named.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const run = promisify(execFile);
const WIDTH = 512;
const STREAMED_ITEMS = [1000, 100_000, 1_000_000];

/** A chain of matrix products: `layers` sets the service time, the input is one row of 512 numbers. */
function writeChain(layers: number): Uint8Array {
  const weights = new Float32Array(WIDTH * WIDTH);
  for (let index = 0; index < weights.length; index += 1)
    weights[index] = ((index * 2654435761) % 1000) / 1e6;
  const raw = new Uint8Array(weights.buffer);
  const name = (layer: number): string => (layer === 0 ? 'x' : layer === layers ? 'y' : `h${layer}`);
  return model({
    inputs: [value('x', 'float32', ['batch', WIDTH])],
    outputs: [value('y', 'float32', ['batch', WIDTH])],
    nodes: Array.from({ length: layers }, (_, layer) => ({
      op: 'MatMul',
      inputs: [name(layer), 'w'],
      outputs: [name(layer + 1)],
    })),
    initializers: [{ name: 'w', dtype: 'float32', dims: [WIDTH, WIDTH], raw }],
  });
}

interface Loops {
  readonly samples: Record<'bare' | 'awaited' | 'ours', number[]>;
  readonly wallNsPerRun: { readonly bare: number; readonly ours: number };
}

async function measureLoops(folder: string, layers: number) {
  const file = join(folder, `chain-${layers}.onnx`);
  await writeFile(file, writeChain(layers));
  const words = [join(import.meta.dirname, 'overhead-loops.ts'), file, String(WIDTH), '20'];
  const { stdout } = await run(process.execPath, words, { maxBuffer: 64 * 2 ** 20 });
  const { samples, wallNsPerRun } = JSON.parse(stdout) as Loops;
  const at = (percent: number, each: number[]): number =>
    percentileNs(Float64Array.from(each).sort(), percent) / 1e3;
  const quantiles = (percent: number) => ({
    bareUs: at(percent, samples.bare),
    awaitedUs: at(percent, samples.awaited),
    oursUs: at(percent, samples.ours),
  });
  return {
    layers,
    runs: samples.ours.length,
    p50: quantiles(50),
    p95: quantiles(95),
    wallUsPerRun: { bare: wallNsPerRun.bare / 1e3, ours: wallNsPerRun.ours / 1e3 },
  };
}

async function measureStream(folder: string, items: number) {
  const data = join(folder, `${items}.jsonl`);
  const file = createWriteStream(data);
  for (let item = 0; item < items; item += 1) {
    const inputs = Array.from({ length: 8 }, (_, index) => ((item * 7 + index) % 10) / 10);
    const line = `{"inputs":{"x":[${inputs.join()}]},"label":${item % 4}}\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  const words = [
    join(import.meta.dirname, 'overhead-stream.ts'),
    resolve('fixtures/test-data-set/model.onnx'),
    data,
    folder,
  ];
  const { stdout } = await run(process.execPath, words);
  await rm(data);
  return JSON.parse(stdout) as { items: number; seconds: number; serviceNs: number; peakBytes: number };
}

function renderPage(result: Awaited<ReturnType<typeof measureAll>>): string {
  const us = (value: number): string => value.toFixed(1);
  const loops = result.loops.map(({ p50, p95, wallUsPerRun }) => {
    const over = p50.oursUs - p50.bareUs;
    const share = ((p50.oursUs / p50.bareUs - 1) * 100).toFixed(2);
    const wall = wallUsPerRun.ours - wallUsPerRun.bare;
    return `| ${us(p50.bareUs)} | ${us(p50.awaitedUs)} | ${us(p50.oursUs)} | **+${us(over)} µs (${share} %)** | ${us(p95.bareUs)} | ${us(p95.oursUs)} | +${us(wall)} µs |`;
  });
  const streams = result.streams.map(
    ({ items, seconds, peakBytes }) =>
      `| ${items.toLocaleString('en')} | ${seconds.toFixed(1)} s | ${(peakBytes / 2 ** 20).toFixed(0)} MiB |`,
  );
  return `# What the measuring costs

\`npm run bench:overhead\`, ${result.machine}. One run; compare within it.

Latency of one inference in three loops that take turns in one process: the bare native binding, \`await session.run\`, and
the gate's own timed loop (which also marks preemptions, outside the clock). ${result.loops[0]?.runs} samples a loop and model.

| P50 bare µs | P50 awaited µs | P50 ours µs | ours over bare, P50 | P95 bare µs | P95 ours µs | wall time a run over bare |
|--:|--:|--:|--:|--:|--:|--:|
${loops.join('\n')}

Target: at most 12 µs over the bare binding, so under 1 % for a model of 1.2 ms or more.

Memory of the parent while it streams a data set through the accuracy pass (decoding, scoring, keeping outcomes):

| items | time | peak resident memory |
|--:|--:|--:|
${streams.join('\n')}

Target: at most 250 MiB at 1,000,000 items.
`;
}

async function measureAll(folder: string) {
  const loops = [];
  for (const layers of [1, 10, 30]) loops.push(await measureLoops(folder, layers));
  const streams = [];
  for (const items of STREAMED_ITEMS) streams.push(await measureStream(folder, items));
  const where = Object.entries(describeMachine()).map(([name, text]) => `${name}: ${text}`);
  const machine = [new Date().toISOString().slice(0, 10), ...where, `commit: ${describeCommit(ROOT)}`].join(
    '; ',
  );
  return { machine, loops, streams };
}

const folder = await mkdtemp(join(tmpdir(), 'bench-overhead-'));
try {
  const result = await measureAll(folder);
  await mkdir(OUT, { recursive: true });
  await writeFile(join(OUT, 'overhead.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(join(OUT, 'overhead.md'), renderPage(result));
  console.log(renderPage(result));
} finally {
  await rm(folder, { recursive: true, force: true });
}
