import { join, relative } from 'node:path';
import * as core from '@actions/core';
import { writeFiles } from '../../files/write-files.ts';
import type { GateResult } from '../../gate/gate-result.ts';
import type { JudgedControl } from '../../positive-control/control.ts';
import { controlFailure } from '../../positive-control/words.ts';
import type { CommitNote } from '../../records/commit-note.ts';
import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { renderComment } from '../../report/render-report.ts';
import { RESULT_FILES, resultTexts } from '../../report/result-texts.ts';
import { verdictHeadline } from '../../report/words/headline.ts';
import { commitNoteText } from '../../report/words/run/commit-note.ts';
import { errorLine, summaryLine } from '../../report/words/summary-line.ts';
import type { ExitCode } from '../../verdict/exit-code.ts';
import { needsWarning } from '../../verdict/facts/rules.ts';
import {
  type CommentOutcome,
  commentOnPullRequest,
  type DeliveryContext,
  type Message,
  renderStaleness,
} from '../comment/comment-on-pull-request.ts';
import type { NoComment } from '../comment/comment-outcome.ts';
import {
  NO_COMMENT,
  noCommentRemedy,
  noCommentText,
  notHiddenText,
  stalenessText,
} from '../words/comment.ts';
import { CANCELLED_HEADING, cancelledText, NO_STATUS, statusRefusalText } from '../words/deliver.ts';
import { legText, renderLeg } from '../words/leg.ts';
import { annotateLimits } from './annotate-limits.ts';
import { type CommitStatus, postCommitStatus, statusOf } from './commit-status.ts';
import { publishSummary } from './job-summary.ts';
import { writeMachineFiles } from './machine-files.ts';
import { exitCodeOfError, renderFailure, trySetOutput } from './report-failure.ts';
import { safeLine, safeLog } from './safe-log.ts';

/** A result to deliver. */
type Deliverable = Omit<GateResult, 'judged'>;

/** Where to deliver a result, and how the run's commits were found. */
interface Delivery extends DeliveryContext {
  /** Absolute folder for the files of the result. */
  readonly directory: string;
  /** Root of the checkout, and the policy in it; absolute. */
  readonly checkout: string;
  readonly policyFile: string;
  readonly notes: readonly CommitNote[];
}

/**
 * Delivers a result: first files and outputs, then the log, annotations and job summary, and finally the commit status and
 * comment, which need the server. Failed deliveries are logged and do not change the result.
 *
 * @throws {InfrastructureError} If the files cannot be written.
 */
export async function deliver(result: Deliverable, delivery: Delivery): Promise<void> {
  const { verdict, exitCode } = result;
  const { directory } = delivery;
  const reportFile = join(directory, RESULT_FILES.report);
  await writeFiles(directory, await resultTexts(result));
  trySetOutput('verdict', verdict.state);
  await writeMachineFiles(result, delivery);
  trySetOutput('summary', summaryLine(verdict));
  trySetOutput('report', reportFile);
  trySetOutput('charts', join(directory, RESULT_FILES.charts));
  trySetOutput('verdict-file', join(directory, RESULT_FILES.verdict));
  announce(result, relative(process.cwd(), reportFile));
  const { checkout: workspace, policyFile: policy } = delivery;
  await annotateLimits(verdict, { workspace, policy });
  const notes = renderNotes(delivery.notes);
  const unwritten = await publishSummary(`${result.report.trimEnd()}\n${notes}`);
  if (unwritten !== undefined) core.warning(safeLine(unwritten));
  await setStatus({ state: statusOf(exitCode), description: verdictHeadline(verdict) }, delivery);
  // The heading names the model.
  const { label = '' } = delivery.inputs;
  const markdown = `${renderLeg(label)}${renderComment(verdict).trimEnd()}\n${notes}`;
  await comment({ state: verdict.state, markdown }, delivery);
}

/** After an error, replaces an older status and comment, so that neither shows an earlier run's verdict. */
export async function deliverFailure(error: unknown, context: DeliveryContext): Promise<void> {
  const description = error instanceof Error ? error.message : String(error);
  await setStatus({ state: statusOf(exitCodeOfError(error)), description }, context);
  const markdown = `${renderLeg(legText(context.inputs))}${renderFailure(error)}`;
  await comment({ state: 'error', markdown }, context);
}

/**
 * After the runner has cancelled the job: says so in the job summary, and ends a pending status. The comment stays as it is,
 * because the run that takes this one's place writes it.
 *
 * @param doing - What the run was doing; undefined if it had not begun.
 */
export async function deliverCancelled(context: DeliveryContext, doing: string | undefined): Promise<void> {
  trySetOutput('verdict', 'error');
  trySetOutput('summary', errorLine(cancelledText(doing)));
  core.error(safeLine(cancelledText(doing)));
  await publishSummary(`## ${CANCELLED_HEADING}\n\n${escapeProse(cancelledText(doing))}\n`);
  await setStatus({ state: 'error', description: CANCELLED_HEADING }, context);
}

/** Replaces a passing status, because the gate did not block a model that it must block. */
export async function deliverFailedControl(
  control: JudgedControl,
  exitCode: ExitCode,
  context: DeliveryContext,
): Promise<void> {
  await setStatus({ state: statusOf(exitCode), description: controlFailure(control) }, context);
}

async function setStatus(status: CommitStatus, context: DeliveryContext): Promise<void> {
  const refused = await postCommitStatus(status, context);
  if (refused === undefined) return;
  const text = statusRefusalText(refused);
  if (refused.kind === 'overtaken') return core.info(safeLog(text));
  core.warning(safeLine(text));
  await publishSummary(`\n**${NO_STATUS}** ${escapeProse(text)}\n`);
}

async function comment(message: Message, context: DeliveryContext): Promise<void> {
  const outcome = await commentOnPullRequest(message, context);
  if (outcome !== undefined) await reportComment(outcome);
}

/** Reports the comment's outcome in outputs, log and job summary. */
async function reportComment(outcome: CommentOutcome): Promise<void> {
  if (outcome.staleness !== undefined) {
    core.warning(safeLine(stalenessText(outcome.staleness)));
    await publishSummary(`\n${renderStaleness(outcome.staleness)}`);
  }
  if ('url' in outcome) {
    trySetOutput('comment-url', outcome.url);
    for (const each of outcome.notHidden ?? []) core.warning(safeLine(notHiddenText(each)));
    return;
  }
  if (!('skipped' in outcome)) return;
  core.warning(safeLine(`${NO_COMMENT}: ${noCommentText(outcome.skipped)}`));
  await publishSummary(renderSkipped(outcome.skipped));
}

/** Logs the headline: as an error if the job fails, as a warning if it needs attention, else as plain text. */
function announce({ verdict, exitCode, recorded }: Deliverable, reportFile: string): void {
  const isQuiet = verdict.rules === undefined || !needsWarning(verdict.rules);
  const line = `${safeLine(verdictHeadline(verdict))} (${reportFile})`;
  if (exitCode !== 0) core.setFailed(line);
  else if ((verdict.state === 'pass' && isQuiet) || (recorded && verdict.state === 'no-baseline'))
    core.info(safeLog(line));
  else core.warning(line);
}

function renderNotes(notes: readonly CommitNote[]): string {
  if (notes.length === 0) return '';
  return `\n${notes.map((note) => `> **Note:** ${escapeProse(commitNoteText(note))}`).join('\n>\n')}\n`;
}

function renderSkipped(why: NoComment): string {
  return `\n**${NO_COMMENT}.** ${escapeProse(noCommentText(why))}\n\n${noCommentRemedy(why)}\n`;
}
