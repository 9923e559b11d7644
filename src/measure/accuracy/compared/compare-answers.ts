import type { RegressionItem } from '../../../dataset/regression-set.ts';
import { UserError } from '../../../errors/errors.ts';
import { type ClassAnswer, klDivergence } from '../../../task/divergence/divergence.ts';
import type { OutcomeTable } from '../../../task/outcome-table.ts';
import { NOT_FINITE } from '../../../task/score/score-formula.ts';
import type { ItemOutcome, ItemScorer } from '../../../task/score/scorer.ts';
import type { RecordFile } from './record-file.ts';
import { silentBaseline } from './silent-baseline.ts';

/** Changes what a scorer does besides scoring. */
export type WrapScorer = (scorer: ItemScorer) => ItemScorer;

/**
 * Keeps the answers of the baseline.
 *
 * @throws {UserError} At an output that is no score of classes.
 * @throws {InfrastructureError} At an item without an answer.
 */
export const recordAnswers =
  (file: RecordFile): WrapScorer =>
  (scorer) =>
    watch(scorer, (answer, item) => {
      if (answer === undefined) throw silentBaseline(item);
      file.add(toBytes(answer));
    });

/**
 * Compares the answers of the candidate with those that the baseline gave to the same items. In the table, an item is correct
 * if both decide alike, and its value is the divergence in nats. One without an answer is not, and has no divergence.
 *
 * @throws {UserError} At an output with another number of classes than the baseline's.
 */
export const compareAnswers =
  (file: RecordFile, table: OutcomeTable): WrapScorer =>
  (scorer) =>
    watch(scorer, (answer, item) => {
      const record = file.next();
      if (record === undefined) throw new RangeError(`${item.place}: the baseline gave no answer`);
      table.add(answer === undefined ? UNANSWERED : compare(fromBytes(record), answer, item), item);
    });

const toBytes = ({ decision, logProbabilities }: ClassAnswer): Uint8Array =>
  new Uint8Array(Float64Array.of(decision, ...logProbabilities).buffer);

function fromBytes({ buffer }: Uint8Array<ArrayBuffer>): ClassAnswer {
  const numbers = new Float64Array(buffer);
  return { decision: numbers[0] ?? Number.NaN, logProbabilities: numbers.subarray(1) };
}

const UNANSWERED = { ...NOT_FINITE, finite: true } as const;

/** Calls `see` once for each item, in order; items that run again are only scored. */
function watch(
  scorer: ItemScorer,
  see: (answer: ClassAnswer | undefined, item: RegressionItem) => void,
): ItemScorer {
  const seen = new WeakSet<RegressionItem>();
  return {
    ...scorer,
    score(outputs, item) {
      const outcome = scorer.score(outputs, item);
      if (seen.has(item)) return outcome;
      seen.add(item);
      const answer = scorer.answer?.(outputs, item);
      if (answer === undefined) throw notScores(item);
      see(answer, item);
      return outcome;
    },
    unanswered(item) {
      const outcome = scorer.unanswered(item);
      seen.add(item);
      see(undefined, item);
      return outcome;
    },
  };
}

function compare(baseline: ClassAnswer, candidate: ClassAnswer, { place }: RegressionItem): ItemOutcome {
  const [before, now] = [baseline, candidate].map(({ logProbabilities }) => logProbabilities.length);
  if (before !== now)
    throw new UserError(
      `${place}: expected as many classes as the baseline has (${before}), got ${now}.`,
      'Models with different classes cannot agree: remove the limits "agreement" and "kl-divergence" for this change.',
    );
  const value = klDivergence(baseline.logProbabilities, candidate.logProbabilities);
  if (!Number.isFinite(value)) return NOT_FINITE;
  const correct = baseline.decision === candidate.decision;
  return { ...NOT_FINITE, correct, value, finite: true };
}

const notScores = ({ place }: RegressionItem): UserError =>
  new UserError(
    `${place}: expected an output of logits or probabilities for the limits "agreement" and "kl-divergence", got classes.`,
    'Set "output" to the scores of the classes, or remove these limits.',
  );
