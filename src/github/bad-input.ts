import { UserError } from '../errors.ts';

/** The error for an input whose value is not understood; it names the input and the value. */
export function badInput(name: string, expected: string, found: { got: string; hint: string }): UserError {
  return new UserError(
    `input "${name}": expected ${expected}, got ${JSON.stringify(found.got)}.`,
    found.hint,
  );
}
