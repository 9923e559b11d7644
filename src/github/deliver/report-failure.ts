import * as core from '@actions/core';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { codeBlock } from '../../report/markdown/escape-markdown.ts';
import { errorLine } from '../../report/words/summary-line.ts';
import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import { BUG_NOTE, FAILURE_HEADING, outputNotSetText, thrownText } from '../words/deliver.ts';
import { publishSummary } from './job-summary.ts';
import { safeLine } from './safe-log.ts';

const MAX_LINES = 50;

/** The outputs of `action.yml`. */
type OutputName =
  | 'verdict'
  | 'report'
  | 'charts'
  | 'verdict-file'
  | 'summary'
  | 'junit'
  | 'sarif'
  | 'csv'
  | 'openmetrics'
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
 * Reports an error that left the gate without a verdict, in the log, the job summary and the outputs `verdict` and `summary`.
 *
 * @param error - Anything that was thrown, because nothing thrown may end green.
 * @returns The exit code: 2 for an error that the user can fix, else 4.
 */
export async function reportFailure(error: unknown): Promise<ExitCode> {
  const text = describe(error);
  const exitCode = exitCodeOfError(error);
  core.setFailed(text);
  trySetOutput('verdict', 'error');
  trySetOutput('summary', errorLine(error instanceof Error ? error.message : thrownText(String(error))));
  const note = await publishSummary(renderFailure(error));
  if (note !== undefined) core.warning(safeLine(note));
  return exitCode;
}

/** Renders an error as markdown for the job summary and for the comment, where it replaces an older verdict. */
export function renderFailure(error: unknown): string {
  return `## ${FAILURE_HEADING}\n\n${codeBlock(describe(error), 'text')}\n`;
}

/** Sets an output. If the runner has no output file, logs a warning instead of changing the verdict. */
export function trySetOutput(name: OutputName, value: string): void {
  try {
    core.setOutput(name, value);
  } catch (error) {
    core.warning(safeLine(outputNotSetText(name, String(error))));
  }
}

/** 2 for an error that the user can fix, else 4. */
export function exitCodeOfError(error: unknown): ExitCode {
  return error instanceof UserError ? EXIT.badInput : EXIT.infrastructure;
}

function describe(error: unknown): string {
  if (error instanceof UserError || error instanceof InfrastructureError) {
    return safeLines(`${error.message}\n${error.hint}`);
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : thrownText(String(error));
  return `${safeLines(stack)}\n${BUG_NOTE}`;
}

/** Makes each line safe. All go into one annotation, because the toolkit escapes line ends. */
function safeLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .slice(0, MAX_LINES)
    .map((line) => safeLine(line))
    .join('\n');
}
