import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArmName } from '../../engine/onnxruntime/arm.ts';
import { ModelFailure } from '../../engine/onnxruntime/model-failure.ts';

const MAX_PROFILE_BYTES = 256 * 2 ** 20;

/** Whether a profile times the nodes themselves or only enqueueing them. */
export type ProfileKind = 'profile' | 'enqueueing';

/** Start of a profile's file name; the runtime adds date and time. */
export const profileName = (kind: ProfileKind, arm: ArmName): string => `${kind}-${arm}`;

/**
 * Reads the runtime's profile and deletes the file.
 *
 * @throws {ModelFailure} If the profile is missing, too large or not JSON.
 */
export async function readProfile(directory: string, kind: ProfileKind, arm: ArmName): Promise<unknown> {
  const found = (await readdir(directory)).find((entry) => entry.startsWith(`${profileName(kind, arm)}_`));
  if (found === undefined) throw new ModelFailure('broke-protocol', arm, 'the runtime wrote no profile');
  const file = join(directory, found);
  try {
    if ((await stat(file)).size > MAX_PROFILE_BYTES) {
      throw new ModelFailure('broke-protocol', arm, `its profile is larger than ${MAX_PROFILE_BYTES} bytes`);
    }
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof ModelFailure) throw error;
    throw new ModelFailure('broke-protocol', arm, 'its profile cannot be read', { cause: error });
  } finally {
    await rm(file, { force: true });
  }
}
