import { plainText } from '../errors/plain-text.ts';
import { MAX_NAME_CHARACTERS } from '../report/markdown/escape-markdown.ts';
import type { Verification } from './verify-sign-off.ts';

const MAX_LINE = 500;
const MAX_LINES = 40;

/** What deciding a sign-off again came to, as plain text; what is wrong a line each. */
export function renderVerification(file: string, { record, differences }: Verification): string {
  const name = plainText(file, MAX_NAME_CHARACTERS);
  const lines = differences.slice(0, MAX_LINES).map((difference) => `  ${plainText(difference, MAX_LINE)}`);
  const more = differences.length - lines.length;
  if (record === undefined || differences.length > 0) {
    const rest = more > 0 ? [`  and ${more} more`] : [];
    return `${[`Not verified: ${name}`, ...lines, ...rest].join('\n')}\n`;
  }
  const { release, at, models } = record;
  const what = plainText(release.tag ?? release.ref ?? 'a release', MAX_NAME_CHARACTERS);
  const rows = models.flatMap(({ repeats }) => repeats.flatMap((repeat) => repeat.rows));
  const judged = rows.filter(({ state }) => state !== 'shown').length;
  const waived = rows.filter(({ state }) => state === 'waived').length;
  return [
    `Verified: ${name} signs off ${what} (commit ${release.commit ?? 'unknown'}), decided ${at}.`,
    `  ${judged} judged rows of ${models.length} ${models.length === 1 ? 'model' : 'models'} come to what they say${waived > 0 ? `, ${waived} of them waived` : ''}.`,
    ...models.flatMap(({ id, files }) =>
      files.map(
        ({ path, sha256 }) =>
          `  ${plainText(id, MAX_NAME_CHARACTERS)}: ${sha256}  ${plainText(path, MAX_LINE)}`,
      ),
    ),
    '',
  ].join('\n');
}
