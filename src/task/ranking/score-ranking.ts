import { dataError } from '../../dataset/data-error.ts';
import type { RankingTask } from '../../policy/task/ranking-tasks.ts';
import { refuseReview } from '../needs-review.ts';
import { readNumbersLabel } from '../read-label.ts';
import { cosine } from '../score/score-embedding.ts';
import { NOT_FINITE } from '../score/score-formula.ts';
import { expectEqualCount, outputNumbers } from '../score/score-regression.ts';
import type { Scorer, ScorerOptions } from '../score/scorer.ts';
import { outputOf, selectOutput } from '../select-output.ts';
import { gradeCandidates } from './grade-candidates.ts';
import { rateRanking } from './rate-ranking.ts';

/**
 * Scores the candidates of one query. The output has one score per candidate, or a row with an embedding for the query and
 * one for each candidate, whose cosines are the scores; the label has one relevance per candidate.
 * `value` is the query's nDCG, recall or reciprocal rank.
 */
export function scoreRanking(options: ScorerOptions<RankingTask>): Scorer {
  const { task, place, outputs, review } = options;
  refuseReview(review, place, 'a ranking');
  const { name } = selectOutput(task.output, outputs, place);
  return {
    outputNames: [name],
    score(values, item) {
      const tensor = outputOf(values, name);
      const numbers = outputNumbers(tensor, name, item);
      const relevances = readNumbersLabel(item);
      const rows = tensor.shape.filter((size) => size !== 1);
      const areEmbeddings = rows.length === 2 && rows[0] === relevances.length + 1;
      const scores = areEmbeddings ? compareRows(numbers, relevances.length + 1) : numbers;
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
    toLabel(values, item) {
      const tensor = outputOf(values, name);
      const numbers = outputNumbers(tensor, name, item);
      const rows = tensor.shape.filter((size) => size !== 1);
      const scores = rows.length === 2 ? compareRows(numbers, rows[0] ?? 1) : numbers;
      return scores.every(Number.isFinite) ? gradeCandidates(scores, { task, item }) : undefined;
    },
    finish() {},
  };
}

/** Cosines of the first row with each of the others. @param numbers - Shape [rows, length]. */
function compareRows(numbers: Float64Array, rows: number): Float64Array {
  const length = numbers.length / rows;
  const rowAt = (row: number): Float64Array => numbers.subarray(row * length, (row + 1) * length);
  return Float64Array.from({ length: rows - 1 }, (_, index) => cosine(rowAt(0), rowAt(index + 1)));
}
