import { relative } from 'node:path';
import * as core from '@actions/core';
import type { GateResult } from '../../gate.ts';
import { warnOfRules } from '../../policy/diff/policy-change.ts';
import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { writeResult } from '../../report/write-result.ts';
import type { ExitCode } from '../../verdict/exit-code.ts';
import {
  type CommentOutcome,
  commentOnPullRequest,
  type DeliveryContext,
  type Message,
} from '../comment/comment-on-pull-request.ts';
import { annotateLimits } from './annotate-limits.ts';
import { type CommitStatus, postCommitStatus, statusOf } from './commit-status.ts';
import { publishSummary } from './job-summary.ts';
import { exitCodeOfError, renderFailure, trySetOutput } from './report-failure.ts';
import { safeLine, safeLog } from './safe-log.ts';

/** What is brought to its readers. */
type Deliverable = Omit<GateResult, 'judged'>;

/** Where a result goes, and what happened on the way to it. */
interface Delivery extends DeliveryContext {
  /** Absolute; gets `report.md` and `verdict.json`. */
  readonly directory: string;
  /** What a reader must know besides the report. */
  readonly notes: readonly string[];
}

/**
 * Brings a decided result to its readers: files and outputs first, then the log, its annotations and the job summary, at
 * last what the server must be asked for: commit status and comment. What cannot be delivered is said and changes nothing.
 *
 * @throws {InfrastructureError} If the files cannot be written.
 */
export async function deliver(result: Deliverable, delivery: Delivery): Promise<void> {
  const { verdict, exitCode } = result;
  const files = await writeResult(delivery.directory, result);
  trySetOutput('verdict', verdict.state);
  trySetOutput('report', files.reportFile);
  trySetOutput('verdict-file', files.verdictFile);
  announce(result, relative(process.cwd(), files.reportFile));
  await annotateLimits(verdict, { workspace: process.cwd(), policy: delivery.inputs.policy });
  const markdown = `${result.report.trimEnd()}\n${renderNotes(delivery.notes)}`;
  const unwritten = await publishSummary(markdown);
  if (unwritten !== undefined) core.warning(safeLine(unwritten));
  await setStatus({ state: statusOf(exitCode), description: verdict.headline }, delivery);
  await comment({ state: verdict.state, markdown }, delivery);
}

/** Says where it can be seen that the gate came to no verdict, so that no older one stays standing. */
export async function deliverFailure(error: unknown, context: DeliveryContext): Promise<void> {
  const description = error instanceof Error ? error.message : String(error);
  await setStatus({ state: statusOf(exitCodeOfError(error)), description }, context);
  await comment({ state: 'error', markdown: renderFailure(error) }, context);
}

/** Takes back the status of a verdict that was good, because the gate that came to it has missed what it must block. */
export async function deliverMissedControl(exitCode: ExitCode, context: DeliveryContext): Promise<void> {
  await setStatus(
    { state: statusOf(exitCode), description: 'The gate let pass what it must block' },
    context,
  );
}

async function setStatus(status: CommitStatus, context: DeliveryContext): Promise<void> {
  const refused = await postCommitStatus(status, context);
  if (refused === undefined) return;
  core.warning(safeLine(refused));
  await publishSummary(`\n**No commit status.** ${escapeProse(refused)}\n`);
}

async function comment(message: Message, context: DeliveryContext): Promise<void> {
  const outcome = await commentOnPullRequest(message, context);
  if (outcome !== undefined) await reportComment(outcome);
}

/** Says in outputs, log and job summary what became of the comment. */
async function reportComment(outcome: CommentOutcome): Promise<void> {
  if (outcome.remark !== undefined) {
    core.warning(safeLine(outcome.remark));
    await publishSummary(`\n> **${outcome.remark}**\n`);
  }
  if ('url' in outcome) {
    trySetOutput('comment-url', outcome.url);
    if (outcome.note !== undefined) core.warning(safeLine(outcome.note));
    return;
  }
  if (!('skipped' in outcome)) return;
  core.warning(`No comment on the pull request: ${safeLine(outcome.skipped)}`);
  await publishSummary(renderSkipped(outcome.skipped, outcome.remedy));
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
