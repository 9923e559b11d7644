import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeAnswer } from '../../../src/task/text/normalize-answer.ts';
import { tokenF1 } from '../../../src/task/text/token-f1.ts';

const words = fc
  .array(fc.constantFrom('the', 'A', 'cat', 'Cat.', 'sat', '…', 'été', '42', '-', '  '), { maxLength: 12 })
  .map((parts) => parts.join(' '));
const text = fc.oneof(words, fc.string({ unit: 'binary', maxLength: 60 }));

describe('tokenF1', () => {
  it('is in 0..1, and the same the other way round', () => {
    fc.assert(
      fc.property(text, text, (first, second) => {
        const score = tokenF1(first, second);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(tokenF1(second, first)).toBe(score);
      }),
    );
  });

  it('is 1 for a text and itself, and only for texts with the same words', () => {
    const sorted = (each: string) => normalizeAnswer(each).split(' ').sort().join(' ');
    fc.assert(
      fc.property(text, words, (first, second) => {
        expect(tokenF1(first, first)).toBe(1);
        expect(tokenF1(first, second) === 1).toBe(sorted(first) === sorted(second));
      }),
    );
  });

  it('does not lose to more of the label’s words', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('cat', 'sat', 'mat'), { minLength: 1, maxLength: 9 }), (all) => {
        const label = all.join(' ');
        const scores = all.map((_, count) => tokenF1(label, all.slice(0, count + 1).join(' ')));
        expect(scores).toEqual(scores.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('normalizeAnswer', () => {
  it('changes nothing the second time, but for articles that punctuation hid', () => {
    fc.assert(
      fc.property(words, (each) => {
        expect(normalizeAnswer(normalizeAnswer(each))).toBe(normalizeAnswer(each));
      }),
    );
  });
});
