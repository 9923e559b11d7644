import { countGrams } from './count-grams.ts';
import { splitWords } from './split-words.ts';

const ORDER = 6;
/** β²: recall counts twice as much as precision. */
const FACTOR = 4;

/** Numbers per item in the parts of chrF. */
export const CHRF_PARTS = 3 * ORDER;

/**
 * What chrF sums over items: for each of 1 to 6 characters in a row, how many the answer has, how many the label has, and
 * how many they share. White space does not count. Of several labels, the one with the best chrF counts.
 */
export function chrfParts(labels: readonly string[], answer: string): number[] {
  const given = charactersOf(answer);
  return labels
    .map((label) => partsOf(charactersOf(label), given))
    .reduce((best, parts) => (chrfOf(parts) > chrfOf(best) ? parts : best));
}

/**
 * chrF from the summed parts of all items, as sacrebleu has it by default (chrF2, without words).
 *
 * @returns 0..1; sacrebleu says 100 times as much.
 * @see Popović (2015), "chrF: character n-gram F-score for automatic MT evaluation".
 */
export function chrfOf(sums: readonly number[]): number {
  let [precision, recall, orders] = [0, 0, 0];
  for (let order = 0; order < ORDER; order += 1) {
    const [given = 0, labelled = 0, shared = 0] = sums.slice(3 * order, 3 * order + 3);
    if (given === 0 || labelled === 0) continue;
    precision += shared / given;
    recall += shared / labelled;
    orders += 1;
  }
  if (orders === 0 || precision + recall === 0) return 0;
  precision /= orders;
  recall /= orders;
  return ((1 + FACTOR) * precision * recall) / (FACTOR * precision + recall);
}

const charactersOf = (text: string): string[] => Array.from(splitWords(text).join(''));

function partsOf(label: readonly string[], given: readonly string[]): number[] {
  return Array.from({ length: ORDER }, (_, index) => {
    const known = countGrams(label, index + 1);
    const own = countGrams(given, index + 1);
    const shared = [...own].reduce((sum, [gram, count]) => sum + Math.min(count, known.get(gram) ?? 0), 0);
    // As sacrebleu: where the label is too short for a run, none of the answer's count.
    const count = known.size === 0 ? 0 : Math.max(0, given.length - index);
    return [count, Math.max(0, label.length - index), shared];
  }).flat();
}
