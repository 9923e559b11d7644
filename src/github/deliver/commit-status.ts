import { z } from 'zod';
import { compareRuns, type RunNumber, readRunNumber } from '../../report/comment/comment-mark.ts';
import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import { expectShape } from '../api/expect-shape.ts';
import { type GitHubClient, GitHubFailure } from '../api/github-client.ts';
import { openRepositoryClient, type RepositoryClient } from '../api/repository-client.ts';
import { DELIVERY_MS, type DeliveryContext } from '../comment/comment-on-pull-request.ts';
import { readRunLink } from '../plan/event.ts';
import { legText, statusName } from '../words/leg.ts';
import { safeLine } from './safe-log.ts';

/** A commit status. `pending` while the gate works, and if it was cut short; it blocks. */
export interface CommitStatus {
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  readonly description: string;
}

// GitHub's maximum.
const MAX_DESCRIPTION_CHARACTERS = 140;
const ROUTE = 'POST /repos/{owner}/{repo}/statuses/{sha}';
const LIST_ROUTE = 'GET /repos/{owner}/{repo}/commits/{ref}/statuses';

/** Why a commit status could not be set. `message`: from the client. */
export type StatusRefusal =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'no-endpoint' }
  /** A newer run has already set it; this is not an error. */
  | { readonly kind: 'overtaken' }
  | { readonly kind: 'failed'; readonly message: string };

/** Commit status for an exit code; only 0 is a success. */
export function statusOf(exitCode: ExitCode): Exclude<CommitStatus['state'], 'pending'> {
  if (exitCode === EXIT.ok) return 'success';
  return exitCode === EXIT.blocked || exitCode === EXIT.undecided ? 'failure' : 'error';
}

/**
 * Sets the commit status named by the input `status`, on the pull request's head or else on the run's commit. It is not a
 * check run, because GitHub attaches those to the first workflow on the commit, where they outlive re-runs, and Gitea has
 * none. A job that judges one model, or has a label, sets a status of its own. The status of a newer run is left alone.
 *
 * @returns Why it could not be set; undefined if it was set or none was requested. Never throws because of a server's answer.
 */
export async function postCommitStatus(
  { state, description }: CommitStatus,
  { inputs, env, event, budget }: DeliveryContext,
): Promise<StatusRefusal | undefined> {
  if (inputs.status === undefined) return undefined;
  const sha = event.kind === 'pull-request' ? event.headSha : env['GITHUB_SHA'];
  try {
    const server = await openRepositoryClient(inputs.githubToken, env, { requestMs: DELIVERY_MS, budget });
    const { client, owner, repo } = server;
    const context = statusName(inputs.status, safeLine(legText(inputs)));
    const run = readRunNumber(env);
    if (sha && run?.attempt === 1 && (await isOvertaken(server, { sha, context, run }))) {
      return { kind: 'overtaken' };
    }
    await post(client, {
      owner,
      repo,
      sha,
      state,
      context,
      description: safeLine(description, MAX_DESCRIPTION_CHARACTERS),
      target_url: readRunLink(env)?.url,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return refusalOf(error);
  }
}

const statuses = z.array(z.object({ context: z.string(), target_url: z.string().nullish() }));
const RUN_URL = /\/actions\/runs\/(\d{1,15})\/attempts\/(\d{1,6})$/;

/**
 * Whether a newer run has set the status of the same commit: it counts, whichever ends last. A re-run is newer than any
 * run that it finds. A server that does not answer does not keep a status from being set.
 */
async function isOvertaken(
  { client, owner, repo }: RepositoryClient,
  { sha, context, run }: { readonly sha: string; readonly context: string; readonly run: RunNumber },
): Promise<boolean> {
  try {
    const answer = await client.send(LIST_ROUTE, { owner, repo, ref: sha, per_page: 100 });
    return expectShape(LIST_ROUTE, statuses, answer)
      .filter((each) => each.context === context)
      .some(({ target_url: url }) => {
        const [, id, attempt] = (RUN_URL.exec(url ?? '') ?? []).map(Number);
        return (
          id !== undefined && attempt !== undefined && id !== run.id && compareRuns({ id, attempt }, run) > 0
        );
      });
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return false;
  }
}

/** Posts again after a server error, because for each name the newest status counts. Without an answer it does not. */
async function post(client: GitHubClient, parameters: Readonly<Record<string, unknown>>): Promise<void> {
  try {
    await client.send(ROUTE, parameters);
  } catch (error) {
    if (!(error instanceof GitHubFailure) || !error.isAmbiguous || error.isUnanswered) throw error;
    await client.send(ROUTE, parameters);
  }
}

function refusalOf({ status, message }: GitHubFailure): StatusRefusal {
  if (status === 403) return { kind: 'forbidden' };
  if (status === 404 || status === 405 || status === 501) return { kind: 'no-endpoint' };
  return { kind: 'failed', message };
}
