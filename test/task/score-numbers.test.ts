import { describe, expect, it } from 'vitest';
import type { Tensor } from '../../src/model/tensor.ts';
import {
  float32,
  float64,
  int64,
  itemOf,
  row,
  scoreOne,
  scorerOf,
  text,
  userErrorOf,
} from '../support/scoring.ts';

describe('regression', () => {
  const task = { kind: 'regression' } as const;

  it.each([
    { metric: 'rmse', value: 4 },
    { metric: 'mae', value: 2 },
    { metric: 'r2', value: 4 },
  ])('keeps prediction, label and the error of a number, for $metric', ({ metric, value }) => {
    expect(scoreOne({ task: { ...task, metric } }, float32([1, 1], 5), 3)).toEqual({
      correct: undefined,
      confidence: Number.NaN,
      review: false,
      predicted: 5,
      actual: 3,
      value,
      finite: true,
    });
  });

  it.each([
    { metric: 'rmse', value: (1 + 9) / 2 },
    { metric: 'mae', value: (1 + 3) / 2 },
  ])('averages the errors of several numbers, for $metric', ({ metric, value }) => {
    const outcome = scoreOne({ task: { ...task, metric } }, row(2, -1), [1, 2]);
    expect(outcome).toMatchObject({ value, predicted: Number.NaN, actual: Number.NaN });
  });

  it.each<{ title: string; label: unknown }>([
    { title: 'a number', label: 3 },
    { title: 'digits, as CSV has them', label: ' 3.0' },
    { title: 'an array', label: [[3]] },
    { title: 'data with a shape', label: { data: [3], shape: [1] } },
    { title: 'bytes', label: { dtype: 'float32', shape: [], base64: 'AABAQA==' } },
    { title: 'a tensor', label: float32([1], 3) },
    { title: 'a tensor of whole numbers', label: int64([1, 1], 3) },
  ])('reads a label that is $title', ({ label }) => {
    expect(scoreOne({ task }, row(5), label).actual).toBe(3);
  });

  it.each<{ title: string; output: Tensor; label: unknown; message: string }>([
    {
      title: 'a label of text',
      output: row(5),
      label: 'three',
      message: 'expected finite numbers for the label, got "three".',
    },
    { title: 'an empty label', output: row(5), label: '', message: 'for the label, got "".' },
    { title: 'null', output: row(5), label: null, message: 'for the label, got null.' },
    {
      title: 'a label that is not finite',
      output: row(5),
      label: ['NaN'],
      message: 'expected finite numbers for the label, got an array of length 1.',
    },
    {
      title: 'no numbers',
      output: float32([0]),
      label: [],
      message: 'expected finite numbers for the label',
    },
    {
      title: 'a label of another length',
      output: row(5, 6),
      label: [1, 2, 3],
      message: 'expected 2 numbers in the label, as many as in the output, got 3.',
    },
    {
      title: 'an output of text',
      output: text([1], 'a'),
      label: 1,
      message: 'expected numbers from output "y", got strings.',
    },
  ])('refuses $title', ({ output, label, message }) => {
    expect(userErrorOf(() => scoreOne({ task }, output, label)).message).toContain(message);
    expect(userErrorOf(() => scoreOne({ task }, output, label)).message).toMatch(/^set\.jsonl, line 7: /);
  });

  it('refuses R² of several numbers', () => {
    expect(
      userErrorOf(() => scoreOne({ task: { ...task, metric: 'r2' } }, row(5, 6), [1, 2])).message,
    ).toContain('got "r2".');
  });

  it('takes an item that is not finite for wrong', () => {
    expect(scoreOne({ task }, row(1, Number.POSITIVE_INFINITY), [1, 2])).toMatchObject({
      correct: false,
      finite: false,
    });
  });
});

describe('embedding', () => {
  const task = { kind: 'embedding' } as const;

  it.each([
    { title: 'the same direction', output: row(3, 4), label: [6, 8], value: 1 },
    { title: 'the opposite direction', output: row(-3, -4), label: [3, 4], value: -1 },
    { title: 'a right angle', output: row(4, -3), label: [3, 4], value: 0 },
    { title: 'some angle', output: row(1, 0), label: [3, 4], value: 0.6 },
    { title: 'zeros, which point nowhere', output: row(0, 0), label: [3, 4], value: 0 },
    { title: 'lengths whose squares overflow', output: row(3e200, 4e200), label: [4, 3], value: 0.96 },
    { title: 'lengths whose squares vanish', output: row(3e-200, 4e-200), label: [4, 3], value: 0.96 },
  ])('gives the cosine of $title', ({ output, label, value }) => {
    expect(scoreOne({ task }, output, label)).toMatchObject({ correct: undefined, finite: true });
    expect(scoreOne({ task }, output, label).value).toBeCloseTo(value, 12);
  });

  it('refuses a reference of zeros, which points nowhere', () => {
    expect(userErrorOf(() => scoreOne({ task }, row(1, 2), [0, 0])).message).toContain(
      'expected a label with a non-zero number, got 2 zeros.',
    );
  });

  it('takes an item that is not finite for wrong, without a cosine', () => {
    expect(scoreOne({ task }, row(Number.NaN, 1), [1, 1])).toMatchObject({
      correct: false,
      finite: false,
      value: Number.NaN,
    });
  });
});

