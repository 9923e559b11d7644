import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { percentileNs } from '../../src/stats/percentile.ts';
import { describeRun } from '../support/machine.ts';
import type { AccuracyRound } from './overhead-accuracy.ts';
import { WIDTH, writeChain } from './overhead-chain.ts';
import type { GpuReader } from './overhead-gpu.ts';
import type { Round } from './overhead-loops.ts';
import type { Stream } from './overhead-stream.ts';

/*
 * npm run bench:overhead: cost of measuring. Figures are differences and ratios within one run. Run it alone, after npm run
 * build; it takes three to five minutes. Writes overhead.json and overhead.md to .github/benchmarks or the given folder.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const run = promisify(execFile);
const STREAMED_ITEMS = [1000, 100_000, 1_000_000];
const ROUNDS = 12;
const READER_ROUNDS = 10;
/** Service times of about 0.02, 0.1 and 1 ms on a server core. The last has few operators, so profiling slows it down least. */
const MODELS = [
  { layers: 1, rows: 1 },
  { layers: 10, rows: 1 },
  { layers: 3, rows: 160 },
];
/** About 1 ms per item. */
const SCORED = { layers: 90, items: 3000, rounds: 21 };

const median = (values: readonly number[]): number => percentileNs(Float64Array.from(values).sort(), 50);

async function runScript(script: string, words: readonly string[]): Promise<unknown> {
  const { stdout } = await run(process.execPath, [script, ...words], { maxBuffer: 64 * 2 ** 20, cwd: ROOT });
  return JSON.parse(stdout);
}

async function measureLoops(folder: string, { layers, rows }: { layers: number; rows: number }) {
  const file = join(folder, `chain-${layers}-${rows}.onnx`);
  await writeFile(file, writeChain(layers));
  const words = [file, String(rows), String(ROUNDS)];
  const found = (await runScript(join(import.meta.dirname, 'overhead-loops.ts'), words)) as Round[];
  const us = (
    loop: 'bare' | 'awaited' | 'ours' | 'unread' | 'profiled' | 'modelRun' | 'readings',
    percent: number,
  ): number => percentileNs(Float64Array.from(found.flatMap((round) => round[loop])).sort(), percent) / 1e3;
  return {
    layers,
    rows,
    samples: found.flatMap(({ ours }) => ours).length,
    p50: {
      bareUs: us('bare', 50),
      awaitedUs: us('awaited', 50),
      oursUs: us('ours', 50),
      unreadUs: us('unread', 50),
      readingUs: us('readings', 50),
      profiledUs: us('profiled', 50),
      modelRunUs: us('modelRun', 50),
    },
    p95: { bareUs: us('bare', 95), oursUs: us('ours', 95), readingUs: us('readings', 95) },
    oursOverBareUs: found.map(({ ours, bare }) => (median(ours) - median(bare)) / 1e3),
    oursOverUnread: found.map(({ ours, unread }) => median(ours) / median(unread) - 1),
    profiledOverModelRun: found.map(({ profiled, modelRun }) => median(profiled) / median(modelRun) - 1),
    oursOverModelRun: found.map(({ ours, modelRun }) => median(ours) / median(modelRun) - 1),
    wallOverBareUs: found.map(({ oursWallNs, bareWallNs }) => (oursWallNs - bareWallNs) / 1e3),
  };
}

