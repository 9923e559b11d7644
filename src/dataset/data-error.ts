import { UserError } from '../errors/errors.ts';

/** The part of a data set that a message is about. */
export interface Subject {
  /** Its place: "regression-set.jsonl, line 12". */
  readonly place: string;
  /** Its name: `input "x"`, `the label`. */
  readonly name: string;
}

/** The error `<place>: expected <expected> for <subject>, got <got>.` */
export function dataError(
  subject: Subject,
  { expected, got, hint, cause }: { expected: string; got: string; hint: string; cause?: unknown },
): UserError {
  const message = `${subject.place}: expected ${expected} for ${subject.name}, got ${got}.`;
  return new UserError(message, hint, cause === undefined ? undefined : { cause });
}

const LONGEST = 40;

/** A value for a message: on one line, and shortened if long. Never throws. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return `an array of length ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    return `an object with ${listNames(Object.keys(value)) || 'no keys'}`;
  }
  if (typeof value === 'string') return JSON.stringify(clip(value));
  return String(value);
}

/** Names for a message: `"a", "b"`. At most eight, then ` and 3 more`. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => JSON.stringify(clip(name)));
  return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '');
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
