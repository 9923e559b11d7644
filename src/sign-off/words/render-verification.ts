import { plainText } from '../../errors/plain-text.ts';
import { MAX_NAME_CHARACTERS } from '../../report/markdown/escape-markdown.ts';
import { countOf } from '../../report/words/grammar.ts';
import type { SignOff } from '../sign-off-record.ts';
import type { Verification } from '../verify/verify-sign-off.ts';
import { mismatchText } from './mismatch.ts';

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

/** What a verified record signs off: one sentence. */
function verifiedText(file: string, { release: { tag, ref, commit }, at }: SignOff): string {
  const what = plainText(tag ?? ref ?? 'a release', MAX_NAME_CHARACTERS);
  return `Verified: ${file} signs off ${what} (commit ${commit ?? 'unknown'}), decided on ${at}.`;
}

/** How much was decided again: one sentence. */
function decidedAgainText({ models }: SignOff): string {
  const rows = models.flatMap(({ repeats }) => repeats.flatMap((repeat) => repeat.rows));
  const judged = rows.filter(({ state }) => state !== 'shown').length;
  const waived = rows.filter(({ state }) => state === 'waived').length;
  const among = waived > 0 ? `, ${waived} of them waived` : '';
  return `Decided ${countOf(judged, 'row')} of ${countOf(models.length, 'model')} again, with the same result${among}.`;
}

/** As `sha256sum` prints them, each with its model. */
const listDigests = ({ models }: NonNullable<Verification['record']>): string[] =>
  models.flatMap(({ id, files }) =>
    files.map(
      ({ path, sha256 }) => `${plainText(id, MAX_NAME_CHARACTERS)}: ${sha256}  ${plainText(path, MAX_LINE)}`,
    ),
  );

/** Heading of a record that could not be verified. */
const notVerifiedText = (file: string): string => `Not verified: ${file}`;

function listMismatches(mismatches: Verification['mismatches']): string[] {
  const shown = mismatches.slice(0, MAX_LINES).map((each) => plainText(mismatchText(each), MAX_LINE));
  const left = mismatches.length - shown.length;
  return left > 0 ? [...shown, moreMismatchesText(left)] : shown;
}

/** What is below a list of mismatches that was cut. */
const moreMismatchesText = (left: number): string => `${left} more`;
