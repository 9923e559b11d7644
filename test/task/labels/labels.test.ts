import { describe, expect, test } from 'vitest';
import { compareOutcomes } from '../../../src/task/compare-outcomes.ts';
import { scoreInterval } from '../../../src/task/compare-scores.ts';
import { computeScore } from '../../../src/task/compute-score.ts';
import { computeSlices } from '../../../src/task/compute-slices.ts';
import {
  float64,
  int64,
  row,
  type ScoringCase,
  scoreAll,
  scoreOne,
  scoreRun,
  tableOf,
  taskOf,
  text,
  userErrorOf,
} from '../../support/scoring.ts';

const LABELS: ScoringCase = {
  task: { kind: 'multi-label', scores: 'probabilities' },
  classes: ['cat', 'dog', 'a;b'],
};

describe('several classes per item', () => {
  test.each([
    { title: 'names', label: ['cat', 'a;b'] },
    { title: 'indices', label: [0, 2] },
    { title: 'names between semicolons', label: 'cat; 2' },
    { title: 'a tensor of marks', label: int64([3], 1, 0, 1) },
    { title: 'one twice', label: ['cat', 'cat', 'a;b'] },
  ])('are labelled by $title', ({ label }) => {
    expect(scoreOne(LABELS, row(0.5, 0.49, 0.9), label)).toMatchObject({ correct: true, finite: true });
  });

  test('a class with a semicolon in its name, and none at all', () => {
    expect(scoreOne(LABELS, row(0, 0, 1), 'a;b').correct).toBe(true);
    expect(scoreOne(LABELS, row(0, 0, 0), []).correct).toBe(true);
    expect(scoreOne(LABELS, row(0, 0, 0), '').correct).toBe(true);
  });

  test.each([
    { label: 3, message: 'expected an array of classes for the label, got 3.' },
    { label: ['cow'], message: 'expected one of the 3 classes for the label, got "cow".' },
    { label: int64([2], 1, 0), message: 'expected 3 numbers, each 0 or 1 for the label, got other values.' },
    {
      label: int64([3], 1, 0, 2),
      message: 'expected 3 numbers, each 0 or 1 for the label, got other values.',
    },
    { label: text([1], 'cat'), message: 'expected 3 numbers, each 0 or 1 for the label, got other values.' },
  ])('refuse the label $label', ({ label, message }) => {
    const error = userErrorOf(() => scoreOne(LABELS, row(0, 0, 0), label));
    expect(error.message).toBe(`set.jsonl, line 7: ${message}`);
    expect(error.hint).not.toBe('');
  });

  test('refuse an index that the output does not have, and another number of names', () => {
    const { classes: _, ...unnamed } = LABELS;
    expect(userErrorOf(() => scoreOne(unnamed, row(0, 0), [2])).message).toBe(
      'set.jsonl, line 7: expected classes below 2, as many as the output has, for the label, got 2.',
    );
    expect(userErrorOf(() => scoreOne(LABELS, row(0, 0), ['cat'])).message).toBe(
      'models.m.task.classes: expected 2 names, one for each score of the output, got 3.',
    );
  });

  test('recognize logits and probabilities that do not sum to 1, and say if it stays open', () => {
    const task = { task: { kind: 'multi-label' } } as const;
    const run = (...outputs: readonly (readonly number[])[]) =>
      scoreRun(
        task,
        outputs.map((each) => [row(...each), [1]]),
      ).outcomeAt(0).correct;
    expect(run([-0.4, 0.1])).toBe(true);
    expect(run(...Array.from({ length: 10 }, () => [0.4, 0.9]))).toBe(true);
    expect(userErrorOf(() => run([0.4, 0.9])).message).toContain(
      'models.m.task.scores: expected outputs that show whether they are logits or probabilities',
    );
    const later = [...Array.from({ length: 10 }, () => [0.4, 0.9]), [0.1, 1.5]];
    expect(userErrorOf(() => run(...later)).message).toContain(
      'expected probabilities, got numbers outside 0..1',
    );
  });

  test('flip, and have scores by slice', () => {
    const before = scoreAll(LABELS, [
      [row(1, 0, 0), ['cat']],
      [row(1, 0, 0), ['dog']],
    ]);
    const after = scoreAll(LABELS, [
      [row(1, 1, 0), ['cat']],
      [row(0, 1, 0), ['dog']],
    ]);
    expect(compareOutcomes(before, after)).toMatchObject({ rightToWrong: [0], wrongToRight: [1] });
    const sliced = (marks: readonly number[]) =>
      tableOf(marks.map((part, index) => ({ parts: [part], slice: { lang: index < 2 ? 'de' : 'en' } })));
    // Codes are 3 · class + 0 for a hit, 1 for a false, 2 for a missed class.
    expect(computeSlices(taskOf(LABELS.task), sliced([0, 3, 1, 0]), sliced([0, 1, 1, 2]))).toMatchObject([
      { value: 'de', baseline: 1, candidate: 2 / 3 },
      { value: 'en', baseline: 2 / 3, candidate: 0 },
    ]);
  });

  test('have an interval that gets narrower with more items', () => {
    const widths = [40, 400].map((count) => {
      const table = tableOf(
        Array.from({ length: count }, (_, item) => ({ parts: [(item * 7) % 5 === 0 ? 1 : 0, 3] })),
      );
      const interval = scoreInterval(taskOf(LABELS.task), table, { low: 0.05, high: 0.05 });
      const value = computeScore(taskOf(LABELS.task), table).value ?? Number.NaN;
      expect(interval?.low).toBeLessThan(value);
      expect(interval?.high).toBeGreaterThan(value);
      return (interval?.high ?? 0) - (interval?.low ?? 0);
    });
    expect(widths[1]).toBeLessThan((widths[0] ?? 0) / 2);
  });
});

