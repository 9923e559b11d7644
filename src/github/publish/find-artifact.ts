import { z } from 'zod';
import { download } from '../api/download.ts';
import { expectShape } from '../api/expect-shape.ts';
import { GitHubFailure } from '../api/github-client.ts';
import type { RepositoryClient } from '../api/repository-client.ts';
import type { TriggeringRun } from './triggering-run.ts';
import type { NoVerdict } from './unpublished-reason.ts';

/** An artifact of a run. */
export interface RunArtifact {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly isExpired: boolean;
}

/** The artifact, or why there is none. */
type FoundArtifact = RunArtifact | { readonly none: NoVerdict };

/** A server without artifacts. */
interface NoArtifacts {
  readonly none: Extract<NoVerdict, { kind: 'no-artifacts-api' }>;
}

/** The run whose artifacts are listed. */
type Maker = Pick<TriggeringRun, 'id' | 'headSha'>;

const artifact = z.object({
  id: z.int().positive(),
  name: z.string(),
  size_in_bytes: z.number().nonnegative(),
  expired: z.boolean().nullish(),
  created_at: z.iso.datetime({ offset: true }).nullish(),
  workflow_run: z.object({ id: z.int().nullish(), head_sha: z.string().nullish() }).nullish(),
});

type Artifact = z.infer<typeof artifact>;

const ROUTE = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
const PAGE_SIZE = 100;
const MAX_PAGES = 10;

/**
 * Finds an artifact of a run by name. If several attempts left one, returns the newest.
 *
 * @throws {GitHubFailure} If the server cannot be reached.
 */
export async function findArtifact(
  server: RepositoryClient,
  run: Maker,
  name: string,
): Promise<FoundArtifact> {
  const listed = await listArtifacts(server, run, name);
  if ('none' in listed) return listed;
  const newest = listed.at(-1);
  if (newest === undefined) return { none: { kind: 'no-artifact', name } };
  return newest.isExpired ? { none: { kind: 'artifact-expired', name } } : newest;
}

/**
 * Lists the artifacts of one run, those of the newest attempt last.
 *
 * @param name - Name of the artifact; undefined lists all.
 * @throws {GitHubFailure} If the server cannot be reached.
 */
export async function listArtifacts(
  server: RepositoryClient,
  run: Maker,
  name?: string,
): Promise<readonly RunArtifact[] | NoArtifacts> {
  try {
    const found = await readArtifacts(server, run, name);
    return found.sort(byAge).map(toRunArtifact);
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error;
    if (error.status === 403)
      throw new GitHubFailure('the token lacks the permission `actions: read`', 403, { cause: error });
    if (![404, 405, 501].includes(error.status ?? 0)) throw error;
    return { none: { kind: 'no-artifacts-api' } };
  }
}

async function readArtifacts(
  { client, owner, repo }: RepositoryClient,
  run: Maker,
  name: string | undefined,
): Promise<Artifact[]> {
  const parameters = {
    ...{ owner, repo, run_id: run.id, per_page: PAGE_SIZE },
    ...(name !== undefined && { name }),
  };
  const found: Artifact[] = [];
  for await (const answer of client.pages(ROUTE, parameters, MAX_PAGES)) {
    found.push(...expectShape(ROUTE, z.array(artifact), answer));
  }
  // Not every server supports the filter by name.
  return found.filter((each) => (name === undefined || each.name === name) && isOf(each, run));
}

/** Oldest first, by date; by id only if the server gives no dates. On GitHub a later upload may have a smaller id. */
const byAge = (left: Artifact, right: Artifact): number =>
  (Date.parse(left.created_at ?? '') || 0) - (Date.parse(right.created_at ?? '') || 0) || left.id - right.id;

const toRunArtifact = ({ id, name, size_in_bytes: sizeBytes, expired }: Artifact): RunArtifact => ({
  ...{ id, name, sizeBytes },
  isExpired: expired === true,
});

function isOf({ workflow_run: origin }: Artifact, { id, headSha }: Maker): boolean {
  return (origin?.id ?? id) === id && (origin?.head_sha ?? headSha) === headSha;
}

const DOWNLOAD_MS = 60_000;

/** The artifact to download, its server and its maximum size. */
interface ArtifactDownload {
  readonly server: RepositoryClient;
  /** `GITHUB_API_URL`; undefined for github.com. */
  readonly apiUrl: string | undefined;
  readonly token: string;
  readonly id: number;
  readonly maxBytes: number;
}

/**
 * Downloads an artifact: a zip archive whose content the run's author controls.
 *
 * @throws {GitHubFailure} Like {@link download}.
 */
export async function downloadArtifact(wanted: ArtifactDownload): Promise<Buffer> {
  const { server, apiUrl, token, id, maxBytes } = wanted;
  const base = (apiUrl ?? 'https://api.github.com').replace(/\/$/, '');
  const place = [server.owner, server.repo].map(encodeURIComponent).join('/');
  const url = new URL(`${base}/repos/${place}/actions/artifacts/${id}/zip`);
  return download({ url, token, maxBytes, signal: AbortSignal.timeout(DOWNLOAD_MS) });
}
