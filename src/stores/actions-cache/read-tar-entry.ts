import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const DOWNLOAD_MS = 60_000;
const BLOCK = 512;
const REGULAR = new Set(['0', '\0']);

/** What is looked for in an archive, and how much of it is read at most. */
interface ArchivedFile {
  /** Name of a file in it, without folders. */
  readonly name: string;
  /** Bound of the archive, packed and unpacked. */
  readonly maxBytes: number;
}

/**
 * Downloads a cache entry and reads one file of it in memory. The toolkit unpacks with `tar -P`, which writes wherever the
 * archive says; an entry that a pull request could have saved must not choose a place on this machine.
 *
 * @throws {Error} If the download breaks, the archive is larger than it may be, or there is no such file in it.
 */
export async function readTarEntry(url: string, { name, maxBytes }: ArchivedFile): Promise<string> {
  const packed = await download(url, maxBytes);
  const archive = await unpack(packed, maxBytes + 64 * BLOCK);
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    const size = Number.parseInt(textOf(header.subarray(124, 136)).trim() || '0', 8);
    if (!Number.isSafeInteger(size) || size < 0) break;
    const content = at + BLOCK;
    const isFile = REGULAR.has(String.fromCharCode(header[156] ?? 0));
    if (isFile && basename(textOf(header.subarray(0, 100))) === name && content + size <= archive.length) {
      return archive.subarray(content, content + size).toString('utf8');
    }
    at = content + Math.ceil(size / BLOCK) * BLOCK;
  }
  throw new Error(`there is no ${name} in the archive`);
}

/** Up to the first zero byte. */
function textOf(field: Uint8Array): string {
  const end = field.indexOf(0);
  return Buffer.from(end === -1 ? field : field.subarray(0, end)).toString('utf8');
}

async function download(url: string, maxBytes: number): Promise<Buffer> {
  const response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_MS) });
  if (!response.ok || response.body === null)
    throw new Error(`the download was answered with ${response.status}`);
  return collect(response.body, maxBytes);
}

async function unpack(packed: Buffer, maxBytes: number): Promise<Buffer> {
  const magic = packed.readUIntBE(0, Math.min(4, packed.length));
  if (magic === 0x28b52ffd) return unpackZstd(packed, maxBytes);
  if (magic >>> 16 === 0x1f8b) return promisify(gunzip)(packed, { maxOutputLength: maxBytes });
  throw new Error('the archive is packed in a way that is not known here');
}

/** By the program that packed it: an entry is only seen where there is one. */
async function unpackZstd(packed: Buffer, maxBytes: number): Promise<Buffer> {
  const child = spawn('zstd', ['-d', '-c', '--quiet'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const failed = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code !== 0) reject(new Error('the archive cannot be unpacked'));
    });
  });
  // The program may end before it has read all.
  child.stdin.on('error', () => undefined);
  child.stdin.end(packed);
  try {
    return await Promise.race([collect(child.stdout, maxBytes), failed]);
  } finally {
    failed.catch(() => undefined);
    child.kill('SIGKILL');
  }
}

async function collect(stream: Readable | ReadableStream<Uint8Array>, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > maxBytes) throw new Error(`it holds more than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
