/**
 * Values that mean "not reported": `[N/A]`, `N/A`, `[Not Supported]`, `[Insufficient Permissions]`, `[Unknown Error]`,
 * `[Requested functionality has been deprecated]`, or nothing at all. None of them is ever a 0.
 */
const ABSENT = /^$|^\[.*\]$|^N\/A$|^Unknown Error$/;

/** The text of a value; null where the driver does not report it. */
export function parseText(value: string | undefined): string | null {
  const text = value?.trim() ?? '';
  return ABSENT.test(text) ? null : text;
}

/** A number without its unit; null where the driver does not report it, or reports something other than a number. */
export function parseNumber(value: string | undefined): number | null {
  const text = parseText(value);
  // With `nounits` there is none, yet some drivers print one all the same: "12 us".
  const match = text === null ? null : /^(-?\d+(?:\.\d+)?)(?: ?[A-Za-z%]+)?$/.exec(text);
  return match === null ? null : Number(match[1]);
}

/** A bit mask such as `0x0000000000000044`; null where the driver does not report it. */
export function parseMask(value: string | undefined): number | null {
  const text = parseText(value);
  return text !== null && /^0x[0-9a-fA-F]+$/.test(text) ? Number(text) : null;
}
