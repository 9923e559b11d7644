import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, cp, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InfrastructureError } from '../errors/errors.ts';

/** Whether there is nothing at a path, not even a link that leads nowhere. What cannot be looked at is not free. */
export const isFree = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
  );

/**
 * Creates the folders above a path, before long work for it begins.
 *
 * @throws {InfrastructureError} If nothing could be written there.
 */
export const makeRoomFor = (path: string): Promise<void> =>
  orUnwritable(path, async () => {
    await mkdir(dirname(path), { recursive: true });
    await access(dirname(path), constants.W_OK | constants.X_OK);
  });

/**
 * Moves a file or folder to a free path, so that a reader sees either nothing or all of it. Across devices, it is first copied
 * to a temporary name next to the path. Never replaces anything that has appeared at the path in the meantime.
 *
 * @throws {InfrastructureError} If it cannot be written there, for example on a full disk. Then nothing is there.
 */
export const moveIntoPlace = (from: string, to: string): Promise<void> =>
  orUnwritable(to, async () => {
    try {
      await renameIfFree(from, to);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
      await copyIntoPlace(from, to);
    }
  });

async function copyIntoPlace(from: string, to: string): Promise<void> {
  const part = join(dirname(to), `.${basename(to)}.${randomUUID()}.part`);
  try {
    await cp(from, part, { recursive: true, force: false, errorOnExist: true });
    await renameIfFree(part, to);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function renameIfFree(from: string, to: string): Promise<void> {
  if (await isFree(to)) await rename(from, to);
}

async function orUnwritable(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new InfrastructureError(
      `${path}: expected a place that can be written to, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      'Check the permissions of its folder and the free disk space.',
      { cause: error },
    );
  }
}
