import { plainText } from '../../errors/plain-text.ts';
import { MAX_NAME_CHARACTERS } from '../../report/markdown/escape-markdown.ts';
import { mismatchText } from '../words/mismatch.ts';
import {
  decidedAgainText,
  moreMismatchesText,
  notVerifiedText,
  verifiedText,
} from '../words/verification.ts';
import type { Verification } from './verify-sign-off.ts';

const MAX_LINE = 500;
const MAX_LINES = 40;

/** The result of a verification as plain text, a line for each mismatch or for each file. */
export function renderVerification(file: string, { record, mismatches }: Verification): string {
  const name = plainText(file, MAX_NAME_CHARACTERS);
  const isVerified = record !== undefined && mismatches.length === 0;
  const [heading, lines] = isVerified
    ? [verifiedText(name, record), [decidedAgainText(record), ...listDigests(record)]]
    : [notVerifiedText(name), listMismatches(mismatches)];
  return [heading, ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function listMismatches(mismatches: Verification['mismatches']): string[] {
  const shown = mismatches.slice(0, MAX_LINES).map((each) => plainText(mismatchText(each), MAX_LINE));
  const left = mismatches.length - shown.length;
  return left > 0 ? [...shown, moreMismatchesText(left)] : shown;
}

/** As `sha256sum` prints them, each with its model. */
const listDigests = ({ models }: NonNullable<Verification['record']>): string[] =>
  models.flatMap(({ id, files }) =>
    files.map(
      ({ path, sha256 }) => `${plainText(id, MAX_NAME_CHARACTERS)}: ${sha256}  ${plainText(path, MAX_LINE)}`,
    ),
  );
