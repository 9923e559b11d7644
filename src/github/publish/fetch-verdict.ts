import type { RepositoryClient } from '../api/repository-client.ts';
import { downloadArtifact, findArtifact } from './find-artifact.ts';
import type { TriggeringRun } from './triggering-run.ts';
import { type Unpacked, unpackVerdict } from './unpack-verdict.ts';
import type { NoVerdict } from './unpublished-reason.ts';

/** The verdict that a run left, or why there is none or it was rejected. */
export type FetchedVerdict = Unpacked | { readonly none: NoVerdict };

/** Enough for the compressed report and verdict of many models; far less than a runner's memory. */
const MAX_ARCHIVE_BYTES = 16 * 2 ** 20;

/** The artifact to fetch and its server. */
interface Source {
  readonly server: RepositoryClient;
  /** `GITHUB_API_URL`; undefined for github.com. */
  readonly apiUrl: string | undefined;
  readonly token: string;
  readonly run: TriggeringRun;
  /** Name of the artifact. */
  readonly name: string;
}

/**
 * Fetches the verdict that a run left as an artifact. The run's author controls its content.
 *
 * @throws {GitHubFailure} If the server cannot be reached or refuses the download.
 */
export async function fetchVerdict({ server, apiUrl, token, run, name }: Source): Promise<FetchedVerdict> {
  const found = await findArtifact(server, run, name);
  if ('none' in found) return found;
  const { id, sizeBytes: bytes } = found;
  if (bytes > MAX_ARCHIVE_BYTES)
    return { refused: { kind: 'archive-too-large', bytes, maxBytes: MAX_ARCHIVE_BYTES } };
  const archive = await downloadArtifact({ server, apiUrl, token, id, maxBytes: MAX_ARCHIVE_BYTES });
  return unpackVerdict(archive);
}
