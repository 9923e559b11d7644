import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { describeRun } from '../support/machine.ts';
import { writeLargeModel } from './write-large-model.ts';

/*
 * npm run bench:inspect: cost of inspecting a 2 GB model, compared with loading it in the runtime. Run it alone. Writes
 * inspect.json and inspect.md to .github/benchmarks or the given folder. Temporarily needs 4.2 GB of disk space.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const OUT = resolve(process.argv[2] ?? '.github/benchmarks');
const run = promisify(execFile);
const PLACES = ['embedded', 'external'] as const;
const LAYERS = { embedded: 31, external: 32 };
const INSPECTIONS = 5;
const LOADS = 3;

/** Preloaded: reports the time since process start, including Node's own startup, and peak memory (Linux only). */
const REPORT_USAGE = `import { readFileSync } from 'node:fs';
process.on('exit', () => {
  const [, kibibytes] = /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'));
  process.stderr.write(JSON.stringify({ ms: performance.now(), peakBytes: kibibytes * 1024 }));
});`;

interface Usage {
  readonly ms: number;
  readonly peakBytes: number;
}

/** Bundles the command line as shipped, from the current sources. */
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

async function runCommand(cli: string, model: string): Promise<Usage> {
  const preload = `data:text/javascript,${encodeURIComponent(REPORT_USAGE)}`;
  const { stderr } = await run(process.execPath, ['--import', preload, cli, 'inspect', model]);
  return JSON.parse(stderr) as Usage;
}

async function runOnce<Output>(script: string, model: string): Promise<Output> {
  const { stdout } = await run(process.execPath, [join(import.meta.dirname, script), model]);
  return JSON.parse(stdout) as Output;
}

async function repeat<Output>(times: number, once: () => Promise<Output>): Promise<Output[]> {
  const outputs: Output[] = [];
  for (let time = 0; time < times; time += 1) outputs.push(await once());
  return outputs;
}

async function measurePlace(folder: string, cli: string, place: (typeof PLACES)[number]) {
  const { file, bytes } = await writeLargeModel(folder, { layers: LAYERS[place], place });
  const loads = await repeat(LOADS, () => runOnce<Usage>('load-once.ts', file));
  const calls = await repeat(INSPECTIONS, () => runOnce<Pick<Usage, 'ms'>>('inspect-once.ts', file));
  const commands = await repeat(INSPECTIONS, () => runCommand(cli, file));
  const { stdout } = await run(process.execPath, [cli, 'inspect', file]);
  return { place, bytes, loads, calls, commands, told: stdout.replaceAll(`${folder}/`, '') };
}

const median = (usages: readonly { readonly ms: number }[]): number =>
  usages.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(usages.length / 2)] ?? Number.NaN;

const peak = (usages: readonly Usage[]): string =>
  `${(Math.max(...usages.map(({ peakBytes }) => peakBytes)) / 1e6).toFixed(0)} MB`;

function renderPage(result: Awaited<ReturnType<typeof measureAll>>): string {
  const rows = result.places.map(({ place, bytes, loads, calls, commands }) => {
    const cells = [
      `${place}, ${bytes.toLocaleString('en')} bytes`,
      `${median(commands).toFixed(0)} (${Math.max(...commands.map(({ ms }) => ms)).toFixed(0)})`,
      peak(commands),
      median(calls).toFixed(0),
      median(loads).toFixed(0),
      peak(loads),
      `**${(median(loads) / median(calls)).toFixed(0)}×**`,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return `# Cost of inspecting a model

\`npm run bench:inspect\`. ${result.machine}

The model is a generated chain of matrix products with 64 MiB of float32 weights each, of which 64 MiB in all are read.
Measured: the command \`regression-gate inspect\` from process start to end (median of ${INSPECTIONS}, slowest in parentheses);
\`inspectModel\` alone (median of ${INSPECTIONS}); and \`InferenceSession.create\` with default options alone (median of ${LOADS}).
Each runs in a fresh process. The files are in the page cache.

| weights | command ms | its peak memory | inspectModel ms | create ms | its peak memory | create ÷ inspectModel |
|---|--:|--:|--:|--:|--:|--:|
${rows.join('\n')}

Targets: under 1,000 ms, under 150 MB, and at least 20 times faster than loading.

${result.places.map(({ told: outputs }) => `\`\`\`\n${outputs.trimEnd()}\n\`\`\``).join('\n\n')}
`;
}

async function measureAll(folder: string) {
  const machine = describeRun(ROOT);
  const cli = await bundle(join(folder, 'cli'));
  const places = [];
  for (const place of PLACES) places.push(await measurePlace(folder, cli, place));
  return { machine, places };
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
