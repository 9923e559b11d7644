import { describe, expect, it } from 'vitest';
import { computeScore } from '../../src/task/compute-score.ts';
import { float32, row, scoreAll, tableOf, taskOf } from '../support/scoring.ts';

const numbers = (...pairs: readonly (readonly [predicted: number, actual: number])[]) =>
  tableOf(pairs.map(([predicted, actual]) => ({ predicted, actual })));

describe('computeScore', () => {
  it.each([
    { task: { kind: 'classification' }, name: 'Accuracy', better: 'higher' },
    { task: { kind: 'classification', metric: 'top-k' }, name: 'Top-5 accuracy', better: 'higher' },
    { task: { kind: 'classification', metric: 'macro-f1' }, name: 'Macro F1', better: 'higher' },
    { task: { kind: 'classification', metric: 'log-loss' }, name: 'Log loss', better: 'lower' },
    { task: { kind: 'binary' }, name: 'Accuracy', better: 'higher' },
    { task: { kind: 'binary', metric: 'auc' }, name: 'AUC', better: 'higher' },
    { task: { kind: 'regression' }, name: 'RMSE', better: 'lower' },
    { task: { kind: 'regression', metric: 'mae' }, name: 'MAE', better: 'lower' },
    { task: { kind: 'regression', metric: 'r2' }, name: 'R²', better: 'higher' },
    { task: { kind: 'embedding' }, name: 'Mean cosine', better: 'higher' },
    { task: { kind: 'output-match' }, name: 'Matching outputs', better: 'higher' },
    { task: { kind: 'text' }, name: 'Exact match', better: 'higher' },
    { task: { kind: 'text', score: 'normalized-match' }, name: 'Normalized match', better: 'higher' },
    { task: { kind: 'text', score: 'numeric-match' }, name: 'Numeric match', better: 'higher' },
    { task: { kind: 'text', score: 'regex-match' }, name: 'Pattern match', better: 'higher' },
    { task: { kind: 'text', score: 'token-f1' }, name: 'Token F1', better: 'higher' },
    { task: { kind: 'text', score: 'valid-json' }, name: 'Valid JSON', better: 'higher' },
  ] as const)('calls the score of $task by its name, $name', ({ task, name, better }) => {
    expect(computeScore(taskOf(task), tableOf([]))).toEqual({
      name,
      better,
      items: 0,
      value: null,
      reason: 'there are no items',
    });
  });

  it.each(['classification', 'binary', 'output-match', 'text'] as const)(
    'counts the share that is right: %s',
    (kind) => {
      const table = tableOf([
        { correct: true },
        { correct: false },
        { correct: true },
        { correct: false, finite: false },
      ]);
      expect(computeScore(taskOf({ kind }), table)).toMatchObject({ value: 0.5, items: 4 });
    },
  );

  it('takes the items that it is given, as often as they stand there', () => {
    const table = tableOf([{ correct: true }, { correct: false }, { correct: false }]);
    expect(computeScore(taskOf({ kind: 'binary' }), table, [0, 0, 0, 1])).toMatchObject({
      value: 0.75,
      items: 4,
    });
    expect(computeScore(taskOf({ kind: 'binary' }), table, [])).toMatchObject({ value: null });
  });

  it('averages the token F1, a request that failed included', () => {
    const table = tableOf([{ value: 1 }, { value: 0.5 }, { correct: false, value: 0 }]);
    expect(computeScore(taskOf({ kind: 'text', score: 'token-f1' }), table)).toMatchObject({ value: 0.5 });
  });

  it('defines each share for a single item', () => {
    expect(computeScore(taskOf({ kind: 'binary' }), tableOf([{ correct: true }]))).toMatchObject({
      value: 1,
    });
  });

  describe('macro F1', () => {
    const task = taskOf({ kind: 'classification', metric: 'macro-f1' });
    it.each([
      // Class 0: TP 2, FP 0, FN 1 → 4/5. Class 1: TP 1, FP 1, FN 0 → 2/3. Class 2: TP 1 → 1. Micro F1 is 4/5.
      {
        title: 'averages the F1 of each class',
        pairs: [
          [0, 0],
          [0, 0],
          [1, 0],
          [1, 1],
          [2, 2],
        ] as const,
        value: (4 / 5 + 2 / 3 + 1) / 3,
      },
      // Class 3 is never a label: F1 0, and it counts. Averaging over labels alone would give 2/3.
      {
        title: 'counts a class that is only predicted',
        pairs: [
          [0, 0],
          [3, 0],
        ] as const,
        value: (2 / 3 + 0) / 2,
      },
      // Class 1 of classes 0..2 occurs nowhere and does not count.
      {
        title: 'leaves out a class that occurs nowhere',
        pairs: [
          [0, 0],
          [2, 2],
        ] as const,
        value: 1,
      },
      { title: 'is 1 for a single item that is right', pairs: [[4, 4]] as const, value: 1 },
      { title: 'is 0 for a single item that is wrong', pairs: [[4, 5]] as const, value: 0 },
      // Missed by class 0, counted for no other: class 0 has TP 1, FN 1 → 2/3.
      {
        title: 'takes an item without prediction for missed',
        pairs: [
          [0, 0],
          [Number.NaN, 0],
        ] as const,
        value: 2 / 3,
      },
    ])('$title', ({ pairs, value }) => {
      expect(computeScore(task, numbers(...pairs)).value).toBeCloseTo(value, 12);
    });
  });

  describe('AUC', () => {
    const task = taskOf({ kind: 'binary', metric: 'auc' });
    it.each([
      // The example of scikit-learn's roc_auc_score: 3 of 4 pairs in order.
      {
        title: 'is the share of pairs in order',
        pairs: [
          [0.1, 0],
          [0.4, 0],
          [0.35, 1],
          [0.8, 1],
        ] as const,
        value: 0.75,
      },
      // Pairs: (2 > 1), (2 = 2) half, (3 > 1), (3 > 2) → 3.5 of 4.
      {
        title: 'counts a tie half',
        pairs: [
          [1, 0],
          [2, 0],
          [2, 1],
          [3, 1],
        ] as const,
        value: 0.875,
      },
      {
        title: 'is one half when all tie',
        pairs: [
          [1, 0],
          [1, 1],
          [1, 0],
        ] as const,
        value: 0.5,
      },
      {
        title: 'is 0 when all pairs are out of order',
        pairs: [
          [5, 0],
          [-5, 1],
        ] as const,
        value: 0,
      },
      // 1 positive, 3 negative, 2 pairs in order: 2/3. Dividing by n² or swapping the classes differs.
      {
        title: 'divides by the number of pairs',
        pairs: [
          [1, 0],
          [2, 0],
          [4, 0],
          [3, 1],
        ] as const,
        value: 2 / 3,
      },
    ])('$title', ({ pairs, value }) => {
      expect(computeScore(task, numbers(...pairs)).value).toBeCloseTo(value, 12);
    });

    it.each([
      {
        title: 'positive',
        pairs: [
          [1, 0],
          [2, 0],
        ] as const,
      },
      { title: 'negative', pairs: [[1, 1]] as const },
    ])('says that no item is $title', ({ title, pairs }) => {
      expect(computeScore(task, numbers(...pairs))).toMatchObject({
        value: null,
        reason: `AUC compares positive with negative items, and no item is ${title}`,
      });
    });
  });

  describe('R²', () => {
    const task = taskOf({ kind: 'regression', metric: 'r2' });
    it.each([
      // The example of scikit-learn's r2_score: 1 − 1.5 / 29.1875.
      {
        title: 'is 1 − Σ errors² / Σ deviations²',
        pairs: [
          [2.5, 3],
          [0, -0.5],
          [2, 2],
          [8, 7],
        ] as const,
        value: 0.9486081370449679,
      },
      {
        title: 'is 0 for the mean',
        pairs: [
          [2, 1],
          [2, 3],
        ] as const,
        value: 0,
      },
      {
        title: 'is negative when worse than the mean',
        pairs: [
          [3, 1],
          [1, 3],
        ] as const,
        value: -3,
      },
    ])('$title', ({ pairs, value }) => {
      expect(computeScore(task, numbers(...pairs)).value).toBeCloseTo(value, 12);
    });

    // The mean of three times 0.1 is not 0.1.
    it.each([
      { pairs: [[1, 2]] as const },
      {
        pairs: [
          [1, 0.1],
          [2, 0.1],
          [3, 0.1],
        ] as const,
      },
    ])('is not defined for equal labels', ({ pairs }) => {
      expect(computeScore(task, numbers(...pairs))).toMatchObject({
        value: null,
        reason: 'all labels are equal',
      });
    });
  });

  it.each([
    // Errors 1, 3: √((1 + 9) / 2); the mean of the roots would be 2.
    { metric: 'rmse', value: Math.sqrt(5) },
    { metric: 'mae', value: 2 },
  ])('averages errors over items: $metric', ({ metric, value }) => {
    const table = scoreAll({ task: { kind: 'regression', metric } }, [
      [row(2), 1],
      [row(-2), 1],
    ]);
    expect(computeScore(taskOf({ kind: 'regression', metric }), table).value).toBeCloseTo(value, 12);
  });

  it('averages log losses and cosines', () => {
    const losses = scoreAll({ task: { kind: 'classification', metric: 'log-loss' } }, [
      [row(0, 0), 0],
      [row(0, Math.log(3)), 0],
    ]);
    const logLoss = taskOf({ kind: 'classification', metric: 'log-loss' });
    expect(computeScore(logLoss, losses).value).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 12);
    const cosines = scoreAll({ task: { kind: 'embedding' } }, [
      [float32([2], 1, 0), [3, 4]],
      [float32([2], 3, 4), [3, 4]],
    ]);
    expect(computeScore(taskOf({ kind: 'embedding' }), cosines).value).toBeCloseTo(0.8, 12);
  });

  it.each([
    { kind: 'classification', metric: 'log-loss' },
    { kind: 'binary', metric: 'auc' },
    { kind: 'regression', metric: 'rmse' },
    { kind: 'regression', metric: 'r2' },
    { kind: 'embedding' },
  ] as const)('has no value for $kind $metric when an output is not finite, and says so', (task) => {
    const table = tableOf([
      { correct: true, predicted: 1, actual: 1, value: 0 },
      { correct: false, predicted: Number.NaN, actual: 0, value: Number.NaN, finite: false },
    ]);
    expect(computeScore(taskOf(task), table)).toMatchObject({
      value: null,
      reason: '1 of 2 items have NaN or infinite outputs',
    });
  });

  it('has no value when errors are too large for a number', () => {
    const table = scoreAll({ task: { kind: 'regression' } }, [[row(1e200), -1e200]]);
    expect(computeScore(taskOf({ kind: 'regression' }), table)).toMatchObject({ value: null });
  });
});
