/**
 * Values that mean "not reported": `[N/A]`, `N/A`, `[Not Supported]`, `[Insufficient Permissions]`, `[Unknown Error]`,
 * `[Requested functionality has been deprecated]`, or an empty string. They never count as 0.
 */
const ABSENT = /^$|^\[.*\]$|^N\/A$|^Unknown Error$/;

/** A value as text; null if the driver does not report it. */
export function parseText(value: string | undefined): string | null {
  const text = value?.trim() ?? '';
  return ABSENT.test(text) ? null : text;
}

/** A number without its unit; null if the driver reports no number. */
export function parseNumber(value: string | undefined): number | null {
  const text = parseText(value);
  // Some drivers print a unit despite `nounits`: "12 us".
  const match = text === null ? null : /^(-?\d+(?:\.\d+)?)(?: ?[A-Za-z%]+)?$/.exec(text);
  return match === null ? null : Number(match[1]);
}

/** A bit mask such as `0x0000000000000044`; null if the driver does not report it. */
export function parseMask(value: string | undefined): number | null {
  const text = parseText(value);
  return text !== null && /^0x[0-9a-fA-F]+$/.test(text) ? Number(text) : null;
}
