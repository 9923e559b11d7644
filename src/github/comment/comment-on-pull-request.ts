import type { State } from '../../verdict/verdict.ts';
import { GitHubFailure } from '../api/github-client.ts';
import { workflowLogin } from '../api/own-login.ts';
import { openRepositoryClient } from '../api/repository-client.ts';
import type { ActionInputs } from '../inputs/inputs.ts';
import type { ActionEvent } from '../plan/event.ts';
import { keyOf, readRunNumber } from './comment-mark.ts';
import { describeStaleness, hasMovedOn, readPullRequestNow } from './pull-request-now.ts';
import { type PublishedComment, publishComment } from './sticky-comment.ts';

/** On whose behalf and where a result is delivered. */
export interface DeliveryContext {
  readonly inputs: Pick<ActionInputs, 'comment' | 'githubToken' | 'policy' | 'status'>;
  readonly env: NodeJS.ProcessEnv;
  readonly event: ActionEvent;
}

/** What is to be said. */
export interface Message {
  readonly state: State;
  readonly markdown: string;
}

/** What became of it; `remark` says that the pull request has gone on without this result. It stands alone where no comment is wanted. */
export type CommentOutcome = (PublishedComment & { readonly remark?: string }) | { readonly remark: string };

/**
 * Writes the gate's comment on the pull request of this run, which says in its first lines when it speaks of an older
 * commit. It never throws on what the server answers: a comment changes no verdict.
 *
 * @returns undefined on any other event, and where no comment is wanted and nothing is to be remarked.
 */
export async function commentOnPullRequest(
  { state, markdown }: Message,
  { inputs, env, event }: DeliveryContext,
): Promise<CommentOutcome | undefined> {
  if (event.kind !== 'pull-request') return undefined;
  try {
    const server = await openRepositoryClient(inputs.githubToken, env);
    const now = await readPullRequestNow(server, event.number);
    const remark = describeStaleness(now, event.headSha);
    if (!inputs.comment) return remark === undefined ? undefined : { remark };
    if (now.kind === 'gone') return { skipped: 'The pull request is gone, or the token may not see it.' };
    const target = { ...server, number: event.number, workflowLogin: workflowLogin(env) };
    const published = await publishComment(server.client, target, {
      key: keyOf(gateOf(env, inputs.policy)),
      state,
      run: readRunNumber(env),
      isOutdated: hasMovedOn(now, event.headSha),
      markdown: remark === undefined ? markdown : `> **${remark}**\n\n${markdown}`,
    });
    return remark === undefined ? published : { ...published, remark };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return inputs.comment ? { skipped: `${error.message}.` } : undefined;
  }
}

/** Two gates in one repository differ in workflow, job or policy. */
export function gateOf(env: NodeJS.ProcessEnv, policy: string): Parameters<typeof keyOf>[0] {
  return {
    repository: env['GITHUB_REPOSITORY'] ?? '',
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    job: env['GITHUB_JOB'] ?? '',
    policy,
  };
}
