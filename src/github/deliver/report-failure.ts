import * as core from '@actions/core';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { codeBlock } from '../../report/markdown/escape-markdown.ts';
import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import { publishSummary } from './job-summary.ts';
import { safeLine } from './safe-log.ts';

const MAX_LINES = 50;

/** The outputs of `action.yml`. */
type OutputName =
  | 'verdict'
  | 'report'
  | 'verdict-file'
  | 'sign-off'
  | 'predicate'
  | 'comment-url'
  | 'runner'
  | 'fallback'
  | 'why'
  | 'models'
  | 'shards'
  | 'result'
  | 'result-name';

/**
 * Says why the gate came to no verdict, in the log, in the job summary and in the output `verdict`.
 *
 * @param error - Whatever was thrown: nothing thrown may end green.
 * @returns The exit code: 2 for a mistake that the user can mend, else 4.
 */
export async function reportFailure(error: unknown): Promise<ExitCode> {
  const text = describe(error);
  const exitCode = exitCodeOfError(error);
  core.setFailed(text);
  trySetOutput('verdict', 'error');
  const note = await publishSummary(renderFailure(error));
  if (note !== undefined) core.warning(safeLine(note));
  return exitCode;
}

/** Markdown for the summary and the comment, in which an older verdict must not stay standing. */
export function renderFailure(error: unknown): string {
  return `## Model Regression Gate: error\n\n${codeBlock(describe(error), 'text')}\n`;
}

/** Sets an output; a runner without its output file gets a warning, not another verdict. */
export function trySetOutput(name: OutputName, value: string): void {
  try {
    core.setOutput(name, value);
  } catch (error) {
    core.warning(`The output "${name}" could not be set: ${safeLine(String(error))}`);
  }
}

/** 2 for a mistake that the user can mend, else 4. */
export function exitCodeOfError(error: unknown): ExitCode {
  return error instanceof UserError ? EXIT.badInput : EXIT.infrastructure;
}

function describe(error: unknown): string {
  if (error instanceof UserError || error instanceof InfrastructureError) {
    return safeLines(`${error.message}\n${error.hint}`);
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : `thrown: ${String(error)}`;
  return `${safeLines(stack)}\nThis is a fault of the gate. Please report it with these lines.`;
}

/** For one annotation of several lines, whose line ends the toolkit escapes. */
function safeLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .slice(0, MAX_LINES)
    .map((line) => safeLine(line))
    .join('\n');
}
