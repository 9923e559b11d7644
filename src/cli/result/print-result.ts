import { join, relative, resolve } from 'node:path';
import { jsonText } from '../../files/json-text.ts';
import { writeFiles } from '../../files/write-files.ts';
import type { GateResult } from '../../gate/gate-result.ts';
import { renderTerminal } from '../../report/render-terminal.ts';
import { RESULT_FILES, resultTexts } from '../../report/result-texts.ts';
import type { Terminal } from '../define/command.ts';
import { MACHINE_OUTPUT, type MachineOutput, writeMachineOutput } from './machine-output.ts';

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
