import { createHash } from 'node:crypto';
import { jsonText } from '../files/json-text.ts';
import { listFiles, makeStatement } from './make-statement.ts';
import type { SignOff } from './sign-off-record.ts';

/** Names of the files of a sign-off, which are all in one folder. */
export const SIGN_OFF_FILES = {
  record: 'sign-off.json',
  markdown: 'sign-off.md',
  statement: 'sign-off.intoto.json',
  predicate: 'sign-off.predicate.json',
  checksums: 'sign-off.sha256',
} as const;

/** The text of `sign-off.json`. */
export const recordText = (record: SignOff): string => jsonText(record);

/** SHA-256, hex, of a text in UTF-8. */
export const digestText = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The files that follow from a record: the statement, its predicate alone, and the models' files with their digests as
 * `sha256sum --check` and the input `subject-checksums` of `actions/attest` take them.
 *
 * @param recordSha256 - Of the text of `sign-off.json`.
 * @returns Texts by file name.
 */
export function derivedTexts(record: SignOff, recordSha256: string): Readonly<Record<string, string>> {
  const statement = makeStatement(record, recordSha256);
  return {
    [SIGN_OFF_FILES.statement]: jsonText(statement),
    [SIGN_OFF_FILES.predicate]: jsonText(statement.predicate),
    [SIGN_OFF_FILES.checksums]: listFiles(record)
      .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
      .join(''),
  };
}
