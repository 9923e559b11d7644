import { UserError } from '../errors/errors.ts';

/** What a message is about. */
export interface Subject {
  /** Where it stands: "regression-set.jsonl, line 12". */
  readonly place: string;
  /** What it is: `input "x"`, `the label`. */
  readonly name: string;
}

/** The error that says `<place>: expected <expected> for <subject>, got <got>.` */
export function dataError(
  subject: Subject,
  { expected, got, hint, cause }: { expected: string; got: string; hint: string; cause?: unknown },
): UserError {
  const message = `${subject.place}: expected ${expected} for ${subject.name}, got ${got}.`;
  return new UserError(message, hint, cause === undefined ? undefined : { cause });
}

const LONGEST = 60;

/** A value as a message shows it: JSON on one line, cut where it gets long. Never throws. */
export function show(value: unknown): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    return `an object with ${listNames(Object.keys(value)) || 'no keys'}`;
  }
  if (typeof value === 'string') return JSON.stringify(clip(value));
  return String(value);
}

/** `"a", "b", "c" …`: names as a message lists them, eight at most. */
export function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => JSON.stringify(clip(name)));
  return shown.join(', ') + (names.length > shown.length ? ` and ${names.length - shown.length} more` : '');
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
