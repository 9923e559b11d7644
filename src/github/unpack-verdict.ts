import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { type Verdict, verdictSchema } from '../verdict/verdict.ts';

/** A verdict as somebody else claims it, or why what came is none. */
export type Unpacked = { readonly verdict: Verdict } | { readonly refused: string };

const NAME = 'verdict.json';
const MAX_ENTRIES = 200;
/** A verdict on fifty models has 1 MB. */
const MAX_VERDICT_BYTES = 4 * 2 ** 20;
const MAX_MISTAKE_CHARACTERS = 200;

/**
 * Takes `verdict.json` out of a zip archive that anybody may have made. Nothing else in it is unpacked and nothing is
 * written; what is larger than a verdict, named like a path, twice there or encrypted is refused.
 */
export async function unpackVerdict(archive: Buffer): Promise<Unpacked> {
  let zip: ZipFile | undefined;
  try {
    zip = await fromBufferPromise(archive);
    return parseVerdict(await readEntry(zip, await findEntry(zip)));
  } catch (error) {
    return {
      refused:
        error instanceof Refusal
          ? error.message
          : `it is no sound zip archive (${String(error).slice(0, MAX_MISTAKE_CHARACTERS)})`,
    };
  } finally {
    zip?.close();
  }
}

/** Something in the archive that is not as it should be; the message is our own. */
class Refusal extends Error {}

async function findEntry(zip: ZipFile): Promise<Entry> {
  const found: Entry[] = [];
  let count = 0;
  // yauzl itself throws on absolute names and on those with "..".
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > MAX_ENTRIES) throw new Refusal(`it holds more than ${MAX_ENTRIES} files`);
    if (entry.fileName === NAME) found.push(entry);
  }
  const [entry, second] = found;
  if (entry === undefined) throw new Refusal(`it holds no ${NAME}`);
  if (second !== undefined) throw new Refusal(`it holds ${NAME} twice`);
  if (entry.isEncrypted()) throw new Refusal(`its ${NAME} is encrypted`);
  if (entry.uncompressedSize > MAX_VERDICT_BYTES) throw tooLarge();
  return entry;
}

/** The size in the directory of an archive is what its maker wrote there, so the bytes are counted. */
async function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_VERDICT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
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

const tooLarge = (): Refusal => new Refusal(`its ${NAME} has more than ${MAX_VERDICT_BYTES} bytes`);
