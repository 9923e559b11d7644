import { describe, expect, test } from 'vitest';
import {
  compareReviewRates,
  compareScores,
  reviewRateInterval,
  scoreInterval,
} from '../../src/task/compare-scores.ts';
import { computeScore } from '../../src/task/compute-score.ts';
import type { ItemOutcome } from '../../src/task/score/scorer.ts';
import { tableOf, taskOf } from '../support/scoring.ts';

const EACH = { low: 0.025, high: 0.025 };
/** In 0..1, without pattern. */
const scatter = (item: number, by: number): number => ((item * 7919 + by * 104_729) % 1009) / 1009;

const table = (count: number, outcome: (item: number) => Partial<ItemOutcome>) =>
  tableOf(Array.from({ length: count }, (_, item) => outcome(item)));

describe('compareScores', () => {
  test('of shares counts the items that change sides', () => {
    const pair = {
      baseline: table(200, (item) => ({ correct: item >= 20 })),
      candidate: table(200, (item) => ({ correct: item >= 10 && item < 194 })),
    };
    const found = compareScores(taskOf({ kind: 'classification' }), pair, EACH);
    expect(found).toMatchObject({ changed: 16, variance: 16 / 200 });
    // (11 − 7) / 202 ± 1.96 · √(18/202² − 4²/202³)
    const deviation = Math.sqrt(18 / 202 ** 2 - 16 / 202 ** 3);
    expect(found.interval?.low).toBeCloseTo(4 / 202 - 1.959964 * deviation, 6);
    expect(found.interval?.high).toBeCloseTo(4 / 202 + 1.959964 * deviation, 6);
  });

  test('of means is Student’s t of the items’ differences', () => {
    // Differences 0.1 and 0.3 in turn: mean 0.2, s = 0.1·√(40/39), t(39, 2.5 %) = 2.0227.
    const pair = {
      baseline: table(40, (item) => ({ value: scatter(item, 1) })),
      candidate: table(40, (item) => ({ value: scatter(item, 1) + (item % 2 === 0 ? 0.1 : 0.3) })),
    };
    const found = compareScores(taskOf({ kind: 'regression', metric: 'mae' }), pair, EACH);
    const half = (2.0227 * 0.1 * Math.sqrt(40 / 39)) / Math.sqrt(40);
    expect(found.interval?.low).toBeCloseTo(0.2 - half, 5);
    expect(found.interval?.high).toBeCloseTo(0.2 + half, 5);
    expect(found.variance).toBeCloseTo(0.01, 12);
    expect(found.changed).toBeUndefined();
  });

  test.each([
    { kind: 'classification', metric: 'macro-f1' },
    { kind: 'binary', metric: 'auc' },
    { kind: 'regression', metric: 'rmse' },
    { kind: 'regression', metric: 'r2' },
  ] as const)('of $metric lies around the difference, narrower with more items', ({ kind, metric }) => {
    const task = taskOf({ kind, metric });
    const arm = (count: number, by: number) =>
      table(count, (item) => {
        const isClass = metric === 'macro-f1' || metric === 'auc';
        const actual = isClass ? item % 2 : scatter(item, 0);
        const off = (scatter(item, by) - 0.5) * (isClass ? 3 : 1);
        const predicted = metric === 'macro-f1' ? Number(actual + off > 0.5) : actual + off;
        return { actual, predicted, value: off ** 2 };
      });
    const width = (count: number): number => {
      const pair = { baseline: arm(count, 1), candidate: arm(count, 2) };
      const [before, now] = [pair.baseline, pair.candidate].map(
        (each) => computeScore(task, each).value ?? 0,
      );
      const { interval } = compareScores(task, pair, EACH);
      expect(((interval?.low ?? 0) + (interval?.high ?? 0)) / 2).toBeCloseTo((now ?? 0) - (before ?? 0), 12);
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    };
    const ratio = width(100) / width(400);
    expect(ratio).toBeGreaterThan(1.5);
    expect(ratio).toBeLessThan(2.7);
  });

  test('of a model with itself has no width', () => {
    const same = table(50, (item) => ({ actual: item % 3, predicted: item % 2 }));
    const task = taskOf({ kind: 'classification', metric: 'macro-f1' });
    expect(compareScores(task, { baseline: same, candidate: same }, EACH).interval).toEqual({
      low: 0,
      high: 0,
    });
  });

  test.each([{ metric: 'mae' }, { metric: 'rmse' }])(
    'of fewer than 30 items is none: $metric',
    ({ metric }) => {
      const few = table(29, (item) => ({ actual: item, predicted: item, value: scatter(item, 1) }));
      const task = taskOf({ kind: 'regression', metric });
      expect(compareScores(task, { baseline: few, candidate: few }, EACH).interval).toBeUndefined();
      expect(scoreInterval(task, few, EACH)).toBeUndefined();
    },
  );

  test('refuses tables of unequal items', () => {
    const pair = { baseline: table(3, () => ({})), candidate: table(4, () => ({})) };
    expect(() => compareScores(taskOf({ kind: 'classification' }), pair, EACH)).toThrow(RangeError);
  });
});

describe('scoreInterval', () => {
  test('of a share is Wilson’s', () => {
    // Newcombe (1998), table I: 81 of 263.
    const right = table(263, (item) => ({ correct: item < 81 }));
    const interval = scoreInterval(taskOf({ kind: 'classification' }), right, EACH);
    expect(interval?.low).toBeCloseTo(0.2553, 4);
    expect(interval?.high).toBeCloseTo(0.3662, 4);
  });

  test('of an RMSE holds the RMSE', () => {
    const task = taskOf({ kind: 'regression', metric: 'rmse' });
    const errors = table(300, (item) => ({ value: scatter(item, 3) ** 2 }));
    const interval = scoreInterval(task, errors, EACH);
    // Errors uniform on 0..1: RMSE 0.577, its standard error √(4/45) / (2 · 0.577 · √300) = 0.0149.
    expect(interval?.low).toBeCloseTo(0.577 - 1.96 * 0.0149, 1.5);
    expect((interval?.high ?? 0) - (interval?.low ?? 0)).toBeCloseTo(2 * 1.96 * 0.0149, 2);
  });
});

test('review rates are compared by the items that change hands', () => {
  const pair = {
    baseline: table(500, (item) => ({ review: item < 20 })),
    candidate: table(500, (item) => ({ review: item >= 5 && item < 40 })),
  };
  expect(compareReviewRates(pair, EACH)).toMatchObject({ changed: 25, variance: 0.05 });
  expect(compareReviewRates(pair, EACH).interval?.low).toBeGreaterThan(0);
  // Wilson of 35 in 500.
  expect(reviewRateInterval(pair.candidate, EACH)?.low).toBeCloseTo(0.0507, 3);
});
