import type { RepositoryClient } from '../api/repository-client.ts';
import { downloadArtifact, findArtifact } from './find-artifact.ts';
import type { TriggeringRun } from './triggering-run.ts';
import { type Unpacked, unpackVerdict } from './unpack-verdict.ts';

/** What a run has left of a verdict: one, none, or something that is none. */
export type FetchedVerdict = Unpacked | { readonly none: string };

/** Report and verdict of many models, packed; far below what a runner's memory holds. */
const MAX_ARCHIVE_BYTES = 16 * 2 ** 20;

/** From where, whose, and under which name. */
interface Source {
  readonly server: RepositoryClient;
  /** `GITHUB_API_URL`; undefined for that of github.com. */
  readonly apiUrl: string | undefined;
  readonly token: string;
  readonly run: TriggeringRun;
  /** Name of the artifact. */
  readonly name: string;
}

/**
 * Fetches the verdict that a run has left as an artifact. It is what the run's author made of it.
 *
 * @throws {GitHubFailure} If the server cannot be asked, or does not hand the artifact out.
 */
export async function fetchVerdict({ server, apiUrl, token, run, name }: Source): Promise<FetchedVerdict> {
  const found = await findArtifact(server, run, name);
  if ('none' in found) return found;
  if (found.sizeBytes > MAX_ARCHIVE_BYTES) return { refused: `it has more than ${MAX_ARCHIVE_BYTES} bytes` };
  const { id } = found;
  const archive = await downloadArtifact({ server, apiUrl, token, id, maxBytes: MAX_ARCHIVE_BYTES });
  return unpackVerdict(archive);
}
