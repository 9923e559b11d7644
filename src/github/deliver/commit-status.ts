import { EXIT, type ExitCode } from '../../verdict/exit-code.ts';
import { type GitHubClient, GitHubFailure } from '../api/github-client.ts';
import { openRepositoryClient } from '../api/repository-client.ts';
import type { DeliveryContext } from '../comment/comment-on-pull-request.ts';
import { readRunLink } from '../plan/event.ts';
import { safeLine } from './safe-log.ts';

/** What a commit status says. `pending` stands while the gate works, and where it was cut short: it blocks. */
export interface CommitStatus {
  readonly state: 'pending' | 'success' | 'failure' | 'error';
  readonly description: string;
}

// GitHub refuses a longer one.
const MAX_DESCRIPTION_CHARACTERS = 140;
const ROUTE = 'POST /repos/{owner}/{repo}/statuses/{sha}';

/** What an exit code means for a required status: only 0 is success. */
export function statusOf(exitCode: ExitCode): Exclude<CommitStatus['state'], 'pending'> {
  if (exitCode === EXIT.ok) return 'success';
  return exitCode === EXIT.blocked || exitCode === EXIT.undecided ? 'failure' : 'error';
}

/**
 * Sets the commit status that the input `status` names, on the head of the pull request, else on the commit of the run.
 * A status and no check run: a check run that a workflow makes is filed under whichever workflow came first on the
 * commit and outlives re-runs there, and Gitea has none.
 *
 * @returns Why it could not be set; undefined when it was, or none is wanted. It never throws on what the server answers.
 */
export async function postCommitStatus(
  { state, description }: CommitStatus,
  { inputs, env, event }: DeliveryContext,
): Promise<string | undefined> {
  if (inputs.status === undefined) return undefined;
  const sha = event.kind === 'pull-request' ? event.headSha : env['GITHUB_SHA'];
  try {
    const { client, owner, repo } = await openRepositoryClient(inputs.githubToken, env);
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
    return explain(error);
  }
}

/** The newest status of a name is the one that counts, so that a second one does no harm. */
async function post(client: GitHubClient, parameters: Readonly<Record<string, unknown>>): Promise<void> {
  try {
    await client.send(ROUTE, parameters);
  } catch (error) {
    if (!(error instanceof GitHubFailure) || !error.isAmbiguous) throw error;
    await client.send(ROUTE, parameters);
  }
}

function explain({ status, message }: GitHubFailure): string {
  if (status === 403)
    return 'The commit status could not be set: the token lacks the right `statuses: write`.';
  if (status === 404 || status === 405 || status === 501) {
    return 'The commit status could not be set: this server has no such endpoint, or the token may not see it.';
  }
  return `The commit status could not be set: ${message}.`;
}
