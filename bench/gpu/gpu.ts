import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeGpu } from '../../src/device/environment-fields.ts';
import { openGpu } from '../../src/device/open-gpu.ts';
import { describeCommit, describeMachine, today } from '../support/machine.ts';
import { STEPS, type Step, type StepResult } from './gpu-steps.ts';
import { renderGpu } from './render-gpu.ts';

/*
 * npm run bench:gpu: the gate on this machine's GPU, with CUDA and WebGPU. Run it alone, after npm run build, with CUDA and
 * cuDNN where the linker finds them. Writes gpu.json and gpu.md to .github/benchmarks.
 *
 * --out FOLDER            write the results there instead
 * --seconds N             total time limit; running steps are stopped
 * --only NAME,NAME        run only these steps and replace their results
 * --runtime-path FOLDER   passed on to the gate
 * --render                only render the page again
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const FILES = ['verdict.json', 'ladder.json', 'calibration.json'];
const MAX_SAID = 6000;
const MIN_SECONDS = 10;

export interface GpuResults {
  readonly machine: Readonly<Record<string, string>>;
  /** Hand-written findings, one sentence each; dropped with the next measurement. */
  readonly found?: readonly string[];
  /** Output of `gpu-pace.ts`, with the cores that it could use. */
  readonly pace?: readonly { readonly cores: string; readonly p50Us: readonly number[] }[];
  readonly steps: readonly StepResult[];
}

interface Setting {
  readonly folder: string;
  readonly runtimePath: string | undefined;
  /** On the clock of `performance.now()`. */
  readonly endMs: number;
}

async function runStep(step: Step, { folder, runtimePath, endMs }: Setting): Promise<StepResult> {
  const { name, words, core } = step;
  const prefix = core === undefined ? [] : ['taskset', '-c', String(core)];
  const command = [...prefix, 'node', 'dist/cli.mjs', ...words].join(' ');
  const seconds = Math.min(step.seconds, (endMs - performance.now()) / 1000);
  if (seconds < MIN_SECONDS)
    return { name, command, exitCode: null, seconds: undefined, said: '', written: null };
  const out = join(folder, name);
  const store = words.includes('--record') ? ['--store', join(folder, 'store')] : [];
  const runtime = runtimePath === undefined ? [] : ['--runtime-path', runtimePath];
  const start = performance.now();
  const { exitCode, said } = await call(
    [...prefix, process.execPath, join('dist', 'cli.mjs'), ...[...words, '--out', out, ...store, ...runtime]],
    seconds,
  );
  const file = FILES.map((each) => join(out, each)).find((each) => existsSync(each));
  return {
    name,
    command,
    exitCode,
    seconds: (performance.now() - start) / 1000,
    said: said.slice(-MAX_SAID),
    written: file === undefined ? null : JSON.parse(readFileSync(file, 'utf8')),
  };
}

function call(words: readonly string[], seconds: number): Promise<{ exitCode: number | null; said: string }> {
  const [program = '', ...rest] = words;
  const child = spawn(program, rest, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let isStopped = false;
  const timer = setTimeout(() => {
    isStopped = child.kill();
  }, seconds * 1000);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      process.stderr.write(text);
    });
  }
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('close', (code) => {
      clearTimeout(timer);
      done({ exitCode: isStopped ? null : code, said });
    });
  });
}

function describePlace(): Record<string, string> {
  const gpu = openGpu();
  const fields = gpu.kind === 'readable' ? describeGpu(gpu.gpu.first) : { GPU: `none: ${gpu.message}` };
  return {
    date: today(),
    ...fields,
    ...describeMachine(),
    commit: describeCommit(ROOT),
  };
}

/** Keeps earlier results of steps that did not run now. */
function merge(before: readonly StepResult[], now: readonly StepResult[]): StepResult[] {
  const all = new Map([...before, ...now].map((each) => [each.name, each]));
  return STEPS.flatMap(({ name }) => all.get(name) ?? []);
}

function readResults(file: string): GpuResults {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { machine: {}, steps: [] };
}

async function writeResults(out: string, results: GpuResults): Promise<void> {
  await writeFile(join(out, 'gpu.json'), `${JSON.stringify(results, null, 1)}\n`);
  await writeFile(join(out, 'gpu.md'), renderGpu(results));
}

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(ROOT, '.github', 'benchmarks') },
    seconds: { type: 'string', default: '3600' },
    only: { type: 'string' },
    'runtime-path': { type: 'string' },
    render: { type: 'boolean', default: false },
  },
});
const out = resolve(values.out);
await mkdir(out, { recursive: true });
const before = readResults(join(out, 'gpu.json'));
if (values.render) await writeResults(out, before);
else {
  const names = values.only?.split(',') ?? STEPS.map(({ name }) => name);
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name));
  if (unknown.length > 0) throw new Error(`--only: expected names of steps, got ${unknown.join(', ')}`);
  const endMs = performance.now() + Number(values.seconds) * 1000;
  const folder = await mkdtemp(join(tmpdir(), 'bench-gpu-'));
  try {
    const machine = describePlace();
    const found: StepResult[] = [];
    for (const name of names) {
      const step = STEPS.find((each) => each.name === name) as Step;
      console.error(`# ${name}`);
      found.push(await runStep(step, { folder, runtimePath: values['runtime-path'], endMs }));
      // Written after each step, so that losing the machine does not lose the results.
      await writeResults(out, { machine, steps: merge(before.steps, found) });
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
