import { describe, expect, it } from 'vitest';
import { findGuess } from '../../src/task/find-guess.ts';
import type { ItemOutcome } from '../../src/task/score/scorer.ts';
import { tableOf, taskOf } from '../support/scoring.ts';

type Given = Partial<ItemOutcome>;

/** As many items of each class as given, of which the first `correct` are right. */
function classified(counts: readonly number[], correct: number): Given[] {
  const labels = counts.flatMap((count, label) => Array.from({ length: count }, () => label));
  return labels.map((actual, item) => ({ actual, correct: item < correct }));
}

const guess = (task: Parameters<typeof taskOf>[0], items: readonly Given[]) =>
  findGuess(taskOf(task), tableOf(items));

const fill = (count: number, of: (item: number) => Given): Given[] =>
  Array.from({ length: count }, (_, item) => of(item));

describe('an accuracy is no better than guessing', () => {
  const accuracy = { kind: 'classification' } as const;

  it.each([
    { title: 'all wrong, as with inverted labels', counts: [50, 50], correct: 0, chance: 0.5 },
    { title: 'at the share of the largest class', counts: [50, 50], correct: 50, chance: 0.5 },
    { title: 'above it by less than noise (P[X ≥ 62] = 1.05%)', counts: [50, 50], correct: 62, chance: 0.5 },
    { title: 'always the class of 90%', counts: [90, 10], correct: 90, chance: 0.9 },
    { title: 'barely above that (P[X ≥ 96] = 2.4%)', counts: [90, 10], correct: 96, chance: 0.9 },
    { title: 'one of ten classes', counts: Array(10).fill(20), correct: 20, chance: 0.1 },
    { title: 'on four items', counts: [2, 2], correct: 2, chance: 0.5 },
  ])('$title', ({ counts, correct, chance }) => {
    const items = counts.reduce((sum, count) => sum + count, 0);
    for (const kind of ['classification', 'binary'] as const) {
      expect(guess({ kind }, classified(counts, correct))).toEqual({
        score: expect.closeTo(correct / items, 12),
        chance: expect.closeTo(chance, 12),
        by: 'most-frequent',
      });
    }
  });

  it.each([
    { title: 'beyond noise (P[X ≥ 63] = 0.6%)', counts: [50, 50], correct: 63 },
    { title: 'beyond noise above 90% (P[X ≥ 97] = 0.8%)', counts: [90, 10], correct: 97 },
    { title: 'with seven balanced items all right', counts: [1, 1, 1, 1, 1, 1, 1], correct: 7 },
    { title: 'on items too few to show anything, above chance', counts: [2, 2], correct: 3 },
  ])('but not $title', ({ counts, correct }) => {
    expect(guess(accuracy, classified(counts, correct))).toBeUndefined();
  });

  it('with a single class, only if nothing is right: what else could be named is unknown', () => {
    expect(guess(accuracy, classified([10], 1))).toBeUndefined();
    expect(guess(accuracy, classified([10], 0))).toEqual({ score: 0, chance: 0, by: 'nothing' });
  });

  it('with k guesses, by the k most frequent classes', () => {
    const top2 = { kind: 'classification', metric: 'top-k', k: 2 } as const;
    expect(guess(top2, classified([20, 40, 10, 30], 70))).toEqual({
      score: 0.7,
      chance: 0.7,
      by: 'most-frequent',
    });
    expect(guess(top2, classified([20, 40, 10, 30], 90))).toBeUndefined();
    expect(guess(top2, classified([20, 40], 1))).toBeUndefined();
  });

  it('by labels that the model can give: an unknown one is nobody’s guess', () => {
    const unknown = fill(50, () => ({ actual: Number.NaN, correct: false }));
    expect(guess(accuracy, [...classified([20, 30], 30), ...unknown])).toMatchObject({ chance: 0.3 });
  });
});

