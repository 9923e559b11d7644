/** A text's words, split at white space as Python's `split` does. */
export const splitWords = (text: string): string[] => text.split(/\p{White_Space}+/u).filter(Boolean);
