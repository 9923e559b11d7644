import type { OutcomeTable } from './outcome-table.ts';

/** Positions, ascending from 0, of the items whose outcome differs between two models. */
export interface OutcomeChanges {
  /** Number of items in both tables. */
  readonly items: number;
  /**
   * Not wrong with the baseline, wrong with the candidate. In tasks without right and wrong, an item is wrong if its
   * output is not finite.
   */
  readonly rightToWrong: readonly number[];
  readonly wrongToRight: readonly number[];
  /** Goes to human review only with the candidate. */
  readonly newlyReviewed: readonly number[];
  /** Went to human review only with the baseline. */
  readonly noLongerReviewed: readonly number[];
}

/**
 * Compares two models item by item.
 *
 * @throws {RangeError} If the tables have different numbers of items.
 */
export function compareOutcomes(baseline: OutcomeTable, candidate: OutcomeTable): OutcomeChanges {
  if (baseline.count !== candidate.count) {
    throw new RangeError(
      `cannot compare outcomes of ${baseline.count} items with those of ${candidate.count}`,
    );
  }
  const rightToWrong: number[] = [];
  const wrongToRight: number[] = [];
  const newlyReviewed: number[] = [];
  const noLongerReviewed: number[] = [];
  for (let index = 0; index < baseline.count; index++) {
    const before = baseline.outcomeAt(index);
    const after = candidate.outcomeAt(index);
    const wasWrong = before.correct === false;
    const isWrong = after.correct === false;
    if (!wasWrong && isWrong) rightToWrong.push(index);
    if (wasWrong && !isWrong) wrongToRight.push(index);
    if (!before.review && after.review) newlyReviewed.push(index);
    if (before.review && !after.review) noLongerReviewed.push(index);
  }
  return { items: baseline.count, rightToWrong, wrongToRight, newlyReviewed, noLongerReviewed };
}