describe('another score is no better than guessing', () => {
  const MACRO = { kind: 'classification', metric: 'macro-f1' } as const;
  const flips = (wrong: number) =>
    fill(100, (item) => ({ actual: item % 2, predicted: item < wrong ? 1 - (item % 2) : item % 2 }));

  it('macro F1 at one over the number of classes, or above it by less than noise', () => {
    expect(guess(MACRO, flips(50))).toEqual({ score: 0.5, chance: 0.5, by: 'as-often' });
    expect(guess(MACRO, flips(44))).toMatchObject({ chance: 0.5 });
    expect(guess(MACRO, flips(30))).toBeUndefined();
    expect(guess(MACRO, flips(30).slice(0, 20))).toMatchObject({ score: 0 });
    expect(
      guess(
        MACRO,
        fill(40, () => ({ actual: 3, predicted: 3 })),
      ),
    ).toBeUndefined();
  });

  it('AUC at one half, or above it by less than noise', () => {
    // So many of 50 positive items rank above all 50 negative ones; the others rank below.
    const ranked = (above: number) => [
      ...fill(50, (item) => ({ actual: 1, predicted: item < above ? 2 : 0 })),
      ...fill(50, () => ({ actual: 0, predicted: 1 })),
    ];
    const auc = { kind: 'binary', metric: 'auc' } as const;
    expect(guess(auc, ranked(0))).toEqual({ score: 0, chance: 0.5, by: 'random-order' });
    expect(guess(auc, ranked(31))).toMatchObject({ score: 0.62 });
    expect(guess(auc, ranked(32))).toBeUndefined();
    // With two items of each class, not even a perfect order shows anything.
    expect(guess(auc, [...ranked(50).slice(0, 2), ...ranked(50).slice(-2)])).toBeUndefined();
    expect(guess(auc, ranked(50).slice(0, 50))).toBeUndefined();
  });

  it('log loss at the entropy of the labels', () => {
    const task = { kind: 'classification', metric: 'log-loss' } as const;
    const losing = (value: number) => fill(40, (item) => ({ actual: item % 4 === 0 ? 1 : 0, value }));
    const entropy = -(0.25 * Math.log(0.25) + 0.75 * Math.log(0.75));
    expect(guess(task, losing(entropy + 0.1))).toEqual({
      score: expect.closeTo(entropy + 0.1, 12),
      chance: expect.closeTo(entropy, 12),
      by: 'shares',
    });
    expect(guess(task, losing(entropy - 0.01))).toMatchObject({ by: 'shares' });
    expect(guess(task, losing(entropy - 0.4))).toBeUndefined();
    expect(
      guess(
        task,
        fill(40, () => ({ actual: 1, value: 3 })),
      ),
    ).toBeUndefined();
  });

  it.each([
    {
      metric: 'rmse',
      error: (label: number) => (label - 19.5) ** 2,
      chance: Math.sqrt(1599 / 12),
      by: 'mean-label',
    },
    { metric: 'r2', error: (label: number) => (label - 19.5) ** 2, chance: 0, by: 'mean-label' },
    { metric: 'mae', error: (label: number) => Math.abs(label - 19.5), chance: 10, by: 'median-label' },
  ] as const)('$metric at that of the best constant', ({ metric, error, chance, by }) => {
    const task = { kind: 'regression', metric } as const;
    const said = (predicted: (label: number) => number, value: (label: number) => number) =>
      fill(40, (actual) => ({ actual, predicted: predicted(actual), value: value(actual) }));
    expect(
      guess(
        task,
        said(() => 19.5, error),
      ),
    ).toMatchObject({ chance: expect.closeTo(chance, 12), by });
    expect(
      guess(
        task,
        said(
          (label) => label,
          () => 0,
        ),
      ),
    ).toBeUndefined();
  });

  it('an error of few items by its mean alone', () => {
    const task = { kind: 'regression' } as const;
    const items = (value: number) => [
      { actual: 0, predicted: 5, value },
      { actual: 10, predicted: 5, value },
    ];
    expect(guess(task, items(25))).toMatchObject({ score: 5, chance: 5 });
    expect(guess(task, items(24))).toBeUndefined();
  });

  it('a cosine that is zero on average', () => {
    const task = { kind: 'embedding' } as const;
    const around = (mean: number) => fill(40, (item) => ({ value: mean + (item % 2 === 0 ? 0.5 : -0.5) }));
    expect(guess(task, around(0))).toMatchObject({ chance: 0, by: 'any-direction' });
    expect(guess(task, around(0.1))).toMatchObject({ by: 'any-direction' });
    expect(guess(task, around(0.3))).toBeUndefined();
  });

  it('no matching output at all', () => {
    const task = { kind: 'output-match' } as const;
    expect(
      guess(
        task,
        fill(9, () => ({ correct: false })),
      ),
    ).toEqual({ score: 0, chance: 0, by: 'nothing' });
    expect(
      guess(
        task,
        fill(9, (item) => ({ correct: item === 0 })),
      ),
    ).toBeUndefined();
  });

  it.each(['exact-match', 'normalized-match', 'numeric-match'])(
    '%s of texts at the share of the most frequent label',
    (score) => {
      const task = { kind: 'text', score } as const;
      expect(guess(task, classified([60, 40], 60))).toEqual({ score: 0.6, chance: 0.6, by: 'most-frequent' });
      expect(guess(task, classified([60, 40], 80))).toBeUndefined();
      const different = Array<number>(100).fill(1);
      expect(guess(task, classified(different, 1))).toEqual({
        score: 0.01,
        chance: 0.01,
        by: 'most-frequent',
      });
      expect(guess(task, classified(different, 5))).toBeUndefined();
    },
  );

  it.each(['regex-match', 'valid-json', 'token-f1'])('%s of texts at zero', (score) => {
    const task = { kind: 'text', score } as const;
    const wrong = fill(9, () => ({ correct: false, value: 0 }));
    expect(guess(task, wrong)).toEqual({ score: 0, chance: 0, by: 'nothing' });
    expect(guess(task, [...wrong, { correct: true, value: 0.1 }])).toBeUndefined();
  });

  it.each([
    { title: 'without items', task: { kind: 'classification' }, items: [] },
    {
      title: 'of broken outputs, which have a finding of their own',
      task: { kind: 'regression' },
      items: [{ actual: 1, value: Number.NaN, finite: false }],
    },
    {
      title: 'of equal labels',
      task: { kind: 'regression' },
      items: fill(40, () => ({ actual: 2, value: 9 })),
    },
    {
      title: 'of several numbers an item',
      task: { kind: 'regression' },
      items: fill(40, () => ({ value: 9 })),
    },
  ] as const)('but a score $title is not judged', ({ task, items }) => {
    expect(guess(task, items)).toBeUndefined();
  });
});

