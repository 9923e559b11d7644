import { z } from 'zod';
import { expectShape } from '../api/expect-shape.ts';
import { GitHubFailure } from '../api/github-client.ts';
import type { RepositoryClient } from '../api/repository-client.ts';
import type { Staleness } from './comment-outcome.ts';

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
export async function readPullRequestNow(
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

/** How the pull request has changed since the judged commit was its head; undefined if it has not. */
export function findStaleness(now: PullRequestNow, judged: string): Staleness | undefined {
  if ('headSha' in now && now.headSha !== undefined && now.headSha !== judged) {
    const head = SHA.test(now.headSha) ? now.headSha : null;
    return { kind: 'newer-head', judged, head };
  }
  return now.kind === 'closed' || now.kind === 'merged' ? { kind: now.kind, judged } : undefined;
}

const SHA = /^[0-9a-f]{7,64}$/;
