import { type Verdict, verdictSchema } from '../../verdict/verdict.ts';
import { ArchiveRefusal, readZippedFile } from './read-zipped-file.ts';

/** A verdict as somebody else claims it, or why what came is none. */
export type Unpacked = { readonly verdict: Verdict } | { readonly refused: string };

const NAME = 'verdict.json';
/** A verdict on fifty models has 1 MB. */
const MAX_VERDICT_BYTES = 4 * 2 ** 20;
const MAX_MISTAKE_CHARACTERS = 200;

/** Takes `verdict.json` out of a zip archive that anybody may have made; see {@link readZippedFile}. */
export async function unpackVerdict(archive: Buffer): Promise<Unpacked> {
  try {
    return parseVerdict(await readZippedFile(archive, { name: NAME, maxBytes: MAX_VERDICT_BYTES }));
  } catch (error) {
    if (!(error instanceof ArchiveRefusal)) throw error;
    return { refused: error.message };
  }
}

function parseVerdict(bytes: Buffer): Unpacked {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return { refused: `its ${NAME} is not JSON` };
  }
  const parsed = verdictSchema.safeParse(value);
  if (parsed.success) return { verdict: parsed.data };
  const [issue] = parsed.error.issues;
  const mistake = `${issue?.path.join('.') || 'verdict'}: ${issue?.message ?? 'not understood'}`;
  return { refused: `its ${NAME} is no verdict (${mistake.slice(0, MAX_MISTAKE_CHARACTERS)})` };
}
