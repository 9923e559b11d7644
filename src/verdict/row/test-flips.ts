import { mcnemarP } from '../../stats/proportion.ts';
import type { OutcomeChanges } from '../../task/compare-outcomes.ts';
import type { ModelVerdict } from '../verdict.ts';

/** Tests of whether the flips are due to chance. */
export type FlipTests = Pick<NonNullable<ModelVerdict['flips']>, 'mcnemarP' | 'review'>;

/** Tests the flips and, with a review rule, the items that moved between machine and human review. */
export function testFlips(changes: OutcomeChanges, hasReview: boolean): FlipTests {
  const [newlyReviewed, noLongerReviewed] = [changes.newlyReviewed.length, changes.noLongerReviewed.length];
  return {
    mcnemarP: mcnemarP(changes.rightToWrong.length, changes.wrongToRight.length),
    ...(hasReview && {
      review: {
        newlyReviewed,
        noLongerReviewed,
        mcnemarP: mcnemarP(newlyReviewed, noLongerReviewed),
      },
    }),
  };
}