describe('output-match', () => {
  const task = { kind: 'output-match', rtol: 0.25, atol: 0.5 } as const;

  it.each<{ title: string; output: Tensor; reference: unknown; correct: boolean; finite?: boolean }>([
    { title: 'an equal output', output: row(1, 2), reference: [1, 2], correct: true },
    // Reference 4: 0.5 + 0.25 · 4 = 1.5. With the output as measure, 5.5 would be allowed 1.875 and 2.5 only 1.125.
    { title: 'an output at the upper tolerance', output: row(5.5), reference: [4], correct: true },
    { title: 'an output one ulp above it', output: row(5.500000000000001), reference: [4], correct: false },
    { title: 'an output at the lower tolerance', output: row(2.5), reference: [4], correct: true },
    { title: 'an output one ulp below it', output: row(2.4999999999999996), reference: [4], correct: false },
    { title: 'a negative reference', output: row(-5.5), reference: [-4], correct: true },
    {
      title: 'NaN where the reference has it',
      output: row(Number.NaN),
      reference: ['NaN'],
      correct: true,
      finite: true,
    },
    {
      title: 'NaN where the reference has none',
      output: row(Number.NaN),
      reference: [4],
      correct: false,
      finite: false,
    },
    {
      title: 'a number where the reference has NaN',
      output: row(4),
      reference: ['NaN'],
      correct: false,
      finite: true,
    },
    {
      title: 'the same infinity',
      output: row(Number.POSITIVE_INFINITY),
      reference: ['Infinity'],
      correct: true,
      finite: true,
    },
    {
      title: 'the other infinity',
      output: row(Number.NEGATIVE_INFINITY),
      reference: ['Infinity'],
      correct: false,
      finite: false,
    },
    {
      title: 'an infinity where the reference has none',
      output: row(Number.POSITIVE_INFINITY),
      reference: [1e308],
      correct: false,
      finite: false,
    },
    { title: 'another shape', output: float64([2, 1], 1, 2), reference: [1, 2], correct: false },
    {
      title: 'another shape with NaN in it',
      output: float64([2, 1], 1, Number.NaN),
      reference: [1, 2],
      correct: false,
      finite: false,
    },
    { title: 'another element type', output: int64([2], 1, 2), reference: float32([2], 1, 2), correct: true },
    { title: 'text for numbers', output: text([1], '1'), reference: [1], correct: false },
  ])('judges $title: $correct', ({ output, reference, correct, finite = true }) => {
    expect(scoreOne({ task }, output, { y: reference })).toMatchObject({ correct, finite, review: false });
  });

  it('compares text', () => {
    const outputs = [{ name: 'y', dtype: 'string', shape: [2] }];
    expect(scoreOne({ task, outputs }, text([2], 'a', 'b'), { y: ['a', 'b'] }).correct).toBe(true);
    expect(scoreOne({ task, outputs }, text([2], 'a', 'b'), { y: ['a', 'B'] }).correct).toBe(false);
  });

  it('counts leading axes of 1 only for items that have the batch axis', () => {
    const scorer = scorerOf({ task });
    const outputs = new Map([['y', float64([1, 1, 2], 1, 2)]]);
    const label = { y: [[1, 2]] };
    expect(scorer.score(outputs, itemOf(label)).correct).toBe(true);
    expect(scorer.score(outputs, itemOf(label, { isWhole: true })).correct).toBe(false);
  });

  const two = [
    { name: 'y', dtype: 'float64', shape: undefined },
    { name: 'map', dtype: 'sequence', shape: undefined },
    { name: 'z', dtype: 'float64', shape: undefined },
    { name: '__proto__', dtype: 'float64', shape: undefined },
  ];

  it('asks for all tensors, and judges those that the label names, by name or by position', () => {
    const scorer = scorerOf({ task, outputs: two });
    expect(scorer.outputNames).toEqual(['y', 'z']);
    const outputs = new Map([
      ['y', row(1)],
      ['z', row(2)],
    ]);
    expect(scorer.score(outputs, itemOf({ z: [2] })).correct).toBe(true);
    expect(scorer.score(outputs, itemOf({ y: [1], z: [9] })).correct).toBe(false);
    expect(scorer.score(outputs, itemOf({ '0': float64([1], 1), '2': float64([1], 2) })).correct).toBe(true);
  });

  it('takes a label that is no object for the only output', () => {
    expect(scoreOne({ task }, row(1, 2), [1, 2]).correct).toBe(true);
    expect(scoreOne({ task }, row(1, 2), float64([2], 1, 2)).correct).toBe(true);
    expect(scoreOne({ task }, float64([1], 3), 3).correct).toBe(true);
  });

  it.each([
    {
      title: 'no reference',
      label: {},
      message: 'expected a label with references for at least one output, got an object with no keys.',
    },
    {
      title: 'an unknown output',
      label: { x: [1] },
      message: 'expected references for outputs "y", "z", got one for "x".',
    },
    { title: 'an output that is no tensor', label: { map: [1] }, message: 'got one for "map".' },
    { title: 'a position beyond the outputs', label: { '7': [1] }, message: 'got one for "7".' },
    { title: 'an array for several outputs', label: [1], message: 'got an array of length 1.' },
    { title: 'null', label: null, message: 'got null.' },
    {
      title: 'a ragged reference',
      label: { y: [[1], [1, 2]] },
      message: 'expected arrays of equal length 1 on axis 1 for output "y" of the label',
    },
  ])('refuses $title', ({ label, message }) => {
    const scorer = scorerOf({ task, outputs: two });
    const outputs = new Map([
      ['y', row(1)],
      ['z', row(2)],
    ]);
    expect(userErrorOf(() => scorer.score(outputs, itemOf(label))).message).toContain(message);
  });
});

describe('tasks without a confidence', () => {
  it.each(['regression', 'embedding', 'output-match'] as const)('refuse a review rule: %s', (kind) => {
    const error = userErrorOf(() => scorerOf({ task: { kind }, review: { 'below-confidence': 0.5 } }));
    expect(error.message).toMatch(/^models\.m\.task: expected a task with a confidence/);
  });
});
