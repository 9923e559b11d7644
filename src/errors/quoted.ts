const MAX_LENGTH = 80;

/**
 * Text from a model, quoted for a message: in double quotes, on one line, cut at 80 UTF-16 units. Control,
 * bidirectional and other invisible characters become U+FFFD.
 */
export function quoted(text: string): string {
  const short = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return JSON.stringify(short).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
