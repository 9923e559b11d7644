import { type Entry, fromBufferPromise } from 'yauzl';

const MAX_ENTRIES = 1_000;

/**
 * Reads one file of a zip archive in memory, as text.
 *
 * @returns Undefined where there is none that is wanted.
 * @throws {Error} If the archive is damaged, has more than a thousand files, or the file is larger than it may be.
 */
export async function readZippedFile(
  archive: Buffer,
  { isWanted, maxBytes }: { isWanted: (name: string) => boolean; maxBytes: number },
): Promise<string | undefined> {
  const zip = await fromBufferPromise(archive, { lazyEntries: true });
  try {
    let seen = 0;
    let wanted: Entry | undefined;
    for await (const entry of zip.eachEntry()) {
      seen += 1;
      if (seen > MAX_ENTRIES) throw new Error('the archive has too many files');
      if (isWanted(entry.fileName)) wanted ??= entry;
    }
    if (wanted === undefined) return undefined;
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of await zip.openReadStreamPromise(wanted)) {
      length += (chunk as Uint8Array).length;
      if (length > maxBytes) throw new Error(`${wanted.fileName} is too large`);
      chunks.push(chunk as Uint8Array);
    }
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    zip.close();
  }
}
