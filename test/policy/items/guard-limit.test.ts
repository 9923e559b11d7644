import { describe, expect, test } from 'vitest';
import { guardLimit } from '../../../src/policy/items/guard-limit.ts';
import { reasonText } from '../../../src/report/words/row/reason.ts';
import { limitCell } from '../../../src/report/words/row/row.ts';
import { checkExact } from '../../../src/verdict/row/check-limit.ts';
import { checkRow } from '../../../src/verdict/row/check-row.ts';
import { comparisonOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { tableOf } from '../../support/scoring.ts';

const LIMIT = { 'max-drop': { kind: 'points', value: 0.01 }, 'relative-guard-below': 0.1 } as const;

describe('a guarded limit', () => {
  test.each([
    { title: 'at the guard is as written', baseline: 0.1, allowed: 0.01 },
    { title: 'above it too', baseline: 0.9, allowed: 0.01 },
    { title: 'below is the same share of the score', baseline: 0.04, allowed: 0.004 },
    { title: 'allows nothing at zero', baseline: 0, allowed: 0 },
    { title: 'allows nothing below', baseline: -1, allowed: 0 },
    { title: 'without a baseline is as written', baseline: undefined, allowed: 0.01 },
  ])('$title', ({ baseline, allowed }) => {
    expect(guardLimit(LIMIT, baseline)['max-drop']?.value).toBeCloseTo(allowed, 12);
  });

  test('has no bound that a score without a number keeps', () => {
    expect(guardLimit(LIMIT, Number.NaN)['max-drop']?.value).toBeNaN();
    expect(checkExact(LIMIT, { baseline: Number.NaN, candidate: Number.NaN })).toBe('fail');
  });

  test('leaves a relative drop alone', () => {
    const relative = { ...LIMIT, 'max-drop': { kind: 'relative', value: 0.1 } } as const;
    expect(guardLimit(relative, 0.04)).toBe(relative);
  });
});

/** A thousand items, of which as many are right. */
const right = (count: number) =>
  tableOf(Array.from({ length: 1000 }, (_, item) => ({ correct: item < count, actual: 0, predicted: 0 })));

const judge = (limit: object, before: number, now: number) =>
  checkRow(
    'task-score',
    comparisonOf(policyOf({ 'task-score': limit }), {
      baseline: { outcomes: right(before) },
      candidate: { outcomes: right(now) },
    }),
  )!;

describe('a score of 4%', () => {
  const guarded = { 'max-drop': '1pp', 'relative-guard-below': '10%' };

  test.each([
    { now: 36, state: 'pass' },
    { now: 35, state: 'fail' },
  ])('that drops to $now of 1,000 may lose a tenth: $state', ({ now, state }) => {
    expect(judge(guarded, 40, now).state).toBe(state);
    expect(judge({ 'max-drop': '1pp' }, 40, now).state).toBe('pass');
  });

  test('is shown with the limit that applies, and why', () => {
    const row = judge(guarded, 40, 35);
    expect(limitCell(row)).toBe('at most −0.4\u00A0pp');
    expect(row.reasons.map((reason) => reasonText(reason, row))).toEqual([
      'The baseline’s score is below 10%, so the limit is relative to it: at most −0.40\u00A0pp.',
    ]);
    expect(judge(guarded, 100, 95).reasons).toEqual([]);
  });

  test('is judged by its interval against the guarded limit as well', () => {
    const confident = { ...guarded, decide: 'confident' };
    expect(judge(confident, 40, 40).reasons[0]).toMatchObject({ needed: 580 });
    expect(judge(confident, 40, 10).state).toBe('fail');
  });

  test.each([{ 'max-drop': '5%' }, { min: 0.5 }])('with %j needs a drop in points', (limit) => {
    expect(() => policyOf({ 'task-score': { ...limit, 'relative-guard-below': '10%' } })).toThrow(
      /expected \\"max-drop\\" in percentage points/,
    );
  });
});
