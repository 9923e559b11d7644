import * as core from '@actions/core';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { keyOf } from '../../report/comment/comment-mark.ts';
import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { verdictHeadline } from '../../report/words/headline.ts';
import type { State } from '../../verdict/state.ts';
import { fetchBranchFile } from '../api/fetch-branch-file.ts';
import { GitHubFailure } from '../api/github-client.ts';
import { workflowLogin } from '../api/own-login.ts';
import { openRepositoryClient, type RepositoryClient } from '../api/repository-client.ts';
import { gateOf } from '../comment/comment-on-pull-request.ts';
import { publishComment } from '../comment/sticky-comment.ts';
import { publishSummary } from '../deliver/job-summary.ts';
import { trySetOutput } from '../deliver/report-failure.ts';
import { safeLine, safeLog } from '../deliver/safe-log.ts';
import type { ActionInputs } from '../inputs/inputs.ts';
import { recallPositiveControl } from '../nightly/read-history.ts';
import { readPayload, runUrl } from '../plan/event.ts';
import { noCommentRemedy, noCommentText, notHiddenText } from '../words/comment.ts';
import { renderLeg } from '../words/leg.ts';
import { nothingPublishedText, unpublishedText } from '../words/publish.ts';
import { fetchVerdict } from './fetch-verdict.ts';
import { findPullRequest } from './find-pull-request.ts';
import { judgePublication, type Publication } from './judge-publication.ts';
import { type PublishedRun, renderPublished, renderUnpublished } from './render-published.ts';
import { readTriggeringRun, type TriggeringRun } from './triggering-run.ts';
import type { NothingToPublish } from './unpublished-reason.ts';

/** Conclusions of runs that were cut off before they could judge; there is nothing to publish. */
const CUT_OFF: readonly string[] = ['cancelled', 'skipped', 'stale', 'action_required'];

/** The connections of a publishing job. */
interface Connections {
  readonly server: RepositoryClient;
  readonly inputs: ActionInputs;
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Publishes the verdict of another run that had no permission to comment, such as one for a fork's pull request. It runs
 * with the permissions of the default branch, so it touches nothing of the change: no checkout, no model, no file. It reads
 * only figures and writes the text itself.
 *
 * @returns The exit code of the job. It says whether the verdict was published, not what the verdict is.
 * @throws {UserError} If the event or its workflow is not the expected one.
 * @throws {InfrastructureError} If the server cannot be reached or accepts no comment, which is the job's only purpose.
 */
export async function runPublish(inputs: ActionInputs, env: NodeJS.ProcessEnv): Promise<number> {
  refuseStatus(inputs);
  const run = readTriggeringRun(env, await readPayload(env), inputs.workflow);
  if ('none' in run) return publishNothing(run.none);
  const { conclusion } = run;
  if (conclusion !== undefined && CUT_OFF.includes(conclusion))
    return publishNothing({ kind: 'cut-off', conclusion });
  try {
    const server = await openRepositoryClient(inputs.githubToken, env);
    return await publishRun(run, { server, inputs, env });
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    throw failed(`${error.message}.`, error);
  }
}

/** A status set here would vouch for untrusted figures with the default branch's permissions. */
function refuseStatus({ status }: ActionInputs): void {
  if (status === undefined) return;
  throw new UserError(
    `input "status": expected none with \`mode: publish\`, got ${JSON.stringify(status)}.`,
    'Require the job that measures: it is a check of its own on the pull request, also for forks.',
  );
}

async function publishRun(run: TriggeringRun, connections: Connections): Promise<number> {
  const { server, inputs, env } = connections;
  const pull = await findPullRequest(server, run);
  if ('none' in pull) return publishNothing(pull.none);
  const [apiUrl, token, name] = [env['GITHUB_API_URL'], inputs.githubToken, inputs.artifact];
  const fetched = await fetchVerdict({ server, apiUrl, token, run, name });
  const control = await recallPositiveControl(
    inputs,
    (...file) => fetchBranchFile(server, ...file),
    new Date(),
  );
  const publication = judgePublication(fetched, run, control);
  const url = runUrl(env, String(run.id), String(run.attempt));
  const message = toMessage(publication, { url, headSha: run.headSha, conclusion: run.conclusion });
  await announce(message, publication.exitCode);
  await comment(message, connections, { run, number: pull.number });
  return publication.exitCode;
}

async function publishNothing(why: NothingToPublish): Promise<number> {
  const text = nothingPublishedText(why);
  core.info(safeLog(text));
  await publishSummary(`${escapeProse(text)}\n`);
  return 0;
}

/** A publication as text. */
interface Message {
  readonly state: State;
  /** For the log. */
  readonly line: string;
  readonly markdown: string;
}

function toMessage(publication: Publication, run: PublishedRun): Message {
  if (publication.kind === 'withheld') {
    const { why } = publication;
    return { state: 'error', line: unpublishedText(why), markdown: renderUnpublished(why, run) };
  }
  const { verdict } = publication;
  return {
    state: verdict.state,
    line: verdictHeadline(verdict),
    markdown: renderPublished(verdict, run),
  };
}

async function announce({ state, line, markdown }: Message, exitCode: number): Promise<void> {
  trySetOutput('verdict', state);
  if (exitCode === 0) core.info(safeLog(line));
  else core.setFailed(safeLine(line));
  const unwritten = await publishSummary(markdown);
  if (unwritten !== undefined) core.warning(safeLine(unwritten));
}

async function comment(
  { state, markdown }: Message,
  { server, env, inputs }: Connections,
  { run, number }: { readonly run: TriggeringRun; readonly number: number },
): Promise<void> {
  const target = { ...server, number, workflowLogin: workflowLogin(env) };
  const outcome = await publishComment(server.client, target, {
    key: keyOf(gateOf(env, inputs)),
    state,
    // Comments are ordered by measuring run, not by publishing run.
    run: { id: run.id, attempt: run.attempt },
    isOutdated: false,
    markdown: `${renderLeg(inputs.label ?? '')}${markdown}`,
  });
  if ('skipped' in outcome) {
    const { skipped } = outcome;
    const text = noCommentText(skipped);
    if (skipped.kind === 'overtaken') return void core.warning(safeLine(text));
    const remedy = noCommentRemedy(skipped);
    if (remedy !== '') await publishSummary(`${escapeProse(text)}\n\n${remedy}\n`);
    throw failed(text);
  }
  trySetOutput('comment-url', outcome.url);
  for (const each of outcome.notHidden ?? []) core.warning(safeLine(notHiddenText(each)));
}

const failed = (got: string, cause?: unknown): InfrastructureError =>
  new InfrastructureError(
    `publish: expected a comment on the pull request, got: ${got}`,
    'Give the job `actions: read` and `pull-requests: write`, and run it again.',
    { cause },
  );
