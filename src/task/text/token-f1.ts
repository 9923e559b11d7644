import { normalizeAnswer } from './normalize-answer.ts';

/**
 * F1 of the words that two texts share, after SQuAD's normalization: 2·precision·recall ÷ (precision + recall), where a
 * word counts as often as both have it. If a text has no words, it is 1 for two such texts, else 0.
 *
 * @returns 0..1.
 * @see Rajpurkar, Jia & Liang (2018), "Know What You Don't Know: Unanswerable Questions for SQuAD", and the function
 *   `compute_f1` of its evaluation script.
 */
export function tokenF1(label: string, answer: string): number {
  const [gold, given] = [wordsOf(label), wordsOf(answer)];
  if (gold.length === 0 || given.length === 0) return gold.length === given.length ? 1 : 0;
  const shared = countShared(gold, given);
  if (shared === 0) return 0;
  const precision = shared / given.length;
  const recall = shared / gold.length;
  return (2 * precision * recall) / (precision + recall);
}

const wordsOf = (text: string): string[] => normalizeAnswer(text).split(' ').filter(Boolean);

function countShared(first: readonly string[], second: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    shared += 1;
    left.set(word, count - 1);
  }
  return shared;
}
