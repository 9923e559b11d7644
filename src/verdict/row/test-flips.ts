import { mcnemarP } from '../../stats/proportion.ts';
import type { OutcomeChanges } from '../../task/compare-outcomes.ts';
import type { ModelVerdict } from '../verdict.ts';

/** How likely the flips are by chance alone. */
export type FlipTests = Pick<NonNullable<ModelVerdict['flips']>, 'mcnemarP' | 'review'>;

/** Tests the flips, and with a review rule what changed hands between machine and person. */
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
