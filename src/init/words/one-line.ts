/** Makes a text fit on one line, because a YAML comment ends at the line's end. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').replace(/\.$/, '');
}
