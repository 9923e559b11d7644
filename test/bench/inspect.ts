import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { describeCommit, describeMachine } from './machine.ts';
import { writeLargeModel } from './write-large-model.ts';

/*
 * npm run bench:inspect: what looking into a model of 2 GB takes, against loading it in the runtime. Run it alone.
 * Writes inspect.json and inspect.md to .github/benchmarks, or to the folder named. Needs 4.2 GB of disk for a while.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const run = promisify(execFile);
const PLACES = ['embedded', 'external'] as const;
const LAYERS = { embedded: 31, external: 32 };
const INSPECTIONS = 5;
const LOADS = 3;

/** Time from the start of the process, Node's own start included, and its peak memory. */
const TELL_USAGE = `process.on('exit', () => process.stderr.write(JSON.stringify({
  ms: performance.now(), peakBytes: process.resourceUsage().maxRSS * 1024 })))`;

interface Usage {
  readonly ms: number;
  readonly peakBytes: number;
}

/** The command line as it is shipped, made from the sources of today. */
async function bundle(folder: string): Promise<string> {
  const build = await rolldown({
    input: join(ROOT, 'src', 'cli.ts'),
    platform: 'node',
    external: /^onnxruntime-node/,
    logLevel: 'warn',
  });
  await build.write({ dir: folder, format: 'esm', entryFileNames: '[name].mjs' });
  await build.close();
  return join(folder, 'cli.mjs');
}

async function inspectOnce(cli: string, model: string): Promise<Usage> {
  const preload = `data:text/javascript,${encodeURIComponent(TELL_USAGE)}`;
  const { stderr } = await run(process.execPath, ['--import', preload, cli, 'inspect', model]);
  return JSON.parse(stderr) as Usage;
}

async function loadOnce(model: string): Promise<Usage> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, 'load-once.ts'), model]);
  return JSON.parse(stdout) as Usage;
}

async function repeat(times: number, once: () => Promise<Usage>): Promise<Usage[]> {
  const usages: Usage[] = [];
  for (let time = 0; time < times; time += 1) usages.push(await once());
  return usages;
}

async function measurePlace(folder: string, cli: string, place: (typeof PLACES)[number]) {
  const { file, bytes } = await writeLargeModel(folder, { layers: LAYERS[place], place });
  const loads = await repeat(LOADS, () => loadOnce(file));
  const inspections = await repeat(INSPECTIONS, () => inspectOnce(cli, file));
  const { stdout } = await run(process.execPath, [cli, 'inspect', file]);
  return { place, bytes, inspections, loads, told: stdout.replaceAll(`${folder}/`, '') };
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function renderPage(result: Awaited<ReturnType<typeof measureAll>>): string {
  const rows = result.places.map(({ place, bytes, inspections, loads }) => {
    const [own, runtime] = [inspections, loads].map((usages) => median(usages.map(({ ms }) => ms)));
    const [ownPeak, runtimePeak] = [inspections, loads].map((usages) =>
      Math.max(...usages.map(({ peakBytes }) => peakBytes)),
    );
    const ratio = (runtime ?? Number.NaN) / (own ?? Number.NaN);
    const slowest = Math.max(...inspections.map(({ ms }) => ms));
    const cells = [
      `${place}, ${bytes.toLocaleString('en')} bytes`,
      `${own?.toFixed(0)} (${slowest.toFixed(0)})`,
      `${((ownPeak ?? 0) / 1e6).toFixed(0)} MB`,
      `${runtime?.toFixed(0)}`,
      `${((runtimePeak ?? 0) / 1e6).toFixed(0)} MB`,
      `**${ratio.toFixed(0)}×**`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `# What looking into a model costs

\`npm run bench:inspect\`. ${result.machine}

A generated chain of matrix products, 64 MiB of float32 weights each. \`regression-gate inspect\` as a whole process, from
its start to its end (median of ${INSPECTIONS}, the slowest in parentheses), against \`InferenceSession.create\` alone, without the
start of its process (median of ${LOADS}). The files are in the page cache; 64 MiB of the weights are looked at.

| weights | inspect ms | its peak memory | load in the runtime ms | its peak memory | load ÷ inspect |
|---|--:|--:|--:|--:|--:|
${rows.join('\n')}

Targets: under 1,000 ms, under 150 MB, and at least 20 times faster than loading.

${result.places.map(({ told }) => `\`\`\`\n${told.trimEnd()}\n\`\`\``).join('\n\n')}
`;
}

async function measureAll(folder: string) {
  const cli = await bundle(join(folder, 'cli'));
  const places = [];
  for (const place of PLACES) places.push(await measurePlace(folder, cli, place));
  const where = Object.entries(describeMachine()).map(([name, text]) => `${name}: ${text}`);
  const today = new Date().toISOString().slice(0, 10);
  return { machine: [today, ...where, `commit: ${describeCommit(ROOT)}`].join('; '), places };
}

const folder = await mkdtemp(join(tmpdir(), 'bench-inspect-'));
try {
  const result = await measureAll(folder);
  await mkdir(OUT, { recursive: true });
  await writeFile(join(OUT, 'inspect.json'), `${JSON.stringify(result, null, 2)}\n`);
  await writeFile(join(OUT, 'inspect.md'), renderPage(result));
  console.log(renderPage(result));
} finally {
  await rm(folder, { recursive: true, force: true });
}
