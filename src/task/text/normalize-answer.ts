/**
 * A text as SQuAD compares it: in lower case, without ASCII punctuation, without the articles "a", "an" and "the", and
 * with single spaces between words.
 *
 * @see Rajpurkar et al. (2016), "SQuAD: 100,000+ Questions for Machine Comprehension of Text", and the function
 *   `normalize_answer` of its evaluation script.
 */
export function normalizeAnswer(text: string): string {
  return text
    .toLowerCase()
    .replace(PUNCTUATION, '')
    .replace(ARTICLES, ' ')
    .split(SPACE)
    .filter(Boolean)
    .join(' ');
}

/** Python's `string.punctuation`. */
const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/** JavaScript's `\b` knows only ASCII letters, so that it would find an article in "ça". */
const ARTICLES = /(?<![\p{L}\p{N}_])(?:a|an|the)(?![\p{L}\p{N}_])/gu;

/** JavaScript's `\s` has the byte-order mark in addition, which Python's `split` does not. */
const SPACE = /\p{White_Space}+/u;
