import { resolve } from 'node:path';
import { UserError } from '../errors/errors.ts';
import { jsonText } from '../files/json-text.ts';
import { writeFiles } from '../files/write-files.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { runGate } from '../gate.ts';
import { progressWithin } from '../measure/progress-event.ts';
import { renderCalibration } from '../report/render-calibration.ts';
import { summarizeNoise } from '../verdict/summarize-noise.ts';
import type { ModelVerdict } from '../verdict/verdict.ts';
import type { Terminal } from './define/command.ts';
import { defineCommand, seeHelp } from './define/define-command.ts';

import { type MeasureOptions, ports, readShared, SHARED, sharedRequest } from './options.ts';

/** Compares each model with itself several times and proposes limits that this machine can measure. */
export const calibrate = defineCommand({
  name: 'calibrate',
  summary: 'compare the model with itself, and propose limits that this machine can measure',
  options: {
    ...SHARED,
    budget: { ...SHARED.budget, default: '20s', help: 'time for each comparison; all of it is used' },
    runs: { type: 'string', value: 'N', default: '5', help: 'number of comparisons' },
    out: {
      type: 'string',
      value: 'DIR',
      default: '.regression-gate/out',
      help: 'where to write calibration.md, calibration.html and calibration.json',
    },
  },
  async run({ values }, terminal) {
    const runs = await compareWithItself(readShared(values), {
      runs: readRuns(values.runs),
      terminal,
      out: values.out,
    });
    // Scores have no noise of the machine.
    const timed = (runs[0] ?? []).filter(({ dataSet }) => dataSet === undefined);
    const calibrated = timed.map(({ id }) => {
      const own = runs.flat().filter((model) => model.id === id);
      return { id, noise: summarizeNoise(own), runs: own };
    });
    const models = calibrated.map(({ id, noise }) => ({ id, noise }));
    const text = models.map(({ id, noise }) => renderCalibration(id, noise, values.budget)).join('\n\n');
    // A separate chunk: nothing else needs the library that draws.
    const { renderCalibrationHtml } = await import('../report/render-calibration-html.ts');
    await writeFiles(resolve(values.out), {
      'calibration.md': `${text}\n`,
      'calibration.html': renderCalibrationHtml(calibrated, values.budget),
      'calibration.json': jsonText({ version: 1, budget: values.budget, models }),
    });
    terminal.print(`${text}\n`);
    return 0;
  },
});

function readRuns(text: string): number {
  const runs = Number(text);
  if (/^\d{1,3}$/.test(text) && runs >= 1) return runs;
  throw new UserError(`--runs: expected a whole number from 1 to 999, got "${text}".`, seeHelp('calibrate'));
}

/** Each run has its own seed, so it times other items in another order. */
async function compareWithItself(
  options: MeasureOptions,
  {
    runs: count,
    terminal,
    out,
  }: { readonly runs: number; readonly terminal: Terminal; readonly out: string },
): Promise<ModelVerdict[][]> {
  const runs: ModelVerdict[][] = [];
  for (let run = 0; run < count; run += 1) {
    const request: GateRequest = {
      ...sharedRequest({ ...options, seed: options.seed + run }),
      candidate: undefined,
      baseline: undefined,
      baselinePolicyFile: undefined,
      mode: 'calibrate',
      commit: undefined,
      ancestors: [],
    };
    const progress = progressWithin(terminal.progress, { kind: 'run', number: run + 1, of: count });
    const { verdict } = await runGate(request, { ...ports(out, terminal), stores: [], progress });
    runs.push(verdict.models);
  }
  return runs;
}
