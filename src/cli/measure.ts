import { resolve } from 'node:path';
import { UserError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { runGate } from '../gate.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { defineCommand, seeHelp } from './define/define-command.ts';
import { measureJob } from './jobs/measure-job.ts';
import { JOBS, RUN, SHARDS } from './jobs/open-jobs.ts';

import { exitCode, ports, readShared, SHARED, sharedRequest } from './options.ts';

const OUT = '.regression-gate';

/** Measures one model by itself and writes its record; or does one job of a run and writes its result. */
export const measure = defineCommand({
  name: 'measure',
  summary: 'measure one model by a policy and write its record; with --run, do one job of a run',
  positionals: [
    { name: 'MODEL', what: 'a model file', example: 'regression-gate measure model.onnx', default: '' },
  ],
  options: {
    ...SHARED,
    out: {
      type: 'string',
      value: 'DIR',
      default: OUT,
      help: 'where to write <model id>/record.json, or the result of a job',
    },
    run: RUN,
    shard: { type: 'string', value: 'I/N', help: 'score only this shard of the items, such as 2/4' },
    job: {
      type: 'string',
      value: 'N',
      help: 'number of the job in the list of "regression-gate route", from 1',
    },
    shards: SHARDS,
    base: JOBS.base,
    store: { type: 'string', value: 'DIR', default: OUT, help: 'folder with recorded baselines' },
    fallback: {
      type: 'boolean',
      default: false,
      help: 'this machine replaces one with a GPU: run on the CPU if the policy lists it',
    },
  },
  details: `With --run, it measures the policy's artifact against its baseline and writes result-*.json for "regression-gate verdict".
--model and --shard choose what to measure, or --job does. It exits 0 whatever it finds: only the verdict judges.`,
  async run({ values, positionals: [model] }, terminal) {
    if (values.run !== undefined) {
      if (model === '') return measureJob(values, terminal);
      throw new UserError(
        `measure: expected no MODEL with --run, got "${model}".`,
        'Leave MODEL out: a job measures the artifact that the policy names.',
      );
    }
    const alone = (['shard', 'job'] as const).find((name) => values[name] !== undefined);
    if (alone !== undefined) {
      throw new UserError(`--${alone}: expected --run with it, got none.`, seeHelp('measure'));
    }
    if (model === '') {
      throw new UserError(
        'measure: expected a model file, got none.',
        'Example: regression-gate measure model.onnx',
      );
    }
    const request: GateRequest = {
      ...sharedRequest(readShared(values)),
      candidate: resolve(model),
      baseline: undefined,
      baselinePolicyFile: undefined,
      mode: 'alone',
      recording: { commit: undefined },
      commit: undefined,
      ancestors: [],
    };
    const result = await runGate(request, ports(values.out, terminal));
    terminal.print(renderTerminal(result.verdict, { color: terminal.color }));
    return exitCode(result);
  },
});
