import type { ActionEvent } from './event.ts';
import { openGitHub } from './github-client.ts';
import type { ActionInputs } from './inputs.ts';
import { commentMarker, type PublishedComment, publishComment } from './sticky-comment.ts';

/** On whose behalf and where a comment is written. */
export interface CommentContext {
  readonly inputs: Pick<ActionInputs, 'comment' | 'githubToken' | 'policy'>;
  readonly env: NodeJS.ProcessEnv;
  readonly event: ActionEvent;
}

/**
 * Writes the gate's one comment on the pull request of this run. It never throws: a comment changes no verdict.
 *
 * @returns undefined where no comment is wanted: on any other event, and with `comment: false`.
 */
export async function commentOnPullRequest(
  markdown: string,
  { inputs, env, event }: CommentContext,
): Promise<PublishedComment | undefined> {
  if (event.kind !== 'pull-request' || !inputs.comment) return undefined;
  if (inputs.githubToken === '') return { skipped: 'The input "github-token" is empty.' };
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const [owner, repo] = repository.split('/');
  if (!owner || !repo) return { skipped: 'GITHUB_REPOSITORY does not name a repository.' };
  const marker = commentMarker({
    repository,
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    job: env['GITHUB_JOB'] ?? '',
    policy: inputs.policy,
  });
  try {
    const client = await openGitHub({ token: inputs.githubToken, apiUrl: env['GITHUB_API_URL'] });
    return await publishComment(client, { owner, repo, number: event.number }, { marker, markdown });
  } catch (error) {
    // Such as a malformed proxy address, on which the import of @actions/github throws.
    return { skipped: `It could not be written: ${error instanceof Error ? error.message : String(error)}.` };
  }
}
