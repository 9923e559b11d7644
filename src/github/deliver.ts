import { relative } from 'node:path';
import * as core from '@actions/core';
import type { GateResult } from '../gate.ts';
import { escapeProse } from '../report/escape-markdown.ts';
import { writeResult } from '../report/write-result.ts';
import { warnOfRules } from '../verdict/rules.ts';
import { type CommentContext, commentOnPullRequest } from './comment-on-pull-request.ts';
import { publishSummary } from './job-summary.ts';
import { trySetOutput } from './report-failure.ts';
import { safeLine, safeLog } from './safe-log.ts';

/** What is brought to its readers. */
export type Deliverable = Omit<GateResult, 'judged'>;

/** Where a result goes, and what happened on the way to it. */
export interface Delivery extends CommentContext {
  /** Absolute; gets `report.md` and `verdict.json`. */
  readonly directory: string;
  /** What a reader must know besides the report. */
  readonly notes: readonly string[];
}

/**
 * Brings a decided result to its readers: files and outputs first, then the log and the job summary, the comment last.
 * What cannot be delivered is said and changes nothing.
 *
 * @throws {InfrastructureError} If the files cannot be written.
 */
export async function deliver(result: Deliverable, delivery: Delivery): Promise<void> {
  const files = await writeResult(delivery.directory, result);
  trySetOutput('verdict', result.verdict.state);
  trySetOutput('report', files.reportFile);
  trySetOutput('verdict-file', files.verdictFile);
  announce(result, relative(process.cwd(), files.reportFile));
  const markdown = `${result.report.trimEnd()}\n${renderNotes(delivery.notes)}`;
  const unwritten = await publishSummary(markdown);
  if (unwritten !== undefined) core.warning(safeLine(unwritten));
  const comment = await commentOnPullRequest(markdown, delivery);
  if (comment === undefined) return;
  if ('url' in comment) return trySetOutput('comment-url', comment.url);
  core.warning(`No comment on the pull request: ${safeLine(comment.skipped)}`);
  await publishSummary(renderSkipped(comment.skipped, comment.remedy));
}

/** The headline as an annotation as loud as the outcome: an error where the job fails, a warning where it should not pass unread. */
function announce({ verdict, exitCode, recorded }: Deliverable, reportFile: string): void {
  const isQuiet = verdict.rules === undefined || warnOfRules(verdict.rules) === undefined;
  const line = `${safeLine(verdict.headline)} (${reportFile})`;
  if (exitCode !== 0) core.setFailed(line);
  else if ((verdict.state === 'pass' && isQuiet) || (recorded && verdict.state === 'no-baseline'))
    core.info(safeLog(line));
  else core.warning(line);
}

function renderNotes(notes: readonly string[]): string {
  if (notes.length === 0) return '';
  return `\n${notes.map((note) => `> **Note:** ${escapeProse(note)}`).join('\n>\n')}\n`;
}

function renderSkipped(reason: string, remedy = ''): string {
  return `\n**No comment on the pull request.** ${escapeProse(reason)}\n\n${remedy}\n`;
}
