import { z } from 'zod';
import { type GitHubClient, GitHubFailure } from './github-client.ts';

/** A self-hosted runner as the server lists it. */
export interface ListedRunner {
  readonly name: string;
  readonly isOnline: boolean;
  /** It is running another job now, and takes the next one afterwards. */
  readonly isBusy: boolean;
  readonly labels: readonly string[];
}

/** What the server told of the runners of a repository and of its organization. */
export interface RunnerList {
  readonly runners: readonly ListedRunner[];
  /** What could not be listed and why, a sentence each. */
  readonly refusals: readonly string[];
}

const page = z.object({
  runners: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      busy: z.boolean().default(false),
      runner_group_id: z.int().nullish(),
      labels: z.array(z.object({ name: z.string() })).default([]),
    }),
  ),
});
const groups = z.object({ runner_groups: z.array(z.object({ id: z.int() })) });

type Runner = z.infer<typeof page>['runners'][number];

const PAGE = 100;
const MAX_PAGES = 20;

/**
 * Lists the self-hosted runners that a repository may use: its own, and those of its organization in groups that it may
 * use. A token that may list only one of the two tells of that one; what it may not is said.
 *
 * A list that is empty proves nothing: runners that a scale set starts when they are wanted are in no list.
 *
 * @param client - Of a token with `Administration: read` on the repository, or `Self-hosted runners: read` on the
 *   organization. The workflow's own token can have neither.
 * @param repository - `owner/name`.
 */
export async function listRunners(client: GitHubClient, repository: string): Promise<RunnerList> {
  const [owner = '', repo = ''] = repository.split('/');
  const refusals: string[] = [];
  const attempt = async (
    whose: string,
    list: () => Promise<readonly Runner[]>,
  ): Promise<readonly Runner[]> => {
    try {
      return await list();
    } catch (error) {
      if (!(error instanceof GitHubFailure)) throw error;
      refusals.push(explain(error, whose));
      return [];
    }
  };
  const own = await attempt(`the repository ${repository}`, () =>
    readPages(client, 'GET /repos/{owner}/{repo}/actions/runners', { owner, repo }),
  );
  const shared = await attempt(`the organization ${owner}`, () => listUsable(client, owner, repo));
  return { runners: [...own, ...shared].map(toListed), refusals };
}

/** Those of the organization, in groups that let the repository use them. */
async function listUsable(client: GitHubClient, org: string, repo: string): Promise<readonly Runner[]> {
  const all = await readPages(client, 'GET /orgs/{org}/actions/runners', { org });
  if (all.length === 0) return all;
  const route = 'GET /orgs/{org}/actions/runner-groups';
  const { data } = await client.send(route, { org, visible_to_repository: repo, per_page: PAGE });
  const parsed = groups.safeParse(data);
  if (!parsed.success) throw new GitHubFailure(`${route} was answered with something unexpected`, undefined);
  const usable = new Set(parsed.data.runner_groups.map(({ id }) => id));
  return all.filter(({ runner_group_id: group }) => group == null || usable.has(group));
}

async function readPages(
  client: GitHubClient,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<readonly Runner[]> {
  const runners: Runner[] = [];
  for (let number = 1; number <= MAX_PAGES; number += 1) {
    const { data } = await client.send(route, { ...parameters, per_page: PAGE, page: number });
    const parsed = page.safeParse(data);
    if (!parsed.success)
      throw new GitHubFailure(`${route} was answered with something unexpected`, undefined);
    runners.push(...parsed.data.runners);
    if (parsed.data.runners.length < PAGE) break;
  }
  return runners;
}

const toListed = ({ name, status, busy, labels }: Runner): ListedRunner => ({
  name,
  isOnline: status === 'online',
  isBusy: busy,
  labels: labels.map((each) => each.name),
});

function explain({ status, message }: GitHubFailure, whose: string): string {
  if (status === 401) return `the runners of ${whose} were not listed: the token is not valid (401)`;
  if (status === 403) return `the runners of ${whose} were not listed: the token may not list them (403)`;
  // The server does not tell a missing right from a missing organization.
  if (status === 404)
    return `the runners of ${whose} were not listed: there is no such list, or the token may not see it (404)`;
  return `the runners of ${whose} were not listed: ${message}`;
}
