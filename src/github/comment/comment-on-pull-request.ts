import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import type { State } from '../../verdict/verdict.ts';
import { GitHubFailure } from '../api/github-client.ts';
import { workflowLogin } from '../api/own-login.ts';
import { openRepositoryClient } from '../api/repository-client.ts';
import type { ActionInputs } from '../inputs/inputs.ts';
import type { ActionEvent } from '../plan/event.ts';
import { stalenessText } from '../words/comment.ts';
import { keyOf, readRunNumber } from './comment-mark.ts';
import type { PublishedComment, Staleness } from './comment-outcome.ts';
import { findStaleness, readPullRequestNow } from './pull-request-now.ts';
import { publishComment } from './sticky-comment.ts';

/** The run whose result is delivered. */
export interface DeliveryContext {
  readonly inputs: Pick<ActionInputs, 'comment' | 'githubToken' | 'policy' | 'status'>;
  readonly env: NodeJS.ProcessEnv;
  readonly event: ActionEvent;
}

/** The result of a run, as markdown. */
export interface Message {
  readonly state: State;
  readonly markdown: string;
}

/** What happened to the comment, if one was wanted, and whether the pull request has changed since. */
export type CommentOutcome =
  | (PublishedComment & { readonly staleness?: Staleness })
  | { readonly staleness: Staleness };

/**
 * Writes the gate's comment on this run's pull request. A comment about an older commit says so in its first lines. Never
 * throws because of a server's answer: a comment must not change the verdict.
 *
 * @returns Undefined on any other event, or if no comment is wanted and the pull request has not changed.
 */
export async function commentOnPullRequest(
  { state, markdown }: Message,
  { inputs, env, event }: DeliveryContext,
): Promise<CommentOutcome | undefined> {
  if (event.kind !== 'pull-request') return undefined;
  try {
    const server = await openRepositoryClient(inputs.githubToken, env);
    const now = await readPullRequestNow(server, event.number);
    const staleness = findStaleness(now, event.headSha);
    if (!inputs.comment) return staleness === undefined ? undefined : { staleness };
    if (now.kind === 'gone') return { skipped: { kind: 'pull-request-gone' } };
    const target = { ...server, number: event.number, workflowLogin: workflowLogin(env) };
    const published = await publishComment(server.client, target, {
      key: keyOf(gateOf(env, inputs.policy)),
      state,
      run: readRunNumber(env),
      isOutdated: staleness?.kind === 'newer-head',
      markdown: staleness === undefined ? markdown : `${renderStaleness(staleness)}\n${markdown}`,
    });
    return staleness === undefined ? published : { ...published, staleness };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return inputs.comment ? { skipped: { kind: 'failed', message: error.message } } : undefined;
  }
}

/** Renders the staleness as a block quote above the result. */
export const renderStaleness = (staleness: Staleness): string =>
  `> **${escapeProse(stalenessText(staleness))}**\n`;

/** Identity of this gate: two gates in one repository differ in workflow, job or policy. */
export function gateOf(env: NodeJS.ProcessEnv, policy: string): Parameters<typeof keyOf>[0] {
  return {
    repository: env['GITHUB_REPOSITORY'] ?? '',
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    job: env['GITHUB_JOB'] ?? '',
    policy,
  };
}
