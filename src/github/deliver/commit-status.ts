import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import { type GitHubClient, GitHubFailure } from '../api/github-client.ts';
import { openRepositoryClient } from '../api/repository-client.ts';
import { DELIVERY_MS, type DeliveryContext } from '../comment/comment-on-pull-request.ts';
import { readRunLink } from '../plan/event.ts';
import { safeLine } from './safe-log.ts';

/** A commit status. `pending` while the gate works, and if it was cut short; it blocks. */
export interface CommitStatus {
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  readonly description: string;
}

// GitHub's maximum.
const MAX_DESCRIPTION_CHARACTERS = 140;
const ROUTE = 'POST /repos/{owner}/{repo}/statuses/{sha}';

/** Why a commit status could not be set. `message`: from the client. */
export type StatusRefusal =
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'no-endpoint' }
  | { readonly kind: 'failed'; readonly message: string };

/** Commit status for an exit code; only 0 is a success. */
export function statusOf(exitCode: ExitCode): Exclude<CommitStatus['state'], 'pending'> {
  if (exitCode === EXIT.ok) return 'success';
  return exitCode === EXIT.blocked || exitCode === EXIT.undecided ? 'failure' : 'error';
}

/**
 * Sets the commit status named by the input `status`, on the pull request's head or else on the run's commit. It is not a
 * check run, because GitHub attaches those to the first workflow on the commit, where they outlive re-runs, and Gitea has
 * none.
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
    const { client, owner, repo } = await openRepositoryClient(inputs.githubToken, env, {
      requestMs: DELIVERY_MS,
      budget,
    });
    await post(client, {
      owner,
      repo,
      sha,
      state,
      context: inputs.status,
      description: safeLine(description, MAX_DESCRIPTION_CHARACTERS),
      target_url: readRunLink(env)?.url,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return refusalOf(error);
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
