import { describe, expect, it } from 'vitest';
import { needsReview } from '../../src/task/needs-review.ts';

describe('needsReview', () => {
  it.each([
    { title: 'at the bound', confidence: 0.6, expected: false },
    { title: 'one ulp below the bound', confidence: 0.6 - 2 ** -53, expected: true },
    { title: 'that is NaN', confidence: Number.NaN, expected: true },
  ])('is $expected for a confidence $title', ({ confidence, expected }) => {
    expect(needsReview(confidence, { 'below-confidence': 0.6 })).toBe(expected);
  });

  it('is false without a rule', () => {
    expect(needsReview(Number.NaN, undefined)).toBe(false);
  });
});
