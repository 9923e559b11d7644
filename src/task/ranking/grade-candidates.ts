import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { RankingTask } from '../../policy/task/ranking-tasks.ts';

/**
 * Relevances by which a ranking is ideal. For nDCG: k for the first of its best k candidates, k − 1 for the second and so on;
 * candidates that tie share the best of their places. For the recall: 1 for each of the best k, without those that tie with one
 * beyond. For the reciprocal rank: 1 for the first, and for those that tie with it. All others are not relevant.
 *
 * @param scores - Finite, one per candidate.
 * @throws {UserError} If all candidates are equally relevant: then any other ranking would be ideal, too.
 */
export function gradeCandidates(
  scores: Float64Array,
  { task: { metric, k }, item }: { readonly task: RankingTask; readonly item: RegressionItem },
): number[] {
  const sorted = scores.toSorted((a, b) => b - a);
  const gradeOf: Readonly<Record<RankingTask['metric'], (score: number) => number>> = {
    ndcg: (score) => Math.max(0, k - sorted.indexOf(score)),
    recall: (score) => Number(sorted.lastIndexOf(score) < k),
    mrr: (score) => Number(score === sorted[0]),
  };
  const grades = Array.from(scores, gradeOf[metric]);
  if (new Set(grades).size > 1) return grades;
  throw new UserError(
    `${item.place}: expected the baseline to rank some of the ${scores.length} candidates above others${metric === 'recall' ? ` and more than ${k} of them` : ''}, got none.`,
    'With "label: baseline", its best candidates are the relevant ones. Give the item more candidates, choose a smaller "k", or remove the item.',
  );
}
