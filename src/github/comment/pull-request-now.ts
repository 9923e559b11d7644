import { z } from 'zod';
import { expectShape } from '../api/expect-shape.ts';
import { GitHubFailure } from '../api/github-client.ts';
import type { RepositoryClient } from '../api/repository-client.ts';

/** What has become of a pull request since its event fired. */
type PullRequestNow =
  | {
      readonly kind: 'open' | 'closed' | 'merged';
      /** Full SHA; undefined where the server does not tell. */
      readonly headSha: string | undefined;
    }
  /** Deleted, as only some servers allow, or out of the token's sight. */
  | { readonly kind: 'gone' }
  /** It could not be asked. */
  | { readonly kind: 'unknown'; readonly why: string };

const pullRequest = z.object({
  state: z.string(),
  merged: z.boolean().nullish(),
  head: z.object({ sha: z.string() }).nullish(),
});

/** Asks the server how a pull request stands now. It never throws on what the server answers. */
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
    return error.status === 404 || error.status === 410
      ? { kind: 'gone' }
      : { kind: 'unknown', why: error.message };
  }
}

/** Whether the pull request has another head than the commit that was judged. */
export function hasMovedOn(now: PullRequestNow, judgedSha: string): boolean {
  return 'headSha' in now && now.headSha !== undefined && now.headSha !== judgedSha;
}

/** One sentence of our own for whoever reads a result that is not about the head of today; undefined when it is. */
export function describeStaleness(now: PullRequestNow, judgedSha: string): string | undefined {
  const judged = shortSha(judgedSha);
  if ('headSha' in now && hasMovedOn(now, judgedSha)) {
    return `This speaks of an older commit, ${judged}: the pull request is at ${shortSha(now.headSha ?? '')} by now.`;
  }
  if (now.kind === 'closed' || now.kind === 'merged') {
    return `This speaks of commit ${judged} of a pull request that was ${now.kind} meanwhile.`;
  }
  return undefined;
}

/** Only digits of a SHA, whatever the server says. */
const shortSha = (sha: string): string => (/^[0-9a-f]{7,64}$/.test(sha) ? sha.slice(0, 7) : 'another commit');
