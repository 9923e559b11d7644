import { type Verdict, verdictSchema } from '../../verdict/verdict.ts';
import type { RepositoryClient } from '../api/repository-client.ts';
import { downloadArtifact, findArtifact } from './find-artifact.ts';
import { ArchiveError, readZippedFile } from './read-zipped-file.ts';
import type { TriggeringRun } from './triggering-run.ts';
import type { NoVerdict, RefusedVerdict } from './unpublished-reason.ts';

/** The verdict that a run left, or why there is none or it was rejected. */
export type FetchedVerdict = Unpacked | { readonly none: NoVerdict };

/** An untrusted verdict, or why the archive was rejected. */
type Unpacked = { readonly verdict: Verdict } | { readonly refused: RefusedVerdict };

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

/** Enough for the compressed report and verdict of many models; far less than a runner's memory. */
const MAX_ARCHIVE_BYTES = 16 * 2 ** 20;

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

/** A verdict on fifty models is about 1 MB. */
const MAX_VERDICT_BYTES = 4 * 2 ** 20;

/** Reads `verdict.json` from an untrusted zip archive; see {@link readZippedFile}. */
export async function unpackVerdict(archive: Buffer): Promise<Unpacked> {
  try {
    return parseVerdict(await readZippedFile(archive, { name: 'verdict.json', maxBytes: MAX_VERDICT_BYTES }));
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { refused: { kind: 'bad-archive', message: error.message } };
  }
}

const MAX_MESSAGE_CHARACTERS = 200;

function parseVerdict(bytes: Buffer): Unpacked {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return { refused: { kind: 'not-json' } };
  }
  const parsed = verdictSchema.safeParse(value);
  if (parsed.success) return { verdict: parsed.data };
  const [issue] = parsed.error.issues;
  const short = (text = ''): string => text.slice(0, MAX_MESSAGE_CHARACTERS);
  return {
    refused: { kind: 'not-a-verdict', path: short(issue?.path.join('.')), message: short(issue?.message) },
  };
}
