import { type Verdict, verdictSchema } from '../../verdict/verdict.ts';
import { ArchiveError, readZippedFile } from './read-zipped-file.ts';
import type { RefusedVerdict } from './unpublished-reason.ts';

/** An untrusted verdict, or why the archive was rejected. */
export type Unpacked = { readonly verdict: Verdict } | { readonly refused: RefusedVerdict };

/** A verdict on fifty models is about 1 MB. */
const MAX_VERDICT_BYTES = 4 * 2 ** 20;
const MAX_MESSAGE_CHARACTERS = 200;

/** Reads `verdict.json` from an untrusted zip archive; see {@link readZippedFile}. */
export async function unpackVerdict(archive: Buffer): Promise<Unpacked> {
  try {
    return parseVerdict(await readZippedFile(archive, { name: 'verdict.json', maxBytes: MAX_VERDICT_BYTES }));
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    return { refused: { kind: 'bad-archive', message: error.message } };
  }
}

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
