import { z } from 'zod';
import { download } from '../api/download.ts';
import { expectShape } from '../api/expect-shape.ts';
import { GitHubFailure } from '../api/github-client.ts';
import type { RepositoryClient } from '../api/repository-client.ts';
import type { TriggeringRun } from './triggering-run.ts';

/** An artifact of a run. */
export interface RunArtifact {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly isExpired: boolean;
}

/** The artifact, or why there is none. */
type FoundArtifact = RunArtifact | { readonly none: string };

/** Whose artifacts are looked for. */
type Maker = Pick<TriggeringRun, 'id' | 'headSha'>;

const artifact = z.object({
  id: z.int().positive(),
  name: z.string(),
  size_in_bytes: z.number().nonnegative(),
  expired: z.boolean().nullish(),
  workflow_run: z.object({ id: z.int().nullish(), head_sha: z.string().nullish() }).nullish(),
});
const page = z.object({ artifacts: z.array(artifact) });

const ROUTE = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
const PAGE_SIZE = 100;
const MAX_PAGES = 10;

/**
 * Finds the artifact with a name among those of one run; of several, from several attempts, the newest.
 *
 * @throws {GitHubFailure} If the server cannot be asked.
 */
export async function findArtifact(
  server: RepositoryClient,
  run: Maker,
  name: string,
): Promise<FoundArtifact> {
  const listed = await listArtifacts(server, run, name);
  if ('none' in listed) return listed;
  const newest = listed.at(-1);
  if (newest === undefined) return { none: `it left no artifact named "${name}"` };
  return newest.isExpired ? { none: `its artifact "${name}" has expired` } : newest;
}

/**
 * The artifacts of one run, those of the newest attempt last.
 *
 * @param name - Of the artifact; all of them when left out.
 * @throws {GitHubFailure} If the server cannot be asked.
 */
export async function listArtifacts(
  { client, owner, repo }: RepositoryClient,
  run: Maker,
  name?: string,
): Promise<readonly RunArtifact[] | { readonly none: string }> {
  const found: z.infer<typeof artifact>[] = [];
  try {
    for (let number = 1; number <= MAX_PAGES; number += 1) {
      const parameters = {
        ...{ owner, repo, run_id: run.id, per_page: PAGE_SIZE, page: number },
        ...(name !== undefined && { name }),
      };
      const { artifacts } = expectShape(ROUTE, page, await client.send(ROUTE, parameters));
      // Not every server knows the filter by name.
      const isWanted = (each: z.infer<typeof artifact>) => name === undefined || each.name === name;
      found.push(...artifacts.filter((each) => isWanted(each) && isOf(each, run)));
      if (artifacts.length < PAGE_SIZE) break;
    }
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    if (error.status === 403)
      throw new GitHubFailure('The token lacks the right `actions: read`', 403, { cause: error });
    if (![404, 405, 501].includes(error.status ?? 0)) throw error;
    return { none: 'this server tells of no artifacts' };
  }
  return found
    .sort((left, right) => left.id - right.id)
    .map(({ id, name, size_in_bytes: sizeBytes, expired }) => ({
      ...{ id, name, sizeBytes },
      isExpired: expired === true,
    }));
}

function isOf({ workflow_run: origin }: z.infer<typeof artifact>, { id, headSha }: Maker): boolean {
  return (origin?.id ?? id) === id && (origin?.head_sha ?? headSha) === headSha;
}

const DOWNLOAD_MS = 60_000;

/** Which artifact, from where, and how much of it at most. */
interface ArtifactDownload {
  readonly server: RepositoryClient;
  /** `GITHUB_API_URL`; undefined for that of github.com. */
  readonly apiUrl: string | undefined;
  readonly token: string;
  readonly id: number;
  readonly maxBytes: number;
}

/**
 * Downloads an artifact: a zip archive, which is whatever the run's author made of it.
 *
 * @throws {GitHubFailure} As {@link download} does.
 */
export async function downloadArtifact(wanted: ArtifactDownload): Promise<Buffer> {
  const { server, apiUrl, token, id, maxBytes } = wanted;
  const base = (apiUrl ?? 'https://api.github.com').replace(/\/$/, '');
  const place = [server.owner, server.repo].map(encodeURIComponent).join('/');
  const url = new URL(`${base}/repos/${place}/actions/artifacts/${id}/zip`);
  return download({ url, token, maxBytes, signal: AbortSignal.timeout(DOWNLOAD_MS) });
}
