import { expect, test } from 'vitest';
import { longestBudgetNs } from '../../../src/gate/compare/budget-extension.ts';

const inAnHour = performance.now() + 3_600_000;

test.each([
  { title: 'is the budget where none is extended', extension: undefined, longest: 60e9 },
  { title: 'is the budget with no extension', extension: { times: 0, untilMs: inAnHour }, longest: 60e9 },
  {
    title: 'is four budgets with three extensions',
    extension: { times: 3, untilMs: inAnHour },
    longest: 240e9,
  },
  { title: 'is the budget once the time is up', extension: { times: 3, untilMs: 0 }, longest: 60e9 },
])('the longest budget $title', ({ extension, longest }) => {
  expect(longestBudgetNs(60e9, extension)).toBe(longest);
});

test('the longest budget ends at the time limit', () => {
  const longest = longestBudgetNs(60e9, { times: 3, untilMs: performance.now() + 100_000 });
  expect(longest).toBeGreaterThan(90e9);
  expect(longest).toBeLessThanOrEqual(100e9);
});
