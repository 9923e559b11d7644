import { z } from 'zod';
import { MAX_ANCESTORS } from '../../git/commits.ts';
import { type GitHubClient, GitHubFailure } from './github-client.ts';

/** The server's history, for a checkout with only one commit. SHAs are full. */
export interface RemoteHistory {
  /** A commit and its ancestors by first parent, nearest first; at most 1 + {@link MAX_ANCESTORS}. */
  firstParents(commit: string): Promise<readonly string[]>;
  /** The merge base of two commits; undefined if they share no history. */
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** The newest published release that is not a pre-release and does not have the tag `exceptTag`. */
  lastRelease(exceptTag: string | undefined): Promise<Release | undefined>;
}

interface Release {
  readonly tag: string;
  readonly commit: string;
}

const sha = z.string().regex(/^[0-9a-f]{40,64}$/);
const commit = z.object({ sha });
const commits = z.array(commit.extend({ parents: z.array(commit) }));
const comparison = z.object({ merge_base_commit: commit.nullish() });
const releases = z.array(
  z.object({
    tag_name: z.string().min(1),
    draft: z.boolean(),
    prerelease: z.boolean(),
    published_at: z.iso.datetime({ offset: true }).nullable(),
  }),
);

const PAGE = 100;
/** A page of a hundred commits holds twenty merges of five commits each; larger merges need more pages. */
const MAX_PAGES = 3;

const publishedAt = ({ published_at: at }: { published_at: string | null }): number =>
  Date.parse(at ?? '') || 0;

/**
 * Reads history from the server. GitHub, GitHub Enterprise Server and Gitea all support these endpoints.
 *
 * @param open - Called for the first request.
 * @param repository - `owner/name`.
 */
export function openRemoteHistory(open: () => Promise<GitHubClient>, repository: string): RemoteHistory {
  let client: Promise<GitHubClient> | undefined;
  const [owner = '', repo = ''] = repository.split('/');
  const get = async <Schema extends z.ZodType>(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    schema: Schema,
  ): Promise<z.infer<Schema>> => {
    client ??= open();
    const { data } = await (await client).send(`GET /repos/{owner}/{repo}/${route}`, {
      owner,
      repo,
      ...parameters,
    });
    const parsed = schema.safeParse(data);
    if (parsed.success) return parsed.data;
    throw new GitHubFailure(`${route} was answered with something unexpected`, undefined);
  };

  const firstParents = async (start: string): Promise<readonly string[]> => {
    const parents = new Map<string, string | undefined>();
    const ancestors: string[] = [];
    let next: string | undefined = start;
    for (let page = 0; page < MAX_PAGES && next !== undefined; page += 1) {
      for (const each of await get('commits', { sha: next, per_page: PAGE }, commits)) {
        parents.set(each.sha, each.parents[0]?.sha);
      }
      while (next !== undefined && parents.has(next) && ancestors.length <= MAX_ANCESTORS) {
        ancestors.push(next);
        next = parents.get(next);
      }
      if (ancestors.length > MAX_ANCESTORS) break;
    }
    return ancestors;
  };

  return {
    firstParents,
    mergeBase: async (one, other) =>
      (await get('compare/{basehead}', { basehead: `${one}...${other}`, per_page: 1 }, comparison))
        .merge_base_commit?.sha,
    lastRelease: async (exceptTag) => {
      const published = (await get('releases', { per_page: PAGE }, releases))
        .filter(({ draft, prerelease, tag_name }) => !draft && !prerelease && tag_name !== exceptTag)
        .sort((left, right) => publishedAt(right) - publishedAt(left));
      const [newest] = published;
      if (newest === undefined) return undefined;
      const found = await get('commits/{ref}', { ref: newest.tag_name }, commit);
      return { tag: newest.tag_name, commit: found.sha };
    },
  };
}
