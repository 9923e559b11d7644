import { resolve } from 'node:path';
import { UserError } from '../errors/errors.ts';
import type { GateRequest } from '../gate/gate-request.ts';
import { runGate } from '../gate.ts';
import { renderTerminal } from '../report/render-terminal.ts';
import { parse, readShared, refuseExtra } from './options.ts';
import type { ParsedCommand } from './parsed-command.ts';
import { exitCode, ports, sharedRequest } from './request.ts';
import type { Terminal } from './run-command.ts';

export function readMeasure(words: readonly string[]): ParsedCommand {
  const { values, positionals } = parse(words, 'measure');
  if (values.help) return { command: 'help', of: 'measure' };
  const [model, ...extra] = positionals;
  if (model === undefined) {
    throw new UserError('measure: expected a model file, got none.', 'regression-gate measure model.onnx');
  }
  refuseExtra(extra, 'measure takes one model file');
  return { command: 'measure', model, options: readShared(values) };
}

/** Measures one model alone and writes its record. @returns The exit code. */
export async function runMeasure(
  { model, options }: ParsedCommand & { command: 'measure' },
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
    ancestors: [],
  };
  const result = await runGate(request, ports(options.out, terminal));
  terminal.print(renderTerminal(result.verdict, { color: terminal.color }));
  return exitCode(result);
}
