import { dirname, join, relative, resolve } from 'node:path';
import { openAttemptDirectory } from '../baseline/attempt-directory-store.ts';
import { DirectoryStore } from '../baseline/directory-store.ts';
import { listFirstParents } from '../baseline/first-parents.ts';
import { gitIn } from '../baseline/git.ts';
import { findMergeBase, readHeadCommit } from '../baseline/git-artifact.ts';
import { InfrastructureError } from '../errors.ts';
import { runLadder } from '../gate/run-ladder.ts';
import { THIS_MACHINE } from '../gate/this-machine.ts';
import { type GateRequest, type GateResult, type Ports, runGate } from '../gate.ts';
import { renderCalibration } from '../report/render-calibration.ts';
import { renderLadder } from '../report/render-ladder.ts';
import { renderLadderTerminal } from '../report/render-ladder-terminal.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { writeFiles, writeResult } from '../report/write-result.ts';
import { EXIT } from '../verdict/exit-code.ts';
import { summarizeNoise } from '../verdict/summarize-noise.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { findRelease } from './find-release.ts';
import { renderHelp } from './help.ts';
import type { Asked } from './read-arguments.ts';
import { runInit } from './run-init.ts';
import { runInspect } from './run-inspect.ts';
import { runLocalSignOff, runVerifySignOff } from './run-sign-off.ts';
import { runTrend } from './run-trend.ts';

/** What a command needs from the process that runs it. */
export interface Terminal {
  readonly bundleFolder: string;
  readonly version: string;
  readonly print: (text: string) => void;
  readonly progress: (line: string) => void;
  readonly color: boolean;
}

/**
 * Does what the command line asks for.
 *
 * @returns The exit code.
 */
export async function runCommand(asked: Asked, terminal: Terminal): Promise<number> {
  switch (asked.command) {
    case 'help':
      terminal.print(renderHelp(asked.of));
      return 0;
    case 'version':
      terminal.print(`${terminal.version}\n`);
      return 0;
    case 'check':
      return check(asked, terminal);
    case 'measure':
      return measure(asked, terminal);
    case 'calibrate':
      return calibrate(asked, terminal);
    case 'ladder':
      return ladder(asked, terminal);
    case 'inspect':
      return runInspect(asked, terminal);
    case 'sign-off':
      return runLocalSignOff(asked, terminal);
    case 'verify-sign-off':
      return runVerifySignOff(asked, terminal);
    case 'init':
      return runInit(asked, terminal);
    case 'trend':
      return runTrend(asked, terminal);
  }
}

async function check({ options }: Asked & { command: 'check' }, terminal: Terminal): Promise<number> {
  const folder = dirname(resolve(options.policy));
  const { record } = options;
  const base = record ? undefined : await findMergeBase(folder);
  const request: GateRequest = {
    ...sharedRequest(options),
    candidate: options.candidate && resolve(options.candidate),
    baseline: options.baseline && resolve(options.baseline),
    baselinePolicyFile: options.baselinePolicy && resolve(options.baselinePolicy),
    mode: record ? 'alone' : 'check',
    recording: record ? { commit: await readHeadCommit(folder) } : undefined,
    commit: base,
    line: base === undefined ? [] : (await listFirstParents(gitIn(folder), base)).line,
  };
  const attempts = options.fresh ? [] : [openAttemptDirectory(resolve(options.store, 'attempts'))];
  const lastRelease = () => findRelease(folder, options.release);
  const result = await runGate(request, { ...ports(options.store, terminal), attempts, lastRelease });
  const files = await writeResult(resolve(options.out), result);
  terminal.print(
    options.json
      ? `${JSON.stringify(result.verdict, null, 2)}\n`
      : `${renderTerminal(result.verdict, { color: terminal.color })}\nReport: ${relative(process.cwd(), files.reportFile)}\n`,
  );
  return exitCode(result);
}

