import { z } from 'zod';
import { expectShape } from './expect-shape.ts';
import { type GitHubClient, GitHubFailure } from './github-client.ts';

/** A self-hosted runner in the server's list. */
export interface ListedRunner {
  readonly name: string;
  readonly isOnline: boolean;
  /** It is running another job and takes the next one afterwards. */
  readonly isBusy: boolean;
  readonly labels: readonly string[];
}

/** Owner of runners. `name`: `owner/name`, or that of the organization. */
interface RunnerOwner {
  readonly kind: 'repository' | 'organization';
  readonly name: string;
}

/** Why runners could not be listed. */
export type ListRefusal =
  | { readonly kind: 'invalid-token' | 'forbidden'; readonly of: RunnerOwner }
  /** The server does not distinguish a missing permission from a missing organization. */
  | { readonly kind: 'not-found'; readonly of: RunnerOwner }
  /** `of`: null if the server could not be reached. `message`: from the server or the system. */
  | { readonly kind: 'failed'; readonly of: RunnerOwner | null; readonly message: string };

/** The runners of a repository and its organization that the server lists. */
export interface RunnerList {
  readonly runners: readonly ListedRunner[];
  readonly refusals: readonly ListRefusal[];
}

const page = z.array(
  z.object({
    name: z.string(),
    status: z.string(),
    busy: z.boolean().default(false),
    runner_group_id: z.int().nullish(),
    labels: z.array(z.object({ name: z.string() })).default([]),
  }),
);
const groups = z.array(z.object({ id: z.int() }));

type Runner = z.infer<typeof page>[number];

const PAGE_SIZE = 100;
const MAX_PAGES = 20;

/**
 * Lists the self-hosted runners that a repository may use: its own, and those in runner groups of its organization that it
 * may use. If the token may list only one of the two, returns those and the refusal for the others.
 *
 * An empty list proves nothing: runners that a scale set starts on demand are not listed.
 *
 * @param client - Its token needs `Administration: read` on the repository, or `Self-hosted runners: read` on the
 *   organization. The workflow's own token cannot have either.
 * @param repository - `owner/name`.
 */
export async function listRunners(client: GitHubClient, repository: string): Promise<RunnerList> {
  const [owner = '', repo = ''] = repository.split('/');
  const refusals: ListRefusal[] = [];
  const attempt = async (
    of: RunnerOwner,
    list: () => Promise<readonly Runner[]>,
  ): Promise<readonly Runner[]> => {
    try {
      return await list();
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      refusals.push(explain(error, of));
      return [];
    }
  };
  const own = await attempt({ kind: 'repository', name: repository }, () =>
    readPages(client, 'GET /repos/{owner}/{repo}/actions/runners', { owner, repo }),
  );
  const shared = await attempt({ kind: 'organization', name: owner }, () => listUsable(client, owner, repo));
  return { runners: [...own, ...shared].map(toListed), refusals };
}

/** Lists the organization's runners in groups that the repository may use. */
async function listUsable(client: GitHubClient, org: string, repo: string): Promise<readonly Runner[]> {
  const all = await readPages(client, 'GET /orgs/{org}/actions/runners', { org });
  if (all.length === 0) return all;
  const route = 'GET /orgs/{org}/actions/runner-groups';
  const usable = new Set<number>();
  for await (const answer of client.pages(
    route,
    { org, visible_to_repository: repo, per_page: PAGE_SIZE },
    MAX_PAGES,
  )) {
    for (const { id } of expectShape(route, groups, answer)) usable.add(id);
  }
  return all.filter(({ runner_group_id: group }) => group == null || usable.has(group));
}

async function readPages(
  client: GitHubClient,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<readonly Runner[]> {
  const runners: Runner[] = [];
  for await (const answer of client.pages(route, { ...parameters, per_page: PAGE_SIZE }, MAX_PAGES)) {
    runners.push(...expectShape(route, page, answer));
  }
  return runners;
}

const toListed = ({ name, status, busy, labels }: Runner): ListedRunner => ({
  name,
  isOnline: status === 'online',
  isBusy: busy,
  labels: labels.map((each) => each.name),
});

function explain({ status, message }: GitHubFailure, of: RunnerOwner): ListRefusal {
  if (status === 401) return { kind: 'invalid-token', of };
  if (status === 403) return { kind: 'forbidden', of };
  if (status === 404) return { kind: 'not-found', of };
  return { kind: 'failed', of, message };
}
