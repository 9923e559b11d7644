import { describe, expect, it } from 'vitest';
import type { Tensor } from '../../../src/model/tensor.ts';
import { computeScore } from '../../../src/task/compute-score.ts';
import {
  float32,
  int64,
  row,
  type ScoringCase,
  scoreOne,
  scoreRun,
  scorerOf,
  taskOf,
  text,
  userErrorOf,
} from '../../support/scoring.ts';

const task = { kind: 'classification' } as const;
const LN3 = Math.log(3);

describe('classification', () => {
  it('takes the largest score and its softmax as confidence', () => {
    // exp(0) : exp(ln 3) : exp(0) = 1 : 3 : 1
    expect(scoreOne({ task }, row(0, LN3, 0), 1)).toEqual({
      correct: true,
      confidence: expect.closeTo(0.6, 12),
      review: false,
      predicted: 1,
      actual: 1,
      value: Number.NaN,
      finite: true,
    });
  });

  it.each<{ title: string; output: Tensor }>([
    { title: 'a flat output', output: float32([3], 0, 2, 1) },
    { title: 'axes of 1 around the scores', output: float32([1, 3, 1, 1], 0, 2, 1) },
    { title: 'integers', output: int64([1, 3], -5, 7, 6) },
    {
      title: 'half precision',
      output: { dtype: 'float16', shape: [1, 3], bytes: Uint8Array.of(0, 0, 0, 0x40, 0, 0x3c) },
    },
    {
      title: 'bytes at an odd offset',
      output: { dtype: 'uint16', shape: [3], bytes: Uint8Array.of(9, 0, 0, 2, 0, 1, 0).subarray(1) },
    },
  ])('reads $title', ({ output }) => {
    expect(scoreOne({ task }, output, 1)).toMatchObject({ predicted: 1, correct: true });
  });

  it('takes the first of equal largest scores', () => {
    expect(scoreOne({ task }, row(1, 2, 2), 2)).toMatchObject({ predicted: 1, correct: false });
  });

  it('does not overflow', () => {
    expect(scoreOne({ task }, row(1000, 1000, -1000), 0).confidence).toBeCloseTo(0.5, 12);
    expect(scoreOne({ task: { ...task, metric: 'log-loss' } }, row(0, 2000), 0).value).toBe(2000);
  });

  it('takes probabilities as they are', () => {
    expect(scoreOne({ task: { ...task, scores: 'probabilities' } }, row(0.25, 0.75), 1).confidence).toBe(
      0.75,
    );
    expect(scoreOne({ task: { ...task, scores: 'logits' } }, row(0.25, 0.75), 1).confidence).toBeCloseTo(
      0.6225,
      4,
    );
  });

  it('keeps a confidence that rounding pushed over 1 at 1', () => {
    expect(scoreOne({ task: { ...task, scores: 'probabilities' } }, row(0, 1.0005), 1).confidence).toBe(1);
  });

  it.each([
    { title: 'above the bound', below: 0.74, review: false },
    { title: 'at the bound', below: 0.75, review: false },
    { title: 'one ulp below the bound', below: 0.7500000000000001, review: true },
  ])('sends an item with a confidence $title to a person: $review', ({ below, review }) => {
    const options: ScoringCase = {
      task: { ...task, scores: 'probabilities' },
      review: { 'below-confidence': below },
    };
    expect(scoreOne(options, row(0.25, 0.75), 1).review).toBe(review);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'F38: takes an item with a score of %s for wrong and sends it to a person',
    (score) => {
      const options: ScoringCase = { task, review: { 'below-confidence': 0 } };
      expect(scoreOne(options, row(0, 9, score), 1)).toEqual({
        correct: false,
        confidence: Number.NaN,
        review: true,
        predicted: Number.NaN,
        actual: 1,
        value: Number.NaN,
        finite: false,
      });
      expect(scoreOne({ task }, row(0, 9, score), 1).review).toBe(false);
    },
  );

  describe('labels', () => {
    const classes = ['cat', 'dog', '0'];
    it.each([
      { title: 'a class name', label: 'dog', actual: 1 },
      { title: 'a class name that looks like an index', label: '0', actual: 2 },
      { title: 'an index', label: 0, actual: 0 },
      { title: 'an index in digits, as CSV has it', label: '1', actual: 1 },
    ])('may be $title', ({ label, actual }) => {
      expect(scoreOne({ task, classes }, row(0, 1, 2), label).actual).toBe(actual);
    });

    it.each([
      {
        title: 'a name that is no class',
        label: 'dogs',
        classes,
        message: 'expected one of the 3 classes for the label, got "dogs".',
      },
      {
        title: 'an index beyond the classes',
        label: 3,
        classes,
        message: 'expected one of the 3 classes for the label, got 3.',
      },
      {
        title: 'an index beyond the output',
        label: 3,
        classes: undefined,
        message: 'expected a class index in 0..2 for the label, got 3.',
      },
      {
        title: 'a negative index',
        label: -1,
        classes: undefined,
        message: 'expected a class index such as 3 for the label, got -1.',
      },
      { title: 'a fraction', label: 1.5, classes: undefined, message: 'got 1.5.' },
      { title: 'a name without classes', label: 'dog', classes: undefined, message: 'got "dog".' },
      { title: 'null', label: null, classes: undefined, message: 'got null.' },
      { title: 'an array', label: [1], classes: undefined, message: 'got an array of length 1.' },
    ])('may not be $title', ({ label, classes, message }) => {
      const error = userErrorOf(() => scoreOne({ task, ...(classes && { classes }) }, row(0, 1, 2), label));
      expect(error.message).toBe(
        `set.jsonl, line 7: ${message.startsWith('got') ? `expected a class index such as 3 for the label, ${message}` : message}`,
      );
    });

    it('are suggested when misspelt', () => {
      expect(userErrorOf(() => scoreOne({ task, classes }, row(0, 1, 2), 'dogs')).hint).toContain(
        'Did you mean "dog"?',
      );
    });
  });

  describe('top-k', () => {
    const top2 = { ...task, metric: 'top-k', k: 2 };
    it.each([
      { title: 'the largest', label: 1, correct: true },
      { title: 'the k-th', label: 3, correct: true },
      { title: 'equal to the k-th but after it', label: 4, correct: false },
      { title: 'the smallest', label: 0, correct: false },
    ])('is $correct for $title score', ({ label, correct }) => {
      expect(scoreOne({ task: top2 }, row(0, 9, 1, 5, 5), label).correct).toBe(correct);
    });

    it('refuses as many guesses as there are classes', () => {
      expect(userErrorOf(() => scoreOne({ task: top2 }, row(0, 1), 0)).message).toBe(
        'models.m.task.k: expected a number below 2, the number of classes, got 2.',
      );
    });
  });

  describe('log loss', () => {
    it.each([
      { title: 'logits', scores: 'logits', output: row(0, LN3), label: 0, value: Math.log(4) },
      {
        title: 'probabilities',
        scores: 'probabilities',
        output: row(0.25, 0.75),
        label: 0,
        value: Math.log(4),
      },
      {
        title: 'a probability of 0, cut off at 2^-52',
        scores: 'probabilities',
        output: row(0, 1),
        label: 0,
        value: 52 * Math.LN2,
      },
      { title: 'a probability above 1', scores: 'probabilities', output: row(0, 1.0005), label: 1, value: 0 },
    ])('is natural, of $title', ({ scores, output, label, value }) => {
      expect(scoreOne({ task: { ...task, metric: 'log-loss', scores } }, output, label).value).toBeCloseTo(
        value,
        12,
      );
    });
  });

  describe('an output of predicted classes', () => {
    it.each([
      { title: 'a whole number', output: int64([1], 2), label: 2, correct: true },
      { title: 'another whole number', output: int64([1, 1], 2), label: 1, correct: false },
    ])('may be $title', ({ output, label, correct }) => {
      expect(scoreOne({ task }, output, label)).toMatchObject({
        correct,
        confidence: Number.NaN,
        finite: true,
      });
    });

    const NAMES: ScoringCase = { task, outputs: [{ name: 'y', dtype: 'string', shape: [null] }] };
    it.each([
      {
        title: 'a name, as labelled',
        classes: undefined,
        output: text([1], 'cat'),
        label: 'cat',
        correct: true,
      },
      { title: 'another name', classes: undefined, output: text([1], 'cat'), label: 'dog', correct: false },
      { title: 'a number in letters', classes: undefined, output: text([1], '7'), label: 7, correct: true },
      {
        title: 'a name whose index is the label',
        classes: ['cat', 'dog'],
        output: text([], 'dog'),
        label: 1,
        correct: true,
      },
      {
        title: 'a name that is no class',
        classes: ['cat', 'dog'],
        output: text([1], 'cow'),
        label: 'dog',
        correct: false,
      },
    ])('may be $title', ({ classes, output, label, correct }) => {
      expect(scoreOne({ ...NAMES, ...(classes && { classes }) }, output, label).correct).toBe(correct);
    });

    it('ranks nothing and is sure of nothing', () => {
      const review = { 'below-confidence': 0.5 };
      expect(userErrorOf(() => scorerOf({ ...NAMES, review })).message).toContain(
        'got an output of predicted classes.',
      );
      expect(userErrorOf(() => scoreOne({ task, review }, int64([1], 2), 2)).message).toContain(
        'models.m.task: expected a task with a confidence',
      );
      for (const metric of ['top-k', 'log-loss']) {
        const ranked = { ...task, metric };
        expect(userErrorOf(() => scorerOf({ ...NAMES, task: ranked })).message).toContain(`got "${metric}".`);
        expect(userErrorOf(() => scoreOne({ task: ranked }, int64([1], 2), 2)).message).toContain(
          `got "${metric}".`,
        );
      }
    });
  });

  it.each([
    {
      title: 'several rows',
      output: float32([2, 2], 1, 2, 3, 4),
      classes: undefined,
      message: 'set.jsonl, line 7: expected one row of scores from output "y", got float32[2, 2].',
    },
    {
      title: 'a single score, with which every item would be right',
      output: float32([1, 1], 1),
      classes: undefined,
      message: 'models.m.task: expected an output with a score for each class, got 1 scores.',
    },
    {
      title: 'more scores than classes',
      output: float32([1, 3], 1, 2, 3),
      classes: ['a', 'b'],
      message: 'models.m.task.classes: expected 3 names, one per score of the output, got 2.',
    },
    {
      title: 'text where the model promised numbers',
      output: text([1], 'a'),
      classes: undefined,
      message: 'got string[1].',
    },
  ])('F38: refuses $title', ({ output, classes, message }) => {
    expect(userErrorOf(() => scoreOne({ task, ...(classes && { classes }) }, output, 0)).message).toContain(
      message,
    );
  });

  describe('logits and probabilities', () => {
    const run = (scores: string | undefined, outputs: readonly Tensor[]) => {
      const review = { 'below-confidence': 0.7 };
      const options = { task: { ...task, ...(scores !== undefined && { scores }) }, review };
      const table = scoreRun(
        options,
        outputs.map((output) => [output, 0] as const),
      );
      return outputs.map((_, item) => table.outcomeAt(item).review);
    };
    // As a probability 0.8, as a logit 1 / (1 + exp(-0.6)) = 0.646.
    const sure = row(0.2, 0.8);

    it.each([
      {
        title: 'probabilities on every item',
        outputs: [sure, float32([2], 0.9995, 0)],
        reviews: [false, false],
      },
      { title: 'a sum other than 1', outputs: [sure, row(0.2, 0.79)], reviews: [true, true] },
      { title: 'a negative score', outputs: [sure, row(-0.2, 1.2)], reviews: [true, false] },
      { title: 'a broken item first', outputs: [row(Number.NaN, 1), sure], reviews: [true, false] },
      { title: 'only broken items', outputs: [row(Number.NaN, 1)], reviews: [true] },
      { title: 'no item', outputs: [], reviews: [] },
    ])('are recognized by the first items: $title', ({ outputs, reviews }) => {
      expect(run(undefined, outputs)).toEqual(reviews);
    });

    it('are recognized by twenty items at most, and a later contradiction is refused', () => {
      expect(run(undefined, [...Array(20).fill(sure), row(0.2, 0.79)])).not.toContain(true);
      expect(run(undefined, [...Array(19).fill(sure), row(0.2, 0.79)]).slice(0, 19)).not.toContain(false);
      expect(userErrorOf(() => run(undefined, [...Array(20).fill(sure), row(-3, 3)])).message).toBe(
        'models.m.task.scores: expected probabilities, got numbers outside 0..1 on 1 of 21 items.',
      );
    });

    it('are recognized although hundreds of broken items come first', () => {
      expect(run(undefined, [...Array(300).fill(row(Number.NaN, 1)), row(0, 5)]).at(-1)).toBe(false);
    });

    it.each([
      { scores: 'logits', outputs: [sure], reviews: [true] },
      { scores: 'probabilities', outputs: [row(0.25, 0.8)], reviews: [false] },
      { scores: 'probabilities', outputs: [sure, row(-3, 3)], reviews: [false, false] },
      { scores: 'probabilities', outputs: [], reviews: [] },
    ])('are what the policy says: $scores', ({ scores, outputs, reviews }) => {
      expect(run(scores, outputs)).toEqual(reviews);
    });

    it('are refused when the policy says probabilities and every item is outside 0..1', () => {
      expect(userErrorOf(() => run('probabilities', [row(-3, 3), row(2, 8)])).message).toBe(
        'models.m.task.scores: expected probabilities, got numbers outside 0..1 on every item.',
      );
    });
  });

  describe('labels that are no class of the model', () => {
    const wrong = { ...task, 'unknown-labels': 'wrong' };
    const classes = ['cat', 'dog'];
    const NOBODY = { correct: false, actual: Number.NaN, predicted: 1 };

    it.each([
      { title: 'a name', options: { task: wrong, classes }, label: 'fox' },
      { title: 'an index', options: { task: wrong, classes }, label: 7 },
      { title: 'an index beyond the output', options: { task: wrong }, label: '7' },
      {
        title: 'a name, with two guesses',
        options: { task: { ...wrong, metric: 'top-k', k: 1 }, classes },
        label: 'fox',
      },
    ])('are always wrong if the policy says so: $title', ({ options, label }) => {
      expect(scoreOne(options, row(0, 1), label)).toMatchObject(NOBODY);
    });

    it('are always wrong with outputs that are classes or names as well', () => {
      expect(scoreOne({ task: wrong, classes }, int64([1], 1), 'fox')).toMatchObject(NOBODY);
      const outputs = [{ name: 'y', dtype: 'string', shape: undefined }];
      expect(scoreOne({ task: wrong, classes, outputs }, text([1], 'dog'), 'fox')).toMatchObject(NOBODY);
    });

    it('are no class of their own to macro F1’s right answers', () => {
      const table = scoreRun({ task: { ...wrong, metric: 'macro-f1' }, classes }, [
        [row(1, 0), 'cat'],
        [row(0, 1), 'dog'],
        [row(0, 1), 'fox'],
      ]);
      // F1 of 1 for cat, 2/3 for dog, 0 for what nobody can name.
      expect(computeScore(taskOf({ ...task, metric: 'macro-f1' }), table).value).toBeCloseTo(5 / 9, 12);
    });

    it.each([
      {
        title: 'a name without names of classes, which all would be',
        options: { task: wrong },
        label: 'fox',
      },
      { title: 'nothing', options: { task: wrong, classes }, label: null },
      { title: 'half a class', options: { task: wrong, classes }, label: 0.5 },
      { title: 'a negative index', options: { task: wrong, classes }, label: -1 },
    ])('are refused all the same: $title', ({ options, label }) => {
      expect(userErrorOf(() => scoreOne(options, row(0, 1), label)).message).toContain('for the label');
    });

    it('are refused by default, with the way out', () => {
      for (const options of [{ task, classes }, { task }])
        expect(userErrorOf(() => scoreOne(options, row(0, 1), 7)).hint).toContain('unknown-labels: wrong');
    });
  });
});
