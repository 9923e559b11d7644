import { z } from 'zod';
import type { ListedCacheEntry } from '../../stores/actions-cache/choose-cache-entry.ts';
import { type GitHubClient, GitHubFailure } from './github-client.ts';

const page = z.object({
  actions_caches: z.array(z.object({ key: z.string(), ref: z.string(), version: z.string() })),
});

const PAGE = 100;
/** A thousand entries of one model and machine: ten times what a week of pushes leaves. */
const MAX_PAGES = 10;

/**
 * Lists the Actions cache entries whose key starts with a prefix, newest first.
 *
 * @param open - Called when the first question is asked.
 * @returns Rejects with a {@link GitHubFailure} that names the missing right where the server refuses.
 */
export function cacheLister(
  open: () => Promise<GitHubClient>,
  repository: string,
): (prefix: string) => Promise<readonly ListedCacheEntry[]> {
  const [owner = '', repo = ''] = repository.split('/');
  return async (prefix) => {
    const client = await open();
    const entries: ListedCacheEntry[] = [];
    for (let number = 1; number <= MAX_PAGES; number += 1) {
      const listed = await readPage(client, {
        owner,
        repo,
        key: prefix,
        sort: 'created_at',
        direction: 'desc',
        per_page: PAGE,
        page: number,
      });
      entries.push(...listed);
      if (listed.length < PAGE) break;
    }
    return entries;
  };
}

async function readPage(
  client: GitHubClient,
  parameters: Readonly<Record<string, unknown>>,
): Promise<readonly ListedCacheEntry[]> {
  const route = 'GET /repos/{owner}/{repo}/actions/caches';
  try {
    const { data } = await client.send(route, parameters);
    const parsed = page.safeParse(data);
    if (parsed.success) return parsed.data.actions_caches;
    throw new GitHubFailure(`${route} was answered with something unexpected`, undefined);
  } catch (error) {
    if (!(error instanceof GitHubFailure) || error.status !== 403) throw error;
    throw new GitHubFailure('the token lacks the right `actions: read`', 403, { cause: error });
  }
}
