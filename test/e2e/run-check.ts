import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';

/** Root of the repository, and the fixtures in it. */
export const ROOT = resolve(import.meta.dirname, '..', '..');
export const FASHION = join(ROOT, 'fixtures', 'fashion');
export const HOSTILE = join(ROOT, 'fixtures', 'hostile');

/** How a run of the command line ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the committed command line under the Node that runs the tests. */
export function runGate(
  words: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [join(ROOT, 'dist', 'cli.mjs'), ...words], {
    cwd: options.cwd ?? FASHION,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  return new Promise((done, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => done({ exitCode, ...output }));
  });
}

/** Runs `check` and reads the verdict that it wrote, by the schema. */
export async function runCheck(
  words: readonly string[],
  options: { out: string; cwd?: string; env?: NodeJS.ProcessEnv },
): Promise<Ended & { verdict: Verdict; report: string }> {
  // Attempts of other tests must not count.
  const ended = await runGate(['check', '--fresh', ...words, '--out', options.out], options);
  if (ended.exitCode === null || ended.exitCode === 2 || ended.exitCode === 4) {
    throw new Error(`the gate ended with ${ended.exitCode}: ${ended.stderr}`);
  }
  const read = (name: string) => readFile(join(options.out, name), 'utf8');
  return {
    ...ended,
    verdict: verdictSchema.parse(JSON.parse(await read('verdict.json'))),
    report: await read('report.md'),
  };
}

/** The metrics of a verdict's first model that are in a state. */
export function metricsIn(
  verdict: Verdict,
  state: Verdict['models'][number]['rows'][number]['state'],
): string[] {
  return (verdict.models[0]?.rows ?? []).filter((row) => row.state === state).map((row) => row.metric);
}
