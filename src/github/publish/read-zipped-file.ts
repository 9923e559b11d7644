import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

const MAX_ENTRIES = 200;
const MAX_MISTAKE_CHARACTERS = 200;

/** Something in an archive that is not as it should be; the message is our own. */
export class ArchiveRefusal extends Error {}

/** A file of an archive, and how large it may be. */
interface ZippedFile {
  /** Its whole name in the archive. */
  readonly name: string;
  readonly maxBytes: number;
}

/**
 * Takes one file out of a zip archive that anybody may have made. Nothing else in it is unpacked and nothing is written;
 * what is larger than it may be, named like a path, twice there or encrypted is refused.
 *
 * @throws {ArchiveRefusal} With what is wrong with the archive, in one clause.
 */
export async function readZippedFile(archive: Buffer, wanted: ZippedFile): Promise<Buffer> {
  let zip: ZipFile | undefined;
  try {
    zip = await fromBufferPromise(archive);
    return await readEntry(zip, await findEntry(zip, wanted), wanted);
  } catch (error) {
    if (error instanceof ArchiveRefusal) throw error;
    throw new ArchiveRefusal(
      `it is no sound zip archive (${String(error).slice(0, MAX_MISTAKE_CHARACTERS)})`,
    );
  } finally {
    zip?.close();
  }
}

async function findEntry(zip: ZipFile, { name, maxBytes }: ZippedFile): Promise<Entry> {
  const found: Entry[] = [];
  let count = 0;
  // yauzl itself throws on absolute names and on those with "..".
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > MAX_ENTRIES) throw new ArchiveRefusal(`it holds more than ${MAX_ENTRIES} files`);
    if (entry.fileName === name) found.push(entry);
  }
  const [entry, second] = found;
  if (entry === undefined) throw new ArchiveRefusal(`it holds no ${name}`);
  if (second !== undefined) throw new ArchiveRefusal(`it holds ${name} twice`);
  if (entry.isEncrypted()) throw new ArchiveRefusal(`its ${name} is encrypted`);
  if (entry.uncompressedSize > maxBytes) throw tooLarge({ name, maxBytes });
  return entry;
}

/** The size in the directory of an archive is what its maker wrote there, so the bytes are counted. */
async function readEntry(zip: ZipFile, entry: Entry, wanted: ZippedFile): Promise<Buffer> {
  const stream: Readable = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > wanted.maxBytes) throw tooLarge(wanted);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = ({ name, maxBytes }: ZippedFile): ArchiveRefusal =>
  new ArchiveRefusal(`its ${name} has more than ${maxBytes} bytes`);