describe('several classes at each of several steps', () => {
  // Two steps: cat 0.9, dog 0.1, and cat 0.2, dog 0.8.
  const NOTES: ScoringCase = {
    task: { kind: 'multi-label', scores: 'probabilities' },
    classes: ['cat', 'dog'],
  };
  const output = float64([1, 2, 2], 0.9, 0.1, 0.2, 0.8);

  test.each([
    {
      title: 'pairs of step and class',
      label: [
        [0, 'cat'],
        [1, 1],
      ],
    },
    { title: 'a text of such pairs', label: '0:cat; 1:1' },
    { title: 'a tensor of marks', label: int64([2, 2], 1, 0, 0, 1) },
  ])('are labelled by $title', ({ label }) => {
    expect(scoreOne(NOTES, output, label)).toMatchObject({ correct: true, finite: true });
    expect(scoreOne(NOTES, float64([1, 2, 2], 0.1, 0.9, 0.8, 0.2), label).correct).toBe(false);
  });

  test('may be none', () => {
    for (const label of [[], '', '[]'])
      expect(scoreOne(NOTES, float64([1, 2, 2], 0, 0, 0, 0), label).correct).toBe(true);
  });

  describe('items with one step and with several', () => {
    // Found: cat and dog; then cat twice and dog at the step where only cat is.
    const items: readonly (readonly [typeof output, string, unknown])[] = [
      [
        float64([1, 1, 2], 0.9, 0.8),
        '0:cat;0:dog',
        [
          [0, 'cat'],
          [0, 1],
        ],
      ],
      [
        float64([1, 3, 2], 0.9, 0.1, 0.9, 0.9, 0.1, 0.1),
        '0:0;1:cat',
        [
          [0, 'cat'],
          [1, 0],
        ],
      ],
      [float64([1, 1, 2], 0.1, 0.1), '', []],
    ];
    test.each([
      { title: 'arrays', labelOf: ([, , pairs]: (typeof items)[number]) => pairs },
      { title: 'texts', labelOf: ([, words]: (typeof items)[number]) => words },
    ])('are labelled alike by $title, and count alike', ({ labelOf }) => {
      const table = scoreAll(
        NOTES,
        items.map((each) => [each[0], labelOf(each)]),
      );
      expect([0, 1, 2].map((item) => table.outcomeAt(item).correct)).toEqual([true, false, true]);
      expect(computeScore(taskOf(NOTES.task), table).value).toBeCloseTo(8 / 9, 9);
      expect(computeScore(taskOf({ ...NOTES.task, metric: 'macro-f1' }), table).value).toBeCloseTo(
        (1 + 2 / 3) / 2,
        9,
      );
    });

    test('have the same score whether or not the label of a single step names it', () => {
      const [alone, paired] = [
        ['cat', 'dog'],
        [
          [0, 'cat'],
          [0, 'dog'],
        ],
      ].map((label) => scoreOne(NOTES, float64([1, 1, 2], 0.9, 0.1), label).parts);
      expect(alone).toEqual(paired);
      expect(alone).toEqual([0, 5]);
    });

    test('may have a single class, which every step then counts for', () => {
      const one = { ...NOTES, task: { ...NOTES.task, metric: 'macro-f1' }, classes: ['speech'] };
      const table = scoreAll(one, [
        [
          float64([1, 3, 1], 0.9, 0.1, 0.9),
          [
            [0, 'speech'],
            [1, 'speech'],
          ],
        ],
        [float64([1, 1, 1], 0.9), [[0, 'speech']]],
      ]);
      expect(computeScore(taskOf(one.task), table).value).toBeCloseTo(4 / 6, 9);
    });

    test('are refused beyond their own steps', () => {
      const messageOf = (label: unknown) =>
        userErrorOf(() => scoreOne(NOTES, float64([1, 1, 2], 0.9, 0.1), label)).message;
      expect(messageOf([[1, 'cat']])).toBe(
        'set.jsonl, line 7: expected steps below 1, as many as the output has, for the label, got 1.',
      );
      expect(messageOf('1:cat')).toBe(messageOf([[1, 'cat']]));
    });

    test('a class that looks like a step and a class is itself where there is one step', () => {
      const named = { ...NOTES, classes: ['0:1', '1'] };
      expect(scoreOne(named, float64([1, 1, 2], 0.9, 0.1), '0:1').correct).toBe(true);
    });
  });

  test('count for their class at every step', () => {
    const table = scoreAll(NOTES, [
      [
        output,
        [
          [0, 'cat'],
          [1, 'cat'],
          [1, 'dog'],
        ],
      ],
    ]);
    // The codes are 3 · class + 0 for a hit and 2 for a missed class: cat is found once and missed once.
    expect([...(table.outcomeAt(0).parts ?? [])].sort()).toEqual([0, 2, 3]);
    expect(computeScore(taskOf(NOTES.task), table).value).toBeCloseTo(4 / 5, 9);
    expect(computeScore(taskOf({ ...NOTES.task, metric: 'macro-f1' }), table).value).toBeCloseTo(5 / 6, 9);
  });

  test.each([
    { label: [0, 1], message: 'expected a step and a class in each entry for the label, got 0.' },
    { label: ['cat'], message: 'expected a step and a class in each entry for the label, got "cat".' },
    {
      label: [[0, 1, 1]],
      message: 'expected a step and a class in each entry for the label, got an array of length 3.',
    },
    { label: [[2, 0]], message: 'expected steps below 2, as many as the output has, for the label, got 2.' },
    { label: [[0, 'cow']], message: 'expected one of the 2 classes for the label, got "cow".' },
    { label: int64([2], 1, 0), message: 'expected 4 numbers, each 0 or 1 for the label, got other values.' },
  ])('refuse the label $label', ({ label, message }) => {
    const error = userErrorOf(() => scoreOne(NOTES, output, label));
    expect(error.message).toBe(`set.jsonl, line 7: ${message}`);
    expect(error.hint).not.toBe('');
  });

  test('refuse a class that the output does not have, names for another number of classes, more axes, and a ranking', () => {
    const { classes: _, ...unnamed } = NOTES;
    const messageOf = (each: ScoringCase, tensor: typeof output) =>
      userErrorOf(() => scoreOne(each, tensor, [[0, 2]])).message;
    expect(messageOf(unnamed, output)).toBe(
      'set.jsonl, line 7: expected classes below 2, as many as the output has, for the label, got 2.',
    );
    expect(messageOf(NOTES, float64([2, 3], 0, 0, 0, 0, 0, 0))).toBe(
      'models.m.task.classes: expected 3 names, one for each score of the output, got 2.',
    );
    expect(messageOf(unnamed, float64([2, 2, 2], 0, 0, 0, 0, 0, 0, 0, 0))).toBe(
      'set.jsonl, line 7: expected a score per class, or per step and class, from output "y", got float64[2, 2, 2].',
    );
    expect(messageOf({ task: { kind: 'multi-label', metric: 'map' } }, output)).toBe(
      'set.jsonl, line 7: expected one score per class from output "y" for "metric: map", got float64[1, 2, 2].',
    );
  });
});

