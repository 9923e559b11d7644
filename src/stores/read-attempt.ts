import { lstat, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import {
  type AttemptKey,
  type AttemptRecord,
  MAX_ATTEMPT_BYTES,
  parseAttempt,
} from '../records/attempt-record.ts';
import type { StoreProblem } from '../records/store-fact.ts';

/**
 * Reads the file of an attempt, which is untrusted. A link is not followed, because it could point at any file.
 *
 * @param digest - From the name that the attempt was saved under.
 * @returns The attempt, or why it is not used.
 */
export async function readAttempt(
  file: string,
  { key, digest }: { key: AttemptKey; digest: string },
): Promise<AttemptRecord | StoreProblem> {
  const path = basename(file);
  try {
    const found = await lstat(file);
    if (!found.isFile()) return { kind: 'not-a-file', path };
    if (found.size > MAX_ATTEMPT_BYTES) return { kind: 'too-large', path };
    return parseAttempt(await readFile(file, 'utf8'), { key, digest });
  } catch (error) {
    return { kind: 'failed', message: (error as Error).message };
  }
}
