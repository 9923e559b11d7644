import * as core from '@actions/core';
import { InfrastructureError, UserError } from '../../errors/errors.ts';
import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import { fetchBranchFile } from '../api/fetch-branch-file.ts';
import { GitHubFailure } from '../api/github-client.ts';
import { workflowLogin } from '../api/own-login.ts';
import { openRepositoryClient, type RepositoryClient } from '../api/repository-client.ts';
import { keyOf } from '../comment/comment-mark.ts';
import { gateOf } from '../comment/comment-on-pull-request.ts';
import { publishComment } from '../comment/sticky-comment.ts';
import { publishSummary } from '../deliver/job-summary.ts';
import { trySetOutput } from '../deliver/report-failure.ts';
import { safeLine, safeLog } from '../deliver/safe-log.ts';
import type { ActionInputs } from '../inputs/inputs.ts';
import { recallPositiveControl } from '../nightly/read-history.ts';
import { readPayload, runUrl } from '../plan/event.ts';
import { fetchVerdict } from './fetch-verdict.ts';
import { findPullRequest } from './find-pull-request.ts';
import { judgePublication, type Publication } from './judge-publication.ts';
import { readTriggeringRun, type TriggeringRun } from './triggering-run.ts';

/** Runs that were cut off before they could judge; another one has or will have the word. */
const CUT_OFF: readonly (string | undefined)[] = ['cancelled', 'skipped', 'stale', 'action_required'];

/**
 * Publishes the result of another run, one of a fork's pull request, which had no right to comment. It runs with the rights
 * of the default branch and therefore touches nothing of the change: no checkout, no model, no file; it reads figures
 * and writes its own words.
 *
 * @returns The exit code of the job, which says whether the result could be told, not what it is.
 * @throws {UserError} If the event, or the workflow behind it, is not the one expected.
 * @throws {InfrastructureError} If the server cannot be asked or takes no comment: telling is all that this job is for.
 */
export async function runPublish(inputs: ActionInputs, env: NodeJS.ProcessEnv): Promise<number> {
  refuseStatus(inputs);
  const run = readTriggeringRun(env, await readPayload(env), inputs.workflow);
  if ('none' in run) return sayNothing(run.none);
  if (CUT_OFF.includes(run.conclusion))
    return sayNothing(`The run ended in ${run.conclusion}: it has no result.`);
  try {
    const server = await openRepositoryClient(inputs.githubToken, env);
    const pull = await findPullRequest(server, run);
    if ('none' in pull) return await sayNothing(pull.none);
    const fetched = await fetchVerdict({
      server,
      apiUrl: env['GITHUB_API_URL'],
      token: inputs.githubToken,
      run,
      name: inputs.artifact,
    });
    const measured = {
      url: runUrl(env, String(run.id), String(run.attempt)),
      headSha: run.headSha,
      conclusion: run.conclusion,
    };
    const control = await recallPositiveControl(
      inputs,
      (...file) => fetchBranchFile(server, ...file),
      new Date(),
    );
    const publication = judgePublication(fetched, measured, control);
    await announce(publication);
    await speak(publication, { server, env, inputs, run, number: pull.number });
    return publication.exitCode;
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    throw failed(error.message, error);
  }
}

/** A status set from here would lend the rights of the default branch to figures that anybody may have written. */
function refuseStatus({ status }: ActionInputs): void {
  if (status === undefined) return;
  throw new UserError(
    `input "status": expected none with \`mode: publish\`, got ${JSON.stringify(status)}.`,
    'Require the job that measures: it is a check of its own on the pull request, for forks too.',
  );
}

async function sayNothing(why: string): Promise<number> {
  core.info(safeLog(`Nothing to publish. ${why}`));
  await publishSummary(`Nothing to publish. ${escapeProse(why)}\n`);
  return 0;
}

async function announce({ state, headline, markdown, exitCode }: Publication): Promise<void> {
  trySetOutput('verdict', state);
  if (exitCode === 0) core.info(safeLog(headline));
  else core.setFailed(safeLine(headline));
  const unwritten = await publishSummary(markdown);
  if (unwritten !== undefined) core.warning(safeLine(unwritten));
}

/** Where a publication goes. */
interface Listeners {
  readonly server: RepositoryClient;
  readonly env: NodeJS.ProcessEnv;
  readonly inputs: ActionInputs;
  readonly run: TriggeringRun;
  /** Of the pull request. */
  readonly number: number;
}

async function speak(
  { state, markdown }: Publication,
  { server, env, inputs, run, number }: Listeners,
): Promise<void> {
  const target = { ...server, number, workflowLogin: workflowLogin(env) };
  const outcome = await publishComment(server.client, target, {
    key: keyOf(gateOf(env, inputs.policy)),
    state,
    // The order of the runs that measured, not of those that publish.
    run: { id: run.id, attempt: run.attempt },
    isOutdated: false,
    markdown,
  });
  if ('skipped' in outcome) {
    if (outcome.isOvertaken) return void core.warning(safeLine(outcome.skipped));
    if (outcome.remedy !== undefined)
      await publishSummary(`${escapeProse(outcome.skipped)}\n\n${outcome.remedy}\n`);
    throw failed(outcome.skipped);
  }
  trySetOutput('comment-url', outcome.url);
  if (outcome.note !== undefined) core.warning(safeLine(outcome.note));
}

const failed = (why: string, cause?: unknown): InfrastructureError =>
  new InfrastructureError(
    `publish: expected a comment on the pull request, got: ${why.replace(/\.$/, '')}.`,
    'Give the job `actions: read` and `pull-requests: write`, and run it again.',
    { cause },
  );
