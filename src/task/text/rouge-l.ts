/**
 * ROUGE-L of two texts, as the package rouge-score has it: F1 of the longest common subsequence of their words, which are
 * runs of ASCII letters and digits in lower case, not stemmed.
 *
 * @returns 0..1; 0 if one has no words.
 * @see Lin (2004), "ROUGE: A Package for Automatic Evaluation of Summaries", formulas 2 to 4 with β = 1.
 */
export function rougeL(label: string, answer: string): number {
  const [gold, given] = [wordsOf(label), wordsOf(answer)];
  if (gold.length === 0 || given.length === 0) return 0;
  const common = commonSubsequence(gold, given);
  if (common === 0) return 0;
  const precision = common / given.length;
  const recall = common / gold.length;
  return (2 * precision * recall) / (precision + recall);
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);

/** Length of the longest common subsequence. */
function commonSubsequence(left: readonly string[], right: readonly string[]): number {
  let before = new Int32Array(right.length + 1);
  for (const word of left) {
    const now = new Int32Array(right.length + 1);
    right.forEach((other, index) => {
      now[index + 1] =
        word === other ? (before[index] ?? 0) + 1 : Math.max(before[index + 1] ?? 0, now[index] ?? 0);
    });
    before = now;
  }
  return before[right.length] ?? 0;
}
