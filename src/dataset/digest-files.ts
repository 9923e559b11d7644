import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { listTestDataSets } from './formats/read-test-data-set.ts';

/** SHA-256 of a file's bytes as stored, hex. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * SHA-256 of files of a folder, hex. For each file, in order of path, it covers the path within the folder, a zero byte and
 * the file's own SHA-256. Other files in the folder do not count.
 *
 * @param files - Paths within the folder, with slashes, in any order.
 */
export async function digestFiles(folder: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of [...files].sort()) hash.update(`${file}\0`).update(await digestFile(join(folder, file)));
  return hash.digest('hex');
}

/** SHA-256 of the tensor files of a folder's test data sets, hex. Other files, such as the model, do not count. */
export async function digestTestDataSets(path: string): Promise<string> {
  const folders = await listTestDataSets(path);
  const files = folders.flatMap(({ relativePath, inputs, outputs }) =>
    [...inputs, ...outputs].map((file) => (relativePath === '' ? file : `${relativePath}/${file}`)),
  );
  return digestFiles(path, files);
}

/**
 * SHA-256 of files and of the file with their labels, hex. It covers both of their digests, with a zero byte in between.
 *
 * @param files - As {@link digestFiles} gives it.
 * @param annotations - Of the bytes of the file with the labels.
 */
export const digestAnnotated = (files: string, annotations: string): string =>
  createHash('sha256').update(`${files}\0${annotations}`).digest('hex');
