import { mean } from 'simple-statistics';
import type { RankingTask, RetrievalTask } from '../../policy/task/ranking-tasks.ts';
import { ifFinite, meanValue, type Outcomes, type ScoreFormula } from '../score/score-formula.ts';

const NAMES: Readonly<Record<RankingTask['metric'], string>> = { ndcg: 'nDCG', recall: 'Recall', mrr: 'MRR' };

/** The mean over queries: over all items of a ranking, or the items of a retrieval that are queries. */
export function rankingFormula({ kind, metric, k }: RankingTask | RetrievalTask): ScoreFormula {
  const named = { name: `${NAMES[metric]}@${k}`, better: 'higher' } as const;
  return kind === 'ranking'
    ? { ...named, basis: 'mean', compute: ifFinite(meanValue) }
    : { ...named, basis: 'set', compute: ifFinite(meanOfQueries) };
}

/** Documents have no parts. */
function meanOfQueries(outcomes: Outcomes): number | string {
  const values = Array.from(outcomes, ({ parts = [] }) => parts).flat();
  return values.length === 0 ? 'no item is a query' : mean(values);
}