async function measure(
  { model, options }: Asked & { command: 'measure' },
  terminal: Terminal,
): Promise<number> {
  const request: GateRequest = {
    ...sharedRequest(options),
    candidate: resolve(model),
    baseline: undefined,
    baselinePolicyFile: undefined,
    mode: 'alone',
    recording: { commit: undefined },
    commit: undefined,
    line: [],
  };
  const result = await runGate(request, ports(options.out, terminal));
  terminal.print(renderTerminal(result.verdict, { color: terminal.color }));
  return exitCode(result);
}

/** Every run has a seed of its own: other items, in another order. */
async function calibrate({ options }: Asked & { command: 'calibrate' }, terminal: Terminal): Promise<number> {
  const runs: ModelVerdict[][] = [];
  for (let run = 0; run < options.runs; run += 1) {
    const shared = sharedRequest({ ...options, seed: options.seed + run });
    const request: GateRequest = {
      ...shared,
      candidate: undefined,
      baseline: undefined,
      baselinePolicyFile: undefined,
      mode: 'calibrate',
      commit: undefined,
      line: [],
    };
    const progress = (line: string) => terminal.progress(`run ${run + 1} of ${options.runs}: ${line}`);
    const { verdict } = await runGate(request, { ...ports(options.out, terminal), stores: [], progress });
    runs.push(verdict.models);
  }
  const ids = (runs[0] ?? []).map(({ id }) => id);
  const models = ids.map((id) => ({
    id,
    noise: summarizeNoise(runs.flat().filter((model) => model.id === id)),
  }));
  const text = models.map(({ id, noise }) => renderCalibration(id, noise, options.budget)).join('\n\n');
  await writeFiles(resolve(options.out), {
    'calibration.md': `${text}\n`,
    'calibration.json': `${JSON.stringify({ version: 1, budget: options.budget, models }, null, 2)}\n`,
  });
  terminal.print(`${text}\n`);
  return 0;
}

/** Whatever is kept or dropped, a ladder that was climbed is no failure. */
async function ladder({ options }: Asked & { command: 'ladder' }, terminal: Terminal): Promise<number> {
  const request: GateRequest = {
    ...sharedRequest(options),
    candidate: undefined,
    baseline: undefined,
    baselinePolicyFile: undefined,
    mode: 'check',
    commit: undefined,
    line: [],
  };
  const models = await runLadder(request, { ...ports(options.out, terminal), stores: [] });
  await writeFiles(resolve(options.out), {
    'ladder.md': renderLadder(models),
    'ladder.json': `${JSON.stringify({ version: 1, models }, null, 2)}\n`,
  });
  const texts = models.map((model) => renderLadderTerminal(model, { color: terminal.color }));
  const report = relative(process.cwd(), join(resolve(options.out), 'ladder.md'));
  terminal.print(`${texts.join('\n\n')}\n\nReport: ${report}\n`);
  return EXIT.ok;
}

function sharedRequest(options: {
  policy: string;
  model: string | undefined;
  budgetNs: number;
  seed: number;
  runtimePaths: readonly string[];
}): Pick<
  GateRequest,
  'policyFile' | 'policyCommit' | 'modelId' | 'budgetNs' | 'seed' | 'runtimePaths' | 'use'
> {
  return {
    policyFile: resolve(options.policy),
    // Who runs it by hand may try out a policy.
    policyCommit: undefined,
    modelId: options.model,
    budgetNs: options.budgetNs,
    seed: options.seed,
    runtimePaths: options.runtimePaths.map((path) => resolve(path)),
    use: 'pull-request',
  };
}

function ports(store: string, { bundleFolder, progress }: Terminal): Ports {
  return {
    bundleFolder,
    stores: [new DirectoryStore(resolve(store))],
    machine: THIS_MACHINE,
    progress,
    now: () => new Date(),
    run: undefined,
  };
}

/** On a command line a record that nothing kept is a failure: keeping it was all that was asked. */
function exitCode(result: GateResult): number {
  if (result.recorded !== false || result.exitCode !== 0) return result.exitCode;
  throw new InfrastructureError(
    'record: expected the store to keep it, but it did not.',
    'See the notes of the report.',
  );
}
