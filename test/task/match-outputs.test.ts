import { describe, expect, test } from 'vitest';
import { decodeValue } from '../../src/dataset/decode-value.ts';
import type { RegressionItem } from '../../src/dataset/regression-set.ts';
import type { TensorSignature } from '../../src/model/model-facts.ts';
import { matchOutputs } from '../../src/task/match-outputs.ts';
import type { ScorerOptions } from '../../src/task/score/scorer.ts';
import { userErrorOf } from '../support/scoring.ts';

const number = (value: number) => decodeValue(value, 'float32', { place: '', name: '' });
const output = (name: string): TensorSignature => ({ name, dtype: 'float32', shape: [] });

/** Scores one item of a model with outputs y1 = 1, y2 = 2 … */
function score(names: readonly string[], label: unknown, other?: ScorerOptions['other']) {
  const scorer = matchOutputs({
    task: { kind: 'output-match', rtol: 0, atol: 0 },
    review: undefined,
    outputs: names.map(output),
    other,
    classes: undefined,
    place: 'models.m.task',
  });
  const item: RegressionItem = {
    id: '1',
    inputs: new Map(),
    isWhole: true,
    label,
    slice: {},
    place: 'item 1',
  };
  scorer.check?.(item);
  return scorer.score(new Map(names.map((name, index) => [name, number(index + 1)])), item).correct;
}

describe('references under another name', () => {
  const other: ScorerOptions['other'] = { names: new Map([['z', 'y']]), positions: ['y', 'aux'] };
  test.each([
    { title: 'of the other model', names: ['aux', 'z'], label: { y: 2 }, other },
    {
      title: 'of the model itself, next to the other’s',
      names: ['aux', 'z'],
      label: { z: 2, aux: 1 },
      other,
    },
    { title: 'by the other model’s positions', names: ['aux', 'z'], label: [number(2), number(1)], other },
    { title: 'by a position as text', names: ['aux', 'z'], label: { 0: 2, 1: 1 }, other },
    {
      title: 'that nobody knows, for the only output without one',
      names: ['aux', 'z'],
      label: { aux: 1, old: 2 },
    },
  ])('are found $title', ({ names, label, other: known }) => {
    expect(score(names, label, known)).toBe(true);
  });

  test.each([
    { title: 'could be for two outputs', names: ['a', 'b'], label: { old: 1 }, key: 'old' },
    { title: 'are two', names: ['a'], label: { old: 1, older: 1 }, key: 'old' },
    {
      title: 'are for an output that was dropped',
      names: ['z'],
      label: [number(1), number(2)],
      other,
      key: '1',
    },
  ])('are refused, before anything is scored, if they $title', ({ names, label, other: known, key }) => {
    const error = userErrorOf(() => score(names, label, known));
    expect(error.message).toMatch(
      new RegExp(`^item 1: expected references for outputs .*, got one for "${key}"\\.$`),
    );
  });
});
