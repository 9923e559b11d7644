import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { InfrastructureError } from '../errors/errors.ts';
import type { GateResult } from '../gate.ts';

/** Absolute or relative as the folder that was given. */
interface ResultFiles {
  readonly reportFile: string;
  readonly verdictFile: string;
}

/**
 * Writes `report.md` and `verdict.json` into a folder; see {@link writeFiles}.
 */
export async function writeResult(
  directory: string,
  result: Pick<GateResult, 'verdict' | 'report'>,
): Promise<ResultFiles> {
  const verdict = `${JSON.stringify(result.verdict, null, 2)}\n`;
  await writeFiles(directory, { 'report.md': result.report, 'verdict.json': verdict });
  return { reportFile: join(directory, 'report.md'), verdictFile: join(directory, 'verdict.json') };
}

/**
 * Writes texts into a folder, which is made where needed. A reader sees the old file or the whole new one: each is
 * written beside its place, flushed, and renamed.
 *
 * @throws {InfrastructureError} If the folder cannot be written, as on a full disk; then the old files still stand.
 */
export async function writeFiles(directory: string, texts: Readonly<Record<string, string>>): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    for (const [name, text] of Object.entries(texts)) await replaceFile(join(directory, name), text);
  } catch (error) {
    throw new InfrastructureError(
      `${directory}: expected a folder that can be written, got ${(error as NodeJS.ErrnoException).code ?? String(error)}.`,
      'Free some space, or choose another folder.',
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