async function writeLines(file: string, items: number, line: (item: number) => string): Promise<void> {
  const stream = createWriteStream(file);
  for (let item = 0; item < items; item += 1) {
    if (!stream.write(`${line(item)}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

const numbersOf = (item: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => ((item * 7 + index) % 10) / 10);

interface Scored {
  readonly file: string;
  readonly data: string;
}

async function writeScored(folder: string): Promise<Scored> {
  const file = join(folder, 'scored.onnx');
  const data = join(folder, 'scored.jsonl');
  await writeFile(file, writeChain(SCORED.layers));
  await writeLines(data, SCORED.items, (item) => {
    const base64 = Buffer.from(Float32Array.from(numbersOf(item, WIDTH)).buffer).toString('base64');
    const x = { dtype: 'float32', shape: [WIDTH], base64 };
    return JSON.stringify({ inputs: { x }, label: item % 16 });
  });
  return { file, data };
}

async function measureAccuracyPass(folder: string, { file, data }: Scored): Promise<AccuracyRound[]> {
  const script = join(import.meta.dirname, 'overhead-accuracy.ts');
  return (await runScript(script, [file, data, folder, String(SCORED.rounds)])) as AccuracyRound[];
}

async function measureReader(folder: string, { file, data }: Scored) {
  const script = join(import.meta.dirname, 'overhead-gpu.ts');
  const found = (await runScript(script, [file, data, folder, String(READER_ROUNDS)])) as GpuReader;
  const { source, everyMs, lines, rounds } = found;
  const us = (of: 'alone' | 'read', percent: number): number =>
    percentileNs(Float64Array.from(rounds.flatMap((round) => round[of])).sort(), percent) / 1e3;
  const change = (percent: number): number[] =>
    rounds.map(({ alone, read }) => {
      const [before, beside] = [alone, read].map((values) =>
        percentileNs(Float64Array.from(values).sort(), percent),
      );
      return (beside as number) / (before as number) - 1;
    });
  return {
    source,
    everyMs,
    lines,
    samples: rounds.flatMap(({ alone }) => alone).length,
    p50: { aloneUs: us('alone', 50), readUs: us('read', 50), change: change(50) },
    p95: { aloneUs: us('alone', 95), readUs: us('read', 95), change: change(95) },
  };
}

/** Bundled like the product, because running TypeScript directly takes extra memory. */
async function bundleStream(folder: string): Promise<string> {
  const file = join(folder, 'overhead-stream.mjs');
  const input = join(import.meta.dirname, 'overhead-stream.ts');
  const build = await rolldown({ input, platform: 'node', external: ['onnxruntime-node'] });
  await build.write({ file, format: 'esm', codeSplitting: false });
  await build.close();
  return file;
}

async function measureStream(folder: string, script: string, items: number): Promise<Stream> {
  const data = join(folder, `${items}.jsonl`);
  await writeLines(data, items, (item) =>
    JSON.stringify({ inputs: { x: numbersOf(item, 8) }, label: item % 4 }),
  );
  const modelFile = join(ROOT, 'fixtures', 'test-data-set', 'model.onnx');
  const stream = (await runScript(script, [modelFile, data, folder, String(items)])) as Stream;
  await rm(data);
  return stream;
}

function renderPage(result: Awaited<ReturnType<typeof measureAll>>): string {
  const us = (value: number): string => value.toFixed(1);
  const percent = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(share * 100).toFixed(1)}%`;
  const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  const loops = result.loops.map(
    ({ p50, p95, oursOverBareUs, wallOverBareUs }) =>
      `| ${us(p50.bareUs)} | ${us(p50.awaitedUs)} | ${us(p50.oursUs)} | **${us(median(oursOverBareUs))}** | ${us(p95.bareUs)} | ${us(p95.oursUs)} | ${us(median(wallOverBareUs))} |`,
  );
  const readings = result.loops.map(
    ({ p50, p95, oursOverUnread }) =>
      `| **${us(p50.readingUs)}** | ${us(p95.readingUs)} | ${us(p50.oursUs)} | ${us(p50.unreadUs)} | **${percent(median(oursOverUnread))}** | ${percent(Math.min(...oursOverUnread))} to ${percent(Math.max(...oursOverUnread))} |`,
  );
  const runs = result.loops.map(
    ({ p50, profiledOverModelRun, oursOverModelRun }) =>
      `| ${us(p50.modelRunUs)} | ${us(p50.profiledUs)} | **${percent(median(profiledOverModelRun))}** | ${us(p50.oursUs)} | ${percent(median(oursOverModelRun))} |`,
  );
  const shares = result.accuracy.map(({ bareSeconds, passSeconds }) => bareSeconds / passSeconds);
  const streams = result.streams.map(
    ({ items, seconds, residentBytes, peakBytes }) =>
      `| ${items.toLocaleString('en')} | ${seconds.toFixed(1)} s | ${mib(residentBytes[0] ?? 0)} | ${mib(residentBytes[4] ?? 0)} | ${mib(residentBytes[9] ?? 0)} | **${mib(peakBytes)}** |`,
  );
  const { reader } = result;
  const reads = [reader.p50, reader.p95].map(
    ({ aloneUs, readUs, change }, index) =>
      `| ${index === 0 ? 'P50' : 'P95'} | ${us(aloneUs)} | ${us(readUs)} | **${percent(median(change))}** | ${percent(Math.min(...change))} to ${percent(Math.max(...change))} |`,
  );
  return `# Cost of measuring

\`npm run bench:overhead\`, ${result.machine}. All figures are from one run; compare only within it.

## The timed loop

Latency of one inference in µs, in loops that take turns in one process on one session: the native binding, \`await
session.run\`, and the gate's own timed loop (which also reads how long the thread waited for a core, while the clock is stopped). ${result.loops[0]?.samples} samples per
loop and model in ${ROUNDS} rounds. A difference is the median over the rounds of the difference between the P50s.

| P50 bare | P50 awaited | P50 ours | ours over bare | P95 bare | P95 ours | wall time per run over bare |
|--:|--:|--:|--:|--:|--:|--:|
${loops.join('\n')}

Target: at most 12 µs over the bare binding.

## Reading how long the thread waited

Cost in µs of one reading of waiting and CPU time (\`schedstat\`, \`getrusage\`), which the timed loop makes after each inference, and
the latency of the same loop with and without it. If the reading were inside the timed interval, the two would differ by its cost.

| P50 of a reading | P95 of a reading | P50 ours | P50 without reading | change | over the rounds |
|--:|--:|--:|--:|--:|--:|
${readings.join('\n')}

Target: at most 6 µs at P50, and a change within the rounds' noise.

## ONNX Runtime's own \`model_run\`

The same models, in µs. Profiling slows a run down, so our loop is compared with the profile events of the same runs. The
difference consists of the binding (inputs in, outputs out), the runtime's writing of the event, and \`await\`. The last two columns
compare our loop without a profile with those events; there the two effects partly cancel out.

| P50 \`model_run\` | P50 ours, same runs | over \`model_run\` | P50 ours, no profile | over \`model_run\` |
|--:|--:|--:|--:|--:|
${runs.join('\n')}

Target: within 1% for a 1 ms model (last row).

## The accuracy pass

Throughput of the whole pass over ${SCORED.items} items (reading, sending, inference in the child, scoring; without starting the child),
relative to the native binding in a bare loop over the same inputs in memory. The model takes ${us(((result.accuracy[0]?.bareSeconds ?? 0) / SCORED.items) * 1e6)} µs. Median of ${shares.length}
rounds: **${median(shares).toFixed(3)}** (${Math.min(...shares).toFixed(3)} to ${Math.max(...shares).toFixed(3)}). Target: at least 0.95.

## Memory of the parent

Resident memory while streaming a data set through the accuracy pass: after a tenth, half and all of the items, and the peak.

| items | time | after 10% | after 50% | at the end | peak |
|--:|--:|--:|--:|--:|--:|
${streams.join('\n')}

Target: at most 250 MiB at 1,000,000 items, and flat.

## The GPU reader

Latency in µs of the timed loop in the measuring child, alternately alone and with the long-lived GPU reader running
(${reader.source}), which reads every ${reader.everyMs} ms. ${reader.samples} samples each in ${READER_ROUNDS} rounds, ${reader.lines} lines read. Changes are
medians over the rounds. The reader only runs in the memory and energy passes; this shows its effect if it ran in the latency pass.

| | alone | with the reader | change | over the rounds |
|---|--:|--:|--:|--:|
${reads.join('\n')}
`;
}

async function measureAll(folder: string) {
  const machine = describeRun(ROOT);
  const loops = [];
  for (const each of MODELS) loops.push(await measureLoops(folder, each));
  const scored = await writeScored(folder);
  const accuracy = await measureAccuracyPass(folder, scored);
  const reader = await measureReader(folder, scored);
  const script = await bundleStream(folder);
  const streams = [];
  for (const items of STREAMED_ITEMS) streams.push(await measureStream(folder, script, items));
  return { machine, loops, accuracy, reader, streams };
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
