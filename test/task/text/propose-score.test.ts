import { expect, test } from 'vitest';
import { proposeScore } from '../../../src/task/text/propose-score.ts';

test.each([
  { title: 'numbers', labels: [4, -1.5], score: 'numeric-match' },
  { title: 'texts that are numbers', labels: ['1,234', '50%', '-3'], score: 'numeric-match' },
  { title: 'labels of GSM8K', labels: ['He has 3 + 4 apples.\n#### 7', '#### 12'], score: 'numeric-match' },
  { title: 'a text that only ends with a number', labels: ['Apollo 11'], score: 'exact-match' },
  { title: 'objects', labels: [{ name: 'Ada' }], score: 'valid-json' },
  { title: 'booleans', labels: [true, false], score: 'exact-match' },
  { title: 'letters of a multiple choice', labels: ['A', 'C'], score: 'exact-match' },
  { title: 'five words', labels: ['The Tale of Two Cities'], score: 'exact-match' },
  { title: 'six words', labels: ['Paris', 'The Tale of the Two Cities'], score: 'token-f1' },
  { title: 'several right answers for an item', labels: [['Paris', 'paris'], 'Rome'], score: 'exact-match' },
  { title: 'objects written as texts', labels: ['{"name": "Ada"}'], score: undefined },
  { title: 'a text in braces', labels: ['{curly}'], score: 'exact-match' },
  { title: 'no labels', labels: [undefined, undefined], score: undefined },
  { title: 'no items', labels: [], score: undefined },
  { title: 'some labels missing', labels: ['A', undefined], score: undefined },
  { title: 'numbers and texts', labels: [1, 'one'], score: undefined },
])('$title', ({ labels, score }) => {
  expect(proposeScore(labels).score).toBe(score);
});
