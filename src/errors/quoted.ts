const MAX_LENGTH = 80;

/**
 * A text from a model for use in a message: in double quotes, on one line, cut at 80 UTF-16 units, without control,
 * bidirectional or other invisible characters.
 */
export function quoted(text: string): string {
  const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return JSON.stringify(short).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
