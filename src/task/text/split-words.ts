/** A text's words: what stands between white space, as Python's `split` has it. */
export const splitWords = (text: string): string[] => text.split(/\p{White_Space}+/u).filter(Boolean);
