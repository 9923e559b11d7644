import { resolve } from 'node:path';
import type { GateRequest } from '../gate/gate-request.ts';
import { runGate } from '../gate.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { defineCommand } from './define-command.ts';

import { exitCode, ports, readShared, SHARED, sharedRequest } from './options.ts';

/** Measures one model by itself and writes its record. */
export const measure = defineCommand({
  name: 'measure',
  summary: 'measure one model by a policy and write its record',
  positionals: [{ name: 'MODEL', what: 'a model file', example: 'regression-gate measure model.onnx' }],
  options: {
    ...SHARED,
    out: {
      type: 'string',
      value: 'DIR',
      default: '.regression-gate',
      help: 'where to write <model id>/record.json',
    },
  },
  async run({ values, positionals: [model] }, terminal) {
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
