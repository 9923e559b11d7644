/**
 * Fewest insertions, deletions and replacements that turn one sequence into another.
 *
 * @see Levenshtein (1966), "Binary codes capable of correcting deletions, insertions, and reversals".
 */
export function editDistance(left: readonly string[], right: readonly string[]): number {
  let start = 0;
  while (start < left.length && start < right.length && left[start] === right[start]) start += 1;
  let [leftEnd, rightEnd] = [left.length, right.length];
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  const others = right.slice(start, rightEnd);
  let row = Int32Array.from({ length: others.length + 1 }, (_, index) => index);
  for (let index = start; index < leftEnd; index += 1) {
    const next = new Int32Array(others.length + 1);
    next[0] = index - start + 1;
    for (let other = 0; other < others.length; other += 1) {
      const replaced = (row[other] ?? 0) + (left[index] === others[other] ? 0 : 1);
      next[other + 1] = Math.min(replaced, (row[other + 1] ?? 0) + 1, (next[other] ?? 0) + 1);
    }
    row = next;
  }
  return row[others.length] ?? 0;
}

/** The parts of a word or character error rate: errors, and the length of the label. */
interface ErrorCount {
  readonly errors: number;
  readonly length: number;
}

/** Errors of an answer against the label that it is nearest to, per unit of the label. */
export function countErrors(
  labels: readonly string[],
  answer: string,
  split: (text: string) => readonly string[],
): ErrorCount {
  const given = split(answer);
  const counts = labels.map((label) => {
    const units = split(label);
    return { errors: editDistance(units, given), length: units.length };
  });
  return counts.reduce((best, count) => (errorRate(count) < errorRate(best) ? count : best));
}

/** Errors per unit of the label, 0 or more; with an empty label, the number of errors. */
export const errorRate = ({ errors, length }: ErrorCount): number => errors / Math.max(length, 1);
