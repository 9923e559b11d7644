/** Longer text is cut first: the rest would never be shown, and patterns are slow on megabytes. */
const MAX_UNITS = 4_000;

/**
 * Text on one line, without anything that could alter what a reader sees: no control or escape characters,
 * bidirectional overrides, zero-width and private-use characters, lone surrogates or line breaks. Stacked accents are
 * cut to two.
 *
 * @param maxCharacters - Longer text is cut and ends in "…".
 * @see https://trojansource.codes: invisible characters that make text look different from what it is.
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

const MAX_LENGTH = 80;

/**
 * Text from a model, quoted for a message: in double quotes, on one line, cut at 80 UTF-16 units. Control,
 * bidirectional and other invisible characters become U+FFFD.
 */
export function quoted(text: string): string {
  const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return JSON.stringify(short).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
