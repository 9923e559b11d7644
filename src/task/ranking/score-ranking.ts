import { dataError } from '../../dataset/data-error.ts';
import type { RankingTask } from '../../policy/task/ranking-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { readNumbersLabel } from '../read-label.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import { expectEqualCount, outputNumbers } from '../score/score-regression.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { rateRanking } from './rate-ranking.ts';

/**
 * Scores the candidates of one query. The output has one score per candidate, the label one relevance per candidate.
 * `value` is the query's nDCG, recall or reciprocal rank.
 */
export function scoreRanking(options: ScorerOptions<RankingTask>): Scorer {
  const { task, place, outputs, review } = options;
  refuseReview(review, place, 'a ranking');
  const { name } = selectOutput(task.output, outputs, place);
  return {
    outputNames: [name],
    score(values, item) {
      const scores = outputNumbers(outputOf(values, name), name, item);
      const relevances = readNumbersLabel(item);
      expectEqualCount(scores, relevances, item);
      const negative = relevances.find((relevance) => relevance < 0);
      if (negative !== undefined) {
        throw dataError(
          { place: item.place, name: 'the label' },
          {
            expected: 'relevances of 0 or more',
            got: String(negative),
            hint: 'Write one relevance per candidate: 0 if it is not relevant, 1 or more if it is.',
          },
        );
      }
      if (!scores.every(Number.isFinite)) return NOT_FINITE;
      const candidates = Array.from(scores, (score, index) => ({ score, relevance: relevances[index] ?? 0 }));
      return { ...NOT_FINITE, correct: undefined, finite: true, value: rateRanking(candidates, task) };
    },
    finish() {},
  };
}
