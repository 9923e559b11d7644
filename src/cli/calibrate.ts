import { resolve } from 'node:path';
import { UserError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { runGate } from '../gate.ts';
import { renderCalibration } from '../report/render-calibration.ts';
import { writeFiles } from '../report/write-result.ts';
import { summarizeNoise } from '../verdict/summarize-noise.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import { type MeasureOptions, parse, readShared, refuseExtra, seeHelp } from './options.ts';
import type { ParsedCommand } from './parsed-command.ts';
import { ports, sharedRequest } from './request.ts';
import type { Terminal } from './run-command.ts';

export interface CalibrateOptions extends MeasureOptions {
  /** The budget as written, for the report. */
  readonly budget: string;
  readonly runs: number;
}

export function readCalibrate(words: readonly string[]): ParsedCommand {
  const { values, positionals } = parse(words, 'calibrate');
  if (values.help) return { command: 'help', of: 'calibrate' };
  refuseExtra(positionals, 'calibrate takes options only');
  const runs = Number(values.runs);
  if (!/^\d{1,3}$/.test(values.runs) || runs < 1) {
    throw new UserError(
      `--runs: expected a whole number from 1 to 999, got "${values.runs}".`,
      seeHelp('calibrate'),
    );
  }
  return { command: 'calibrate', options: { ...readShared(values), budget: values.budget, runs } };
}

/** Compares each model with itself, so often. Every run has a seed of its own: other items, in another order. */
export async function runCalibrate(
  { options }: ParsedCommand & { command: 'calibrate' },
  terminal: Terminal,
): Promise<number> {
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
      ancestors: [],
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
