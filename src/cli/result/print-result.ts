import { join, relative, resolve } from 'node:path';
import { jsonText } from '../../files/json-text.ts';
import { writeFiles } from '../../files/write-files.ts';
import type { GateResult } from '../../gate/gate-result.ts';
import { renderTerminal } from '../../report/render-terminal.ts';
import { RESULT_FILES, resultTexts } from '../../report/result-texts.ts';
import type { Terminal } from '../define/command.ts';
import {
  clearMachineOutput,
  MACHINE_OUTPUT,
  type MachineOutput,
  removeEarlier,
  writeMachineOutput,
} from './machine-output.ts';

/** Options of commands that judge. */
export const RESULT = {
  out: {
    type: 'string',
    value: 'DIR',
    default: '.regression-gate/out',
    help: 'where to write report.md, report.html and verdict.json',
  },
  json: { type: 'boolean', default: false, help: 'print verdict.json instead of the summary' },
  ...MACHINE_OUTPUT,
} as const;

/** Where and how to show a result, and what it was judged by; see {@link writeMachineOutput}. */
interface ResultOptions extends MachineOutput {
  readonly out: string;
  readonly json: boolean;
  readonly sources: Parameters<typeof writeMachineOutput>[2];
}

/**
 * Removes the result of an earlier run, so that a run that ends early leaves nothing that could pass for its own. A change may
 * have committed some: the artifacts of its job would have them.
 *
 * @throws {UserError} If one of the files is a folder, or cannot be removed.
 */
export async function clearResult(options: Pick<ResultOptions, 'out'> & MachineOutput): Promise<void> {
  await clearFiles(options.out, Object.values(RESULT_FILES));
  await clearMachineOutput(options);
}

/** Removes files of an earlier run from a folder of results. @throws {UserError} Like {@link clearResult}. */
export async function clearFiles(out: string, names: readonly string[]): Promise<void> {
  for (const name of names) await removeEarlier('out', resolve(out, name));
}

/** Writes the files of a result, and prints it. */
export async function printResult(
  result: Omit<GateResult, 'judged'>,
  options: ResultOptions,
  terminal: Terminal,
): Promise<void> {
  const out = resolve(options.out);
  const shown = (name: string): string => relative(process.cwd(), join(out, name));
  await writeFiles(out, await resultTexts(result));
  await writeMachineOutput(result, options, options.sources);
  terminal.print(
    options.json
      ? jsonText(result.verdict)
      : `${renderTerminal(result.verdict, { color: terminal.color })}\nReport: ${shown(RESULT_FILES.report)}\nCharts: ${shown(RESULT_FILES.charts)}\n`,
  );
}
