import { countGrams } from './count-grams.ts';
import { splitWords } from './split-words.ts';

const ORDER = 4;

/** Numbers per item in the parts of BLEU. */
export const BLEU_PARTS = 2 + 2 * ORDER;

/**
 * What BLEU sums over items: the words of the answer, those of the label nearest in length, and for each of 1 to 4 words
 * in a row how many of the answer's are in a label, then how many there are. Words are those of the tokenizer "13a".
 */
export function bleuParts(labels: readonly string[], answer: string): number[] {
  const given = tokenize(answer);
  const references = labels.map(tokenize);
  const nearest = references
    .map(({ length }) => length)
    .reduce((best, length) => {
      const [gap, least] = [Math.abs(length - given.length), Math.abs(best - given.length)];
      return gap < least || (gap === least && length < best) ? length : best;
    });
  const orders = Array.from({ length: ORDER }, (_, index) => index + 1);
  const shared = orders.map((order) => {
    const known = references.map((words) => countGrams(words, order));
    return [...countGrams(given, order)].reduce(
      (sum, [gram, count]) => sum + Math.min(count, Math.max(...known.map((each) => each.get(gram) ?? 0))),
      0,
    );
  });
  const totals = orders.map((order) => Math.max(0, given.length - order + 1));
  return [given.length, nearest, ...shared, ...totals];
}

/**
 * BLEU from the summed parts of all items, as sacrebleu has it by default: exponential smoothing, and 0 if answers are too
 * short to have four words in a row.
 *
 * @returns 0..1; sacrebleu says 100 times as much.
 * @see Papineni et al. (2002), "BLEU: a Method for Automatic Evaluation of Machine Translation"; Post (2018), "A Call for
 *   Clarity in Reporting BLEU Scores".
 */
export function bleuOf(sums: readonly number[]): number {
  const [given = 0, label = 0, ...counts] = sums;
  const [shared, totals] = [counts.slice(0, ORDER), counts.slice(ORDER)];
  if (shared.every((count) => count === 0) || totals.some((total) => total === 0)) return 0;
  let smoothing = 1;
  const logs = shared.map((count, index) => {
    if (count === 0) smoothing *= 2;
    return Math.log((count === 0 ? 1 / smoothing : count) / (totals[index] ?? Number.NaN));
  });
  const brevity = given < label ? Math.exp(1 - label / given) : 1;
  return brevity * Math.exp(logs.reduce((sum, log) => sum + log, 0) / ORDER);
}

/** The tokenizer of mteval-v13a, as in sacrebleu. */
function tokenize(text: string): string[] {
  const line = text
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return splitWords(
    ` ${line} `
      .replace(/([{-~[-` -&(-+:-@/])/gu, ' $1 ')
      .replace(/([^0-9])([.,])/gu, '$1 $2 ')
      .replace(/([.,])([^0-9])/gu, ' $1 $2')
      .replace(/([0-9])(-)/gu, '$1 $2 '),
  );
}
