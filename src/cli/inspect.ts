import { UserError } from '../errors/errors.ts';
import { compareInspections } from '../inspect/diff/compare-inspections.ts';
import { inspectModel } from '../inspect/inspect-model.ts';
import { inspectionJson, renderChanges, renderInspection } from '../report/render-inspection.ts';
import { parse, refuseExtra } from './options.ts';
import type { ParsedCommand } from './parsed-command.ts';
import type { Terminal } from './run-command.ts';

export interface InspectOptions {
  readonly against: string | undefined;
  readonly json: boolean;
}

export function readInspect(words: readonly string[]): ParsedCommand {
  const { values, positionals } = parse(words, 'inspect');
  const { help, ...options } = values;
  if (help) return { command: 'help', of: 'inspect' };
  const [model, ...extra] = positionals;
  if (model === undefined) {
    throw new UserError('inspect: expected a model file, got none.', 'regression-gate inspect model.onnx');
  }
  refuseExtra(extra, 'inspect takes one model file, and another one after --against');
  return { command: 'inspect', model, options: { ...options, against: options.against } };
}

/**
 * Tells what is in a model file, or what changed against another.
 *
 * @returns The exit code.
 * @throws {UserError} If a file is no model.
 */
export async function runInspect(
  { model, options }: ParsedCommand & { command: 'inspect' },
  { print }: Terminal,
): Promise<number> {
  const candidate = await inspectModel(model, model);
  const printJson = (value: object) => print(`${JSON.stringify({ version: 1, ...value }, null, 2)}\n`);
  if (options.against === undefined) {
    if (options.json) printJson({ model: inspectionJson(candidate) });
    else print(renderInspection(model, candidate));
    return 0;
  }
  const baseline = await inspectModel(options.against, options.against);
  const changes = compareInspections(baseline, candidate);
  if (options.json) {
    printJson({ changes, baseline: inspectionJson(baseline), candidate: inspectionJson(candidate) });
    return 0;
  }
  const isSampled = candidate.weights.all.whole === undefined;
  print(renderChanges({ baselinePath: options.against, candidatePath: model, changes, isSampled }));
  return 0;
}
