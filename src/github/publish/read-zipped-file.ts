import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

const MAX_ENTRIES = 200;
const MAX_MESSAGE_CHARACTERS = 200;

/** A rejected archive; the message says why. */
export class ArchiveError extends Error {}

/** A file in an archive, and its maximum size. */
interface ZippedFile {
  /** Full name in the archive. */
  readonly name: string;
  readonly maxBytes: number;
}

/**
 * Reads one file from an untrusted zip archive. Nothing else is unpacked, and nothing is written to disk. A file that is too
 * large, duplicate or encrypted is rejected, as is an archive with a path that leads out of it.
 *
 * @throws {ArchiveError} If the archive or the file is rejected.
 */
export async function readZippedFile(archive: Buffer, wanted: ZippedFile): Promise<Buffer> {
  let zip: ZipFile | undefined;
  try {
    zip = await fromBufferPromise(archive);
    return await readEntry(zip, await findEntry(zip, wanted), wanted);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError(
      `expected a valid zip archive, got: ${String(error).slice(0, MAX_MESSAGE_CHARACTERS)}`,
    );
  } finally {
    zip?.close();
  }
}

async function findEntry(zip: ZipFile, { name, maxBytes }: ZippedFile): Promise<Entry> {
  const found: Entry[] = [];
  let count = 0;
  // yauzl itself throws on absolute paths and on those with "..".
  for await (const entry of zip.eachEntry()) {
    count += 1;
    if (count > MAX_ENTRIES) throw new ArchiveError(`expected at most ${MAX_ENTRIES} files, got more`);
    if (entry.fileName === name) found.push(entry);
  }
  const [entry, second] = found;
  if (entry === undefined) throw new ArchiveError(`expected a file ${name}, got none`);
  if (second !== undefined) throw new ArchiveError(`expected one file ${name}, got several`);
  if (entry.isEncrypted()) throw new ArchiveError(`expected ${name} to be readable, got an encrypted file`);
  if (entry.uncompressedSize > maxBytes) throw tooLarge({ name, maxBytes });
  return entry;
}

/** Counts the bytes, because the author controls the size in the archive's directory. */
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

const tooLarge = ({ name, maxBytes }: ZippedFile): ArchiveError =>
  new ArchiveError(`expected ${name} to have at most ${maxBytes} bytes, got more`);
