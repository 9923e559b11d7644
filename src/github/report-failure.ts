import * as core from '@actions/core';
import { InfrastructureError, UserError } from '../errors.ts';
import { codeBlock } from '../report/escape-markdown.ts';
import { EXIT, type ExitCode } from '../verdict/exit-code.ts';
import { publishSummary } from './job-summary.ts';
import { safeLine } from './safe-log.ts';

/**
 * Says why the gate came to no verdict, in the log, in the job summary and in the output `verdict`.
 *
 * @param error - Whatever was thrown: nothing thrown may end green.
 * @returns The exit code: 2 for a mistake that the user can mend, else 4.
 */
export async function reportFailure(error: unknown): Promise<ExitCode> {
  const { message, remedy, exitCode } = describe(error);
  core.setFailed(`${message}\n${remedy}`);
  trySetOutput('verdict', 'error');
  const details = codeBlock(`${message}\n${remedy}`, 'text');
  const note = await publishSummary(`## Model Regression Gate: error\n\n${details}\n`);
  if (note !== undefined) core.warning(safeLine(note));
  return exitCode;
}

/** Sets an output; a runner without its output file gets a warning, not another verdict. */
export function trySetOutput(
  name: 'verdict' | 'report' | 'verdict-file' | 'comment-url',
  value: string,
): void {
  try {
    core.setOutput(name, value);
  } catch (error) {
    core.warning(`The output "${name}" could not be set: ${safeLine(String(error))}`);
  }
}

function describe(error: unknown): { message: string; remedy: string; exitCode: ExitCode } {
  if (error instanceof UserError || error instanceof InfrastructureError) {
    const exitCode = error instanceof UserError ? EXIT.badInput : EXIT.infrastructure;
    return { message: safeLine(error.message), remedy: safeLine(error.hint), exitCode };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : `thrown: ${String(error)}`;
  const lines = stack
    .split('\n')
    .slice(0, 30)
    .map((line) => safeLine(line));
  return {
    message: lines.join('\n'),
    remedy: 'This is a fault of the gate. Please report it with these lines.',
    exitCode: EXIT.infrastructure,
  };
}
