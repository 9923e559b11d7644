/** Longer text is cut first: the rest would never be shown, and patterns are slow on megabytes. */
const MAX_UNITS = 4_000;

/** ECMA-48 control sequences, such as colors. */
const CONTROL_SEQUENCE = new RegExp(`${String.fromCharCode(27)}\\[[0-?]*[ -/]*[@-~]`, 'g');

/**
 * Text on one line, without anything that could alter what a reader sees: no control or escape characters,
 * bidirectional overrides, zero-width and private-use characters, lone surrogates or line breaks. Stacked accents are
 * cut to two. `##[`, which a runner takes for a command anywhere in its log, becomes `##(`.
 *
 * @param maxCharacters - Longer text is cut and ends in "…".
 * @see https://trojansource.codes: invisible characters that make text look different from what it is.
 */
export function plainText(text: string, maxCharacters: number): string {
  const line = text
    .slice(0, MAX_UNITS)
    .replace(CONTROL_SEQUENCE, '')
    .replace(/[\t\n\v\f\r\u0085\p{Zl}\p{Zp} ]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, '')
    .replace(/(\p{M}{2})\p{M}+/gu, '$1')
    .replaceAll('##[', '##(')
    .trim();
  const characters = Array.from(line);
  return characters.length <= maxCharacters ? line : `${characters.slice(0, maxCharacters - 1).join('')}…`;
}

/** A line of foreign text for a log. The prefix keeps it from beginning like a command of the runner. */
export const logLine = (text: string, maxCharacters: number): string => `│ ${plainText(text, maxCharacters)}`;

/** Enough to find the value; too little for a file or a secret that got into a message by mistake. */
const MAX_LENGTH = 40;

/**
 * Foreign text, quoted for a message: in double quotes, on one line, cut at 40 UTF-16 units. Control, bidirectional and
 * other invisible characters become U+FFFD.
 */
export function quoted(text: string): string {
  const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return JSON.stringify(short).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}

/** A foreign value for a message: its JSON, cut like {@link quoted}; "nothing" if it is undefined. */
export function quotedJson(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quoted(value);
  const text = JSON.stringify(value) ?? String(value);
  const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return short.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}

/** What is wrong with a text that is not JSON, without quoting it. @param error - From `JSON.parse`. */
export function jsonProblem(error: unknown): string {
  const position = /\bposition (\d+)/.exec((error as Error).message)?.[1];
  return `text that is not JSON${position === undefined ? '' : ` (at character ${Number(position) + 1})`}`;
}
