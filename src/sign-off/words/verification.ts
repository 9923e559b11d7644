import { plainText } from '../../errors/plain-text.ts';
import { MAX_NAME_CHARACTERS } from '../../report/markdown/escape-markdown.ts';
import { countOf } from '../../report/words/count.ts';
import type { SignOff } from '../sign-off-record.ts';

/** Heading of a record that could not be verified. */
export const notVerifiedText = (file: string): string => `Not verified: ${file}`;

/** What is below a list of mismatches that was cut. */
export const moreMismatchesText = (left: number): string => `${left} more`;

/** What a verified record signs off: one sentence. */
export function verifiedText(file: string, { release: { tag, ref, commit }, at }: SignOff): string {
  const what = plainText(tag ?? ref ?? 'a release', MAX_NAME_CHARACTERS);
  return `Verified: ${file} signs off ${what} (commit ${commit ?? 'unknown'}), decided on ${at}.`;
}

/** How much was decided again: one sentence. */
export function decidedAgainText({ models }: SignOff): string {
  const rows = models.flatMap(({ repeats }) => repeats.flatMap((repeat) => repeat.rows));
  const judged = rows.filter(({ state }) => state !== 'shown').length;
  const waived = rows.filter(({ state }) => state === 'waived').length;
  const among = waived > 0 ? `, ${waived} of them waived` : '';
  return `Decided ${countOf(judged, 'row')} of ${countOf(models.length, 'model')} again, with the same result${among}.`;
}
