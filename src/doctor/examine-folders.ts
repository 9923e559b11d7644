import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { BUBBLEWRAP } from '../engine/onnxruntime/isolation/bubblewrap.ts';
import { probeIsolation } from '../engine/onnxruntime/isolation/probe-isolation.ts';
import { UNSHARE } from '../engine/onnxruntime/isolation/unshare.ts';
import { isThere } from '../files/is-there.ts';
import { temporaryFolder } from '../files/runner-folders.ts';
import type { IsolationCondition, PermissionsCondition } from './condition.ts';

/** Tries the folders that every check writes to. */
export async function examinePermissions(
  working: string,
  temporary: string = temporaryFolder(),
): Promise<PermissionsCondition> {
  for (const [of, folder] of [
    ['temporary', temporary],
    ['working', working],
  ] as const) {
    const code = await tryToWrite(folder);
    if (code !== undefined) return { kind: 'not-writable', of, folder, code };
  }
  return { kind: 'writable', isRoot: process.getuid?.() === 0 };
}

/** Whether a file can be made in a folder, or in the nearest one above it that exists. Leaves nothing behind. */
export async function isWritable(folder: string): Promise<boolean> {
  let nearest = folder;
  while (dirname(nearest) !== nearest && !(await isThere(nearest))) nearest = dirname(nearest);
  return (await tryToWrite(nearest)) === undefined;
}

/** @returns The code of the error; undefined if it worked. */
async function tryToWrite(folder: string): Promise<string | undefined> {
  try {
    await rm(await mkdtemp(join(folder, '.regression-gate-doctor-')), { recursive: true });
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

/** Tries the levels that hide the machine from a model, strongest first. */
export async function examineIsolation(): Promise<IsolationCondition> {
  const root = temporaryFolder();
  const refused: { level: IsolationCondition['level']; message: string }[] = [];
  try {
    await mkdir(root, { recursive: true });
    const directory = await mkdtemp(join(root, 'regression-gate-doctor-'));
    try {
      for (const isolation of [BUBBLEWRAP, UNSHARE]) {
        const message = await probeIsolation(isolation, { directory, gpu: false });
        if (message === undefined) return { kind: 'probed', level: isolation.level, refused };
        refused.push({ level: isolation.level, message });
      }
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // What it says is part of the permissions.
    if (code === undefined) throw error;
  }
  return { kind: 'probed', level: 'process', refused };
}
