import { z } from 'zod';
import type { ListedCacheEntry } from '../../stores/actions-cache/choose-cache-entry.ts';
import { expectShape } from './expect-shape.ts';
import { type GitHubClient, GitHubFailure } from './github-client.ts';

const page = z.array(
  z.object({
    key: z.string(),
    ref: z.string(),
    version: z.string(),
    size_in_bytes: z.number().nonnegative(),
  }),
);

const ROUTE = 'GET /repos/{owner}/{repo}/actions/caches';
const PAGE_SIZE = 100;
/** A thousand entries per model: ten times as many as a week of pushes leaves. */
const MAX_PAGES = 10;

/**
 * Lists the Actions cache entries whose key starts with a prefix, newest first.
 *
 * @param open - Called for the first list.
 * @returns Rejects with a {@link GitHubFailure} that names the missing permission if the server refuses.
 */
export function cacheLister(
  open: () => Promise<GitHubClient>,
  repository: string,
): (prefix: string) => Promise<readonly ListedCacheEntry[]> {
  const [owner = '', repo = ''] = repository.split('/');
  return async (prefix) => {
    const client = await open();
    const order = { sort: 'created_at', direction: 'desc', per_page: PAGE_SIZE };
    const entries: ListedCacheEntry[] = [];
    try {
      for await (const answer of client.pages(ROUTE, { owner, repo, key: prefix, ...order }, MAX_PAGES)) {
        for (const { size_in_bytes: sizeBytes, ...entry } of expectShape(ROUTE, page, answer)) {
          entries.push({ ...entry, sizeBytes });
        }
      }
    } catch (error) {
      if (!(error instanceof GitHubFailure) || error.status !== 403) throw error;
      throw new GitHubFailure('the token lacks the permission `actions: read`', 403, { cause: error });
    }
    return entries;
  };
}
