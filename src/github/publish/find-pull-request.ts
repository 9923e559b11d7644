import { z } from 'zod';
import { expectShape } from '../api/expect-shape.ts';
import { GitHubFailure } from '../api/github-client.ts';
import type { RepositoryClient } from '../api/repository-client.ts';
import type { TriggeringRun } from './triggering-run.ts';

/** The pull request that a run was for, or why there is none to speak to. */
type FoundPullRequest = { readonly number: number } | { readonly none: string };

const branch = z.object({ sha: z.string(), repo: z.object({ id: z.int() }).nullable() });
const pullRequest = z.object({ number: z.int().positive(), state: z.string(), head: branch, base: branch });

type PullRequest = z.infer<typeof pullRequest>;

const PAGE_SIZE = 100;
const MAX_PAGES = 10;

/**
 * Finds the open pull request whose head is the commit of a run. The event and the server are asked, never what the run
 * has left: the event itself for branches of this repository; for forks, where it names none, the pull requests that hold
 * the commit, and those of the branch, because a server does not look into forks for the former.
 *
 * @throws {GitHubFailure} If the server cannot be asked.
 */
export async function findPullRequest(
  server: RepositoryClient,
  run: TriggeringRun,
): Promise<FoundPullRequest> {
  const candidates = new Map<number, PullRequest>();
  for (const ask of [askByNumber, askByCommit, askByBranch]) {
    for (const each of await ask(server, run)) candidates.set(each.number, each);
    const found = [...candidates.values()].filter((each) => isOf(each, run));
    const [only, second] = found;
    if (second !== undefined) {
      const numbers = found.map(({ number }) => `#${number}`).join(', ');
      return {
        none: `Several open pull requests have this commit as their head (${numbers}), so it cannot be told which the run was for.`,
      };
    }
    if (only !== undefined) return { number: only.number };
  }
  return { none: describeAbsence([...candidates.values()], run) };
}

/** Everything that ties a pull request to a run, by ids that nobody can choose. */
function isOf({ state, head, base }: PullRequest, run: TriggeringRun): boolean {
  return (
    state === 'open' &&
    head.sha === run.headSha &&
    base.repo?.id === run.repositoryId &&
    head.repo?.id === run.headRepository?.id
  );
}

function describeAbsence(candidates: readonly PullRequest[], run: TriggeringRun): string {
  const own = candidates.filter(({ head }) => head.repo !== null && head.repo.id === run.headRepository?.id);
  const judged = run.headSha.slice(0, 7);
  const moved = own.find(({ state, head }) => state === 'open' && head.sha !== run.headSha);
  if (moved !== undefined) {
    return `Pull request #${moved.number} has moved on from ${judged}; the run on its head has a result of its own.`;
  }
  return `No open pull request has ${judged} as its head any more.`;
}

async function askByNumber(server: RepositoryClient, run: TriggeringRun): Promise<readonly PullRequest[]> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  const found: PullRequest[] = [];
  for (const number of run.pullRequests) {
    found.push(...(await ask(server, { route, schema: pullRequest, parameters: { pull_number: number } })));
  }
  return found;
}

async function askByCommit(server: RepositoryClient, run: TriggeringRun): Promise<readonly PullRequest[]> {
  const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
  const parameters = { commit_sha: run.headSha, per_page: PAGE_SIZE };
  return (await ask(server, { route, schema: z.array(pullRequest), parameters })).flat();
}

async function askByBranch(server: RepositoryClient, run: TriggeringRun): Promise<readonly PullRequest[]> {
  if (run.headRepository === undefined || run.headBranch === '') return [];
  const route = 'GET /repos/{owner}/{repo}/pulls';
  const head = `${run.headRepository.owner}:${run.headBranch}`;
  const found: PullRequest[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    // Servers that know no filter by head list all open ones.
    const parameters = { head, state: 'open', per_page: PAGE_SIZE, page };
    const listed = (await ask(server, { route, schema: z.array(pullRequest), parameters })).flat();
    found.push(...listed);
    if (listed.length < PAGE_SIZE) break;
  }
  return found;
}

interface Question<Schema extends z.ZodType> {
  readonly route: string;
  readonly schema: Schema;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One answer or none: a server without the endpoint, or without the commit, has nothing to tell. */
async function ask<Schema extends z.ZodType>(
  { client, owner, repo }: RepositoryClient,
  { route, schema, parameters }: Question<Schema>,
): Promise<z.infer<Schema>[]> {
  try {
    return [expectShape(route, schema, await client.send(route, { owner, repo, ...parameters }))];
  } catch (error) {
    if (error instanceof GitHubFailure && [404, 405, 409, 422, 501].includes(error.status ?? 0)) return [];
    throw error;
  }
}
