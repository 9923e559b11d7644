import { isUtf8 } from 'node:buffer';
import { openPlainFile } from './plain-file.ts';

/** The text of a file, or a `problem` that completes "expected …, got". */
type ReadText = { readonly text: string; readonly problem?: undefined } | { readonly problem: string };

/**
 * Reads a small text file in UTF-8, without its byte-order mark. Never follows a link, blocks on a pipe, or reads a
 * device.
 *
 * @param maxBytes - A larger file is a problem.
 */
export async function readText(file: string, maxBytes: number): Promise<ReadText> {
  const opened = await openPlainFile(file, 'refuse');
  if (opened.problem !== undefined) return opened;
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  // Not by its size: some files, such as those of /proc, have none. The stream closes the handle.
  for await (const chunk of opened.handle.createReadStream({ end: maxBytes })) {
    bytes += chunk.length;
    chunks.push(chunk);
  }
  if (bytes > maxBytes) return { problem: `a file of more than ${maxBytes} bytes` };
  const whole = Buffer.concat(chunks);
  if (!isUtf8(whole)) return { problem: 'text that is not UTF-8' };
  return { text: whole.toString('utf8').replace(/^\uFEFF/, '') };
}
