import { RE2JS, RE2JSException } from 're2js';

/**
 * A regular expression that is searched for by RE2's automata instead of backtracking, in time proportional to the
 * length of the text: no answer of a model can make it hang.
 */
export interface LinearPattern {
  /**
   * Whether the pattern occurs in a text.
   *
   * @returns Undefined if the text has more than 65,536 UTF-16 code units; it is not searched.
   */
  occursIn(text: string): boolean | undefined;
}

const MAX_SEARCHED = 65_536;

/** Together with the length of the text, this limits a search to about a second. */
const MAX_INSTRUCTIONS = 1000;

const MAX_CHARACTERS = 4000;

/** How to fix a pattern that {@link compilePattern} does not take. */
export const PATTERN_HINT =
  'Patterns have the syntax of RE2: no look-around and no backreferences. "(?i)" in front ignores case.';

/**
 * Compiles a regular expression in RE2's syntax, which has no backreferences and no look-around.
 *
 * @param source - May start with flags, such as `(?i)` to ignore case.
 * @returns The pattern, or what is wrong with it: "missing closing ]".
 * @see https://github.com/google/re2/wiki/Syntax
 * @see Cox (2007), "Regular Expression Matching Can Be Simple And Fast".
 */
export function compilePattern(
  source: string,
  { ignoreCase }: { ignoreCase: boolean } = { ignoreCase: false },
): { readonly pattern: LinearPattern } | { readonly problem: string } {
  if (source.length > MAX_CHARACTERS) return { problem: `more than ${MAX_CHARACTERS} characters` };
  try {
    const compiled = RE2JS.compile(source, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    if (compiled.programSize() > MAX_INSTRUCTIONS) return { problem: 'too many repetitions' };
    if (UNLIKE_TEXTS.every((text) => compiled.test(text))) return { problem: 'every text matches it' };
    return {
      pattern: { occursIn: (text) => (text.length > MAX_SEARCHED ? undefined : compiled.test(text)) },
    };
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { problem: error.message.replace(/^error parsing regexp: /, '').replace(/: `.*`$/s, '') };
  }
}

/** No text, a character that no answer contains, and all of ASCII. A pattern that matches each of these matches every text. */
const UNLIKE_TEXTS = ['', '\uE000', String.fromCharCode(...Array.from({ length: 128 }, (_, code) => code))];
