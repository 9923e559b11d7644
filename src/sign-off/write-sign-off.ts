import { join } from 'node:path';
import { writeFiles } from '../files/write-files.ts';
import { renderSignOff } from './render-sign-off.ts';
import { derivedTexts, digestText, recordText, SIGN_OFF_FILES } from './sign-off-files.ts';
import type { SignOff } from './sign-off-record.ts';

/** Absolute or relative as the folder that was given. */
interface WrittenSignOff {
  readonly recordFile: string;
  readonly markdownFile: string;
  readonly predicateFile: string;
}

/**
 * Writes a record and all that follows from it into a folder, each file as a whole or not at all; the record comes last.
 *
 * @throws {InfrastructureError} If the folder cannot be written.
 */
export async function writeSignOff(directory: string, record: SignOff): Promise<WrittenSignOff> {
  const text = recordText(record);
  await writeFiles(directory, {
    ...derivedTexts(record, digestText(text)),
    [SIGN_OFF_FILES.markdown]: renderSignOff(record),
    [SIGN_OFF_FILES.record]: text,
  });
  return {
    recordFile: join(directory, SIGN_OFF_FILES.record),
    markdownFile: join(directory, SIGN_OFF_FILES.markdown),
    predicateFile: join(directory, SIGN_OFF_FILES.predicate),
  };
}
