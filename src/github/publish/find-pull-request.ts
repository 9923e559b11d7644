import { z } from 'zod';
import { expectShape } from '../api/expect-shape.ts';
import { GitHubFailure } from '../api/github-client.ts';
import type { RepositoryClient } from '../api/repository-client.ts';
import type { TriggeringRun } from './triggering-run.ts';
import type { NothingToPublish } from './unpublished-reason.ts';

/** The run's pull request, or why there is none to comment on. */
type FoundPullRequest = { readonly number: number } | { readonly none: NothingToPublish };

const branch = z.object({ sha: z.string(), repo: z.object({ id: z.int() }).nullable() });
const pullRequest = z.object({ number: z.int().positive(), state: z.string(), head: branch, base: branch });

type PullRequest = z.infer<typeof pullRequest>;

const PAGE_SIZE = 100;
const MAX_PAGES = 10;

/**
 * Finds the open pull request whose head is the run's commit. Uses only the event and the server, never the run's files. For
 * branches of this repository the event names it. For forks it does not, so this lists the pull requests with the commit,
 * and then those of the branch, because the server does not search forks for commits.
 *
 * @throws {GitHubFailure} If the server cannot be reached.
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
      const pullRequests = found.map(({ number }) => number);
      return { none: { kind: 'several-pull-requests', pullRequests } };
    }
    if (only !== undefined) return { number: only.number };
  }
  return { none: explainAbsence([...candidates.values()], run) };
}

/** Whether a pull request belongs to a run, by ids that its author cannot choose. */
function isOf({ state, head, base }: PullRequest, run: TriggeringRun): boolean {
  return (
    state === 'open' &&
    head.sha === run.headSha &&
    base.repo?.id === run.repositoryId &&
    head.repo?.id === run.headRepository?.id
  );
}

function explainAbsence(candidates: readonly PullRequest[], run: TriggeringRun): NothingToPublish {
  const own = candidates.filter(({ head }) => head.repo !== null && head.repo.id === run.headRepository?.id);
  const moved = own.find(({ state, head }) => state === 'open' && head.sha !== run.headSha);
  return moved === undefined
    ? { kind: 'no-pull-request', commit: run.headSha }
    : { kind: 'moved-on', pullRequest: moved.number, commit: run.headSha };
}

async function askByNumber(server: RepositoryClient, run: TriggeringRun): Promise<readonly PullRequest[]> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}';
  const found: PullRequest[] = [];
  for (const number of run.pullRequests) {
    const { client, owner, repo } = server;
    const named = await orNone(async () => {
      const answer = await client.send(route, { owner, repo, pull_number: number });
      return [expectShape(route, pullRequest, answer)];
    });
    found.push(...named);
  }
  return found;
}

async function askByCommit(server: RepositoryClient, run: TriggeringRun): Promise<readonly PullRequest[]> {
  const route = 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls';
  return list(server, route, { commit_sha: run.headSha });
}

async function askByBranch(server: RepositoryClient, run: TriggeringRun): Promise<readonly PullRequest[]> {
  if (run.headRepository === undefined || run.headBranch === '') return [];
  const route = 'GET /repos/{owner}/{repo}/pulls';
  const head = `${run.headRepository.owner}:${run.headBranch}`;
  // Servers without the filter by head list all open pull requests.
  return list(server, route, { head, state: 'open' });
}

function list(
  { client, owner, repo }: RepositoryClient,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<readonly PullRequest[]> {
  return orNone(async () => {
    const all = { owner, repo, per_page: PAGE_SIZE, ...parameters };
    const found: PullRequest[] = [];
    for await (const answer of client.pages(route, all, MAX_PAGES)) {
      found.push(...expectShape(route, z.array(pullRequest), answer));
    }
    return found;
  });
}

/** An empty list if the server lacks the endpoint or the commit. */
async function orNone(ask: () => Promise<readonly PullRequest[]>): Promise<readonly PullRequest[]> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof GitHubFailure && [404, 405, 409, 422, 501].includes(error.status ?? 0)) return [];
    throw error;
  }
}