const TOKENS: ScoringCase = {
  task: { kind: 'token-classification', classes: 'tags.json' },
  classes: ['O', 'B-PER', 'I-PER'],
};

describe('one tag per token', () => {
  const scores = float64([1, 2, 3], 0, 1, 0, 0, 0, 1);

  test.each([
    { title: 'scores', output: scores, label: ['B-PER', 'I-PER'] },
    { title: 'scores without a batch axis', output: float64([2, 3], 0, 1, 0, 0, 0, 1), label: 'B-PER I-PER' },
    { title: 'classes', output: int64([1, 2], 1, 2), label: [1, 2] },
    { title: 'a label from an array', output: int64([2], 1, 2), label: int64([2], 1, 2) },
    { title: 'a label from an array of texts', output: scores, label: text([2], 'B-PER', 'I-PER') },
    { title: 'a token that does not count', output: int64([3], 1, 2, 0), label: [1, 2, -100] },
    { title: 'one that is null', output: int64([3], 0, 1, 2), label: [null, 'B-PER', 'I-PER'] },
  ])('$title', ({ output, label }) => {
    expect(scoreOne(TOKENS, output, label)).toMatchObject({ correct: true, parts: [1, 1, 1] });
  });

  test.each([
    {
      title: 'fewer tags than tokens',
      output: scores,
      label: ['B-PER'],
      message: 'set.jsonl, line 7: expected 2 tags in the label, as many as the output has tokens, got 1.',
    },
    {
      title: 'no array',
      output: scores,
      label: 7,
      message: 'set.jsonl, line 7: expected an array with one tag per token for the label, got 7.',
    },
    {
      title: 'an unknown tag',
      output: scores,
      label: ['B-PER', 'I-LOC'],
      message: 'set.jsonl, line 7: expected one of the 3 classes for the label, got "I-LOC".',
    },
    {
      title: 'scores of other classes',
      output: float64([2, 4], 0, 0, 0, 0, 0, 0, 0, 0),
      label: [0, 0],
      message: 'set.jsonl, line 7: expected 3 scores for each token from output "y", got float64[2, 4].',
    },
  ])('refuses $title', ({ output, label, message }) => {
    expect(userErrorOf(() => scoreOne(TOKENS, output, label)).message).toBe(message);
  });

  test('refuses tags without a prefix, unless tokens are scored one by one', () => {
    const plain = { ...TOKENS, classes: ['O', 'PER', 'LOC'] };
    expect(userErrorOf(() => scoreOne(plain, scores, ['PER', 'LOC'])).message).toBe(
      'models.m.task.classes: expected O and tags such as B-PER and I-PER, got "PER".',
    );
    const accuracy = { ...plain, task: { ...plain.task, metric: 'token-accuracy' } };
    expect(scoreOne(accuracy, scores, ['PER', 'O'])).toMatchObject({ correct: false, parts: [1, 2] });
  });
});
