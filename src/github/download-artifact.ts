import { download } from './download.ts';
import type { RepositoryClient } from './repository-client.ts';

const DOWNLOAD_MS = 60_000;

/** Which artifact, from where, and how much of it at most. */
export interface ArtifactDownload {
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
