import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '../../errors/errors.ts';
import type { JudgedModel } from '../../gate/gate-result.ts';
import { HISTORY_FILE } from '../../records/history.ts';

/** History of the runs that `check --record` recorded in the default store. */
export const LOCAL_HISTORY = join('.regression-gate', HISTORY_FILE);

/**
 * Appends a line per recorded model to the history next to its record.
 *
 * @param store - Absolute folder of the store.
 * @param commit - Full SHA of the recorded commit; undefined outside a repository.
 * @throws {InfrastructureError} If the file cannot be written.
 */
export async function appendHistory(
  store: string,
  judged: readonly JudgedModel[],
  commit: string | undefined,
): Promise<void> {
  const lines = judged.flatMap(({ isRecorded, line, verdict }) =>
    isRecorded && line !== undefined
      ? [{ ...line, commit: commit ?? null, accepted: verdict.acceptance?.accepted ?? true }]
      : [],
  );
  if (lines.length === 0) return;
  const file = join(store, HISTORY_FILE);
  try {
    await mkdir(store, { recursive: true });
    // In one write, so that two runs cannot mix their lines.
    await appendFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  } catch (error) {
    throw new InfrastructureError(
      `${file}: expected a history that can be appended to, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      'The baseline is recorded. Check the permissions of the folder and the free disk space.',
      { cause: error },
    );
  }
}
