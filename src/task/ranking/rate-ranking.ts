import type { RankingTask } from '../../policy/task/ranking-tasks.ts';

/** A candidate of a query. */
interface Candidate {
  /** Finite. The highest comes first. */
  readonly score: number;
  /** 0 if it is not relevant; more if it is. */
  readonly relevance: number;
}

/**
 * How well candidates are ranked. Of candidates with equal scores, the least relevant come first, so that a model that
 * gives all the same score gains nothing from the order of the data set.
 *
 * - `ndcg`: discounted cumulative gain Σ relᵢ ÷ log₂(i + 1) over the best k, divided by that of the ideal order.
 * - `recall`: share of the relevant candidates that are among the best k.
 * - `mrr`: 1 ÷ the rank of the first relevant candidate; 0 if it is not among the best k.
 *
 * @returns 0..1; 0 if no candidate is relevant, as trec_eval has it.
 * @see Järvelin & Kekäläinen (2002), "Cumulated Gain-Based Evaluation of IR Techniques".
 */
export function rateRanking(
  candidates: readonly Candidate[],
  { metric, k }: Pick<RankingTask, 'metric' | 'k'>,
): number {
  const ranked = candidates.toSorted((a, b) => b.score - a.score || a.relevance - b.relevance);
  const best = ranked.slice(0, k).map(({ relevance }) => relevance);
  const relevant = candidates.map(({ relevance }) => relevance).filter((relevance) => relevance > 0);
  if (relevant.length === 0) return 0;
  switch (metric) {
    case 'ndcg':
      return gain(best) / gain(relevant.toSorted((a, b) => b - a).slice(0, k));
    case 'recall':
      return best.filter((relevance) => relevance > 0).length / relevant.length;
    case 'mrr': {
      const first = best.findIndex((relevance) => relevance > 0);
      return first === -1 ? 0 : 1 / (first + 1);
    }
  }
}

const gain = (relevances: readonly number[]): number =>
  relevances.reduce((sum, relevance, index) => sum + relevance / Math.log2(index + 2), 0);
