import { writeSync } from 'node:fs';
import { InfrastructureError } from '../../errors/errors.ts';

/** A private file of answers, so that memory does not grow with their number. */
export interface AnswerFile {
  readonly path: string;
  readonly descriptor: number;
  /** What happens to the answers later, for messages. */
  readonly use: 'compare' | 'score' | 'show';
}

/**
 * Writes all bytes, after those that have been written already.
 *
 * @throws {InfrastructureError} If they cannot be written, for example on a full disk.
 */
export function writeAnswers({ path, descriptor, use }: AnswerFile, bytes: Uint8Array): void {
  try {
    for (let start = 0; start < bytes.length; ) start += writeSync(descriptor, bytes, start);
  } catch (error) {
    throw new InfrastructureError(
      `${path}: expected room for the answers to ${use}, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      'Free some disk space. On a runner the file is in RUNNER_TEMP, elsewhere in TMPDIR.',
      { cause: error },
    );
  }
}
