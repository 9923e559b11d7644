import { z } from 'zod';
import { keyOf, readRunNumber } from '../../report/comment/comment-mark.ts';
import { escapeProse } from '../../report/markdown/escape-markdown.ts';
import type { State } from '../../verdict/state.ts';
import { expectShape } from '../api/expect-shape.ts';
import { GitHubFailure } from '../api/github-client.ts';
import { workflowLogin } from '../api/own-login.ts';
import { openRepositoryClient, type RepositoryClient } from '../api/repository-client.ts';
import type { RequestBudget } from '../api/request-budget.ts';
import type { ActionInputs } from '../inputs/inputs.ts';
import type { ActionEvent } from '../plan/event.ts';
import { stalenessText } from '../words/comment.ts';
import type { PublishedComment, Staleness } from './comment-outcome.ts';
import { publishComment } from './sticky-comment.ts';

/** Time limit per request of a delivery. */
export const DELIVERY_MS = 6_000;

/** The run whose result is delivered. */
export interface DeliveryContext {
  readonly inputs: Pick<ActionInputs, 'comment' | 'githubToken' | 'policy' | 'status' | 'model' | 'label'>;
  readonly env: NodeJS.ProcessEnv;
  readonly event: ActionEvent;
  /** Time left for requests. */
  readonly budget: RequestBudget;
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
  { inputs, env, event, budget }: DeliveryContext,
): Promise<CommentOutcome | undefined> {
  if (event.kind !== 'pull-request') return undefined;
  try {
    const server = await openRepositoryClient(inputs.githubToken, env, { requestMs: DELIVERY_MS, budget });
    const now = await readPullRequestNow(server, event.number);
    const staleness = findStaleness(now, event.headSha);
    if (!inputs.comment) return staleness === undefined ? undefined : { staleness };
    if (now.kind === 'gone') return { skipped: { kind: 'pull-request-gone' } };
    const target = { ...server, number: event.number, workflowLogin: workflowLogin(env) };
    const published = await publishComment(server.client, target, {
      key: keyOf(gateOf(env, inputs)),
      state,
      run: readRunNumber(env),
      // Where the head is unknown, this may be the re-run of an older commit.
      isOutdated: staleness?.kind === 'newer-head' || now.kind === 'unknown',
      markdown: staleness === undefined ? markdown : `${renderStaleness(staleness)}\n${markdown}`,
    });
    return staleness === undefined ? published : { ...published, staleness };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return inputs.comment ? { skipped: { kind: 'failed', message: error.message } } : undefined;
  }
}

/** The current state of a pull request, after its event fired. */
type PullRequestNow =
  | {
      readonly kind: 'open' | 'closed' | 'merged';
      /** Full SHA; undefined if the server does not send it. */
      readonly headSha: string | undefined;
    }
  /** Deleted, which only some servers allow, or not visible to the token. */
  | { readonly kind: 'gone' }
  /** The server could not be reached. */
  | { readonly kind: 'unknown' };

const pullRequest = z.object({
  state: z.string(),
  merged: z.boolean().nullish(),
  head: z.object({ sha: z.string() }).nullish(),
});

/** Reads the current state of a pull request from the server. Never throws because of its answer. */
async function readPullRequestNow(
  { client, owner, repo }: RepositoryClient,
  number: number,
): Promise<PullRequestNow> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  try {
    const answer = await client.send(route, { owner, repo, pull_number: number });
    const { state, merged, head } = expectShape(route, pullRequest, answer);
    const isOpen = state === 'open';
    return { kind: isOpen ? 'open' : merged ? 'merged' : 'closed', headSha: head?.sha };
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    return { kind: error.status === 404 || error.status === 410 ? 'gone' : 'unknown' };
  }
}

const SHA = /^[0-9a-f]{7,64}$/;

/** How the pull request has changed since the judged commit was its head; undefined if it has not. */
function findStaleness(now: PullRequestNow, judged: string): Staleness | undefined {
  if ('headSha' in now && now.headSha !== undefined && now.headSha !== judged) {
    const head = SHA.test(now.headSha) ? now.headSha : null;
    return { kind: 'newer-head', judged, head };
  }
  return now.kind === 'closed' || now.kind === 'merged' ? { kind: now.kind, judged } : undefined;
}

/**
 * Identity of this gate: two gates in one repository differ in workflow, job, policy, model or label. The legs of a matrix
 * have the same job, so only model and label distinguish them.
 */
export function gateOf(
  env: NodeJS.ProcessEnv,
  { policy, model, label }: Pick<ActionInputs, 'policy' | 'model' | 'label'>,
): Parameters<typeof keyOf>[0] {
  return {
    repository: env['GITHUB_REPOSITORY'] ?? '',
    workflow: env['GITHUB_WORKFLOW'] ?? '',
    job: env['GITHUB_JOB'] ?? '',
    policy,
    model,
    label,
  };
}

/** Renders the staleness as a block quote above the result. */
export const renderStaleness = (staleness: Staleness): string =>
  `> **${escapeProse(stalenessText(staleness))}**\n`;
