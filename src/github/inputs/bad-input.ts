import { UserError } from '../../errors/errors.ts';
import type { InputName } from './input-defaults.ts';

/** The error for an input with a bad value; it names the input and the value. */
export function badInput(
  name: InputName,
  expected: string,
  { got, hint }: { got: string; hint: string },
): UserError {
  return new UserError(`input "${name}": expected ${expected}, got ${JSON.stringify(got)}.`, hint);
}
