import { parseServerJson, type RequestFailure } from '../request-failure.ts';

/** A string, which is left as it is, or a number that JSON lacks. */
const NON_FINITE = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity|inf|nan)\b/g;

/** Python's names of numbers that JSON lacks. JSON reads a number beyond all doubles as infinity. */
const REPLACED: Readonly<Record<string, string>> = {
  NaN: 'null',
  nan: 'null',
  '-NaN': 'null',
  '-nan': 'null',
  Infinity: '1e999',
  inf: '1e999',
  '-Infinity': '-1e999',
  '-inf': '-1e999',
};

/** Parses JSON in which NaN and infinities may occur, as Python and Triton write them. NaN becomes null. */
export function parseLenientJson(
  text: string,
): { readonly value: unknown } | { readonly failure: RequestFailure } {
  const strict = parseServerJson(text);
  if ('value' in strict || !/NaN|Infinity|inf|nan/.test(text)) return strict;
  try {
    return parseServerJson(text.replace(NON_FINITE, (match) => REPLACED[match] ?? match));
  } catch {
    // The engine gives up on a pattern over a very long string.
    return strict;
  }
}
