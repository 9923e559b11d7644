/** Longest text looked at; the rest could not be shown anyway, and a pattern over megabytes takes long. */
const MAX_UNITS = 4_000;

/**
 * One line of text without anything that acts on its reader's screen: control and escape characters, bidirectional
 * overrides, zero-width and private characters, lone surrogates and line breaks. Towers of accents are cut to two.
 *
 * @param maxCharacters - Longer text is cut and ends in "…".
 * @see https://trojansource.codes: invisible characters that make text read otherwise than it is.
 */
export function plainText(text: string, maxCharacters: number): string {
  const line = text
    .slice(0, MAX_UNITS)
    .replace(/[\t\n\v\f\r\u0085\p{Zl}\p{Zp} ]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .trim();
  const characters = Array.from(line);
  return characters.length <= maxCharacters ? line : `${characters.slice(0, maxCharacters - 1).join('')}…`;
}