describe('scores of other tasks', () => {
  const anomalies = (of: (item: number) => number): Given[] =>
    fill(200, (item) => ({ actual: item % 10 === 0 ? 1 : 0, predicted: of(item) }));
  const probabilities = (of: (item: number) => number): Given[] =>
    fill(200, (item) => {
      const actual = item % 4 === 0 ? 1 : 0;
      return { actual, predicted: of(item), value: (of(item) - actual) ** 2 };
    });
  const scatter = (item: number): number => ((item * 7919) % 1009) / 1009;

  it.each([
    { task: { kind: 'anomaly' }, items: anomalies(() => 0), chance: 0.1, by: 'random-order' },
    { task: { kind: 'anomaly' }, items: anomalies(scatter), chance: 0.1, by: 'random-order' },
    { task: { kind: 'probability' }, items: probabilities(() => 0.25), chance: 0.1875, by: 'shares' },
    { task: { kind: 'probability' }, items: probabilities(scatter), chance: 0.1875, by: 'shares' },
    {
      task: { kind: 'similarity' },
      items: fill(100, (item) => ({ actual: item, predicted: scatter(item) })),
      chance: 0,
      by: 'random-order',
    },
    { task: { kind: 'multi-label' }, items: fill(9, () => ({ parts: [1, 5] })), chance: 0, by: 'nothing' },
    { task: { kind: 'ranking' }, items: fill(9, () => ({ value: 0 })), chance: 0, by: 'nothing' },
  ] as const)('$task no better than $by', ({ task, items, chance, by }) => {
    expect(guess(task, items)).toMatchObject({ chance: expect.closeTo(chance, 9), by });
  });

  it.each([
    { task: { kind: 'anomaly' }, items: anomalies((item) => (item % 10 === 0 ? 1 : scatter(item))) },
    { task: { kind: 'anomaly' }, items: fill(9, () => ({ actual: 1, predicted: 0 })) },
    { task: { kind: 'probability' }, items: probabilities((item) => (item % 4 === 0 ? 0.7 : 0.2)) },
    { task: { kind: 'probability', metric: 'ece' }, items: probabilities(() => 0.9) },
    { task: { kind: 'similarity' }, items: fill(100, (item) => ({ actual: item, predicted: item ** 2 })) },
    { task: { kind: 'forecast' }, items: fill(40, () => ({ value: 9 })) },
    { task: { kind: 'multi-label' }, items: fill(9, () => ({ parts: [0, 5] })) },
  ] as const)('$task better, or not known', ({ task, items }) => {
    expect(guess(task, items)).toBeUndefined();
  });
});
