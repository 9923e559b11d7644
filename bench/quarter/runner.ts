import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportFailure } from '../../src/github/deliver/report-failure.ts';
import { readInputs } from '../../src/github/inputs/inputs.ts';
import { runAction } from '../../src/github/run-action.ts';
import { parseOutputs } from '../../test/e2e/run-action.ts';
import { type MachineState, simulatedMachine } from './simulated-machine.ts';

/** One requested run of the Action. */
export interface Job {
  /** All variables that a real runner sets. */
  readonly env: Readonly<Record<string, string>>;
  readonly machine: MachineState;
  /** ISO 8601. */
  readonly now: string;
  readonly event: unknown;
}

/** Result of a job. */
export interface JobResult {
  readonly exitCode: number;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/*
 * A child process that runs one job after another like `main.ts`, but with a simulated machine and clock. Its log goes to
 * stdout.
 */

const BUNDLE = join(import.meta.dirname, '..', '..', 'dist');

async function perform({ env, machine, now, event }: Job): Promise<JobResult> {
  const { GITHUB_OUTPUT: output = '', GITHUB_STEP_SUMMARY: summary = '', GITHUB_EVENT_PATH: file = '' } = env;
  await Promise.all([writeFile(output, ''), writeFile(summary, ''), writeFile(file, JSON.stringify(event))]);
  const own = { ...process.env };
  Object.assign(process.env, env);
  process.chdir(env['GITHUB_WORKSPACE'] ?? '');
  try {
    const exitCode = await runOrReport(machine, now);
    const outputs = parseOutputs(await readFile(output, 'utf8'));
    return { exitCode, outputs, summary: await readFile(summary, 'utf8') };
  } finally {
    for (const name of Object.keys(env)) if (!(name in own)) delete process.env[name];
    Object.assign(process.env, own);
    process.exitCode = undefined;
  }
}

async function runOrReport(machine: MachineState, now: string): Promise<number> {
  try {
    return await runAction(readInputs(process.env), {
      env: process.env,
      bundleFolder: BUNDLE,
      machine: simulatedMachine(machine),
      now: () => new Date(now),
      onCancelled: () => {},
    });
  } catch (error) {
    return reportFailure(error);
  }
}

process.on('message', async (job: Job) => {
  process.send?.(await perform(job));
});
