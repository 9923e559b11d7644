import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '../errors/errors.ts';

/**
 * Writes files into a folder, and creates it if needed. Each file is written under a temporary name, flushed and
 * renamed, so a reader sees the old file or the complete new one. Files are written in the order given.
 *
 * @param texts - By file name.
 * @throws {InfrastructureError} If the folder cannot be written to, for example on a full disk. Files not yet
 *   replaced stay as they were.
 */
export async function writeFiles(directory: string, texts: Readonly<Record<string, string>>): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    for (const [name, text] of Object.entries(texts)) await replaceFile(join(directory, name), text);
  } catch (error) {
    throw new InfrastructureError(
      `${directory}: expected a writable folder, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      'Check its permissions and the free disk space, or choose another folder.',
      { cause: error },
    );
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const temporary = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
