import { expect, test } from 'vitest';
import { findUnrepeatable } from '../../../src/measure/accuracy/find-unrepeatable.ts';
import { OutcomeTable, type StoredOutcome } from '../../../src/task/outcome-table.ts';

const outcome = (more: Partial<StoredOutcome> = {}): StoredOutcome => ({
  correct: true,
  review: false,
  predicted: 3,
  actual: 3,
  value: 0.25,
  finite: true,
  ...more,
});

const repeat = (again: readonly StoredOutcome[], operators: readonly string[] = []) => {
  const table = new OutcomeTable();
  for (let item = 0; item < 5; item += 1)
    table.add({ ...outcome(), confidence: 1 }, { slice: {}, place: `set:${item}` });
  return findUnrepeatable(table, again, { operators: new Map(operators.map((each) => [each, 1])) });
};

test.each<{ title: string; again: Partial<StoredOutcome> }>([
  { title: 'the same', again: {} },
  { title: 'a value that differs by rounding', again: { value: 0.25 * (1 + 1e-4) } },
])('$title repeats', ({ again }) => {
  expect(repeat([outcome(), outcome(again)])).toBeUndefined();
});

test.each<{ title: string; again: Partial<StoredOutcome> }>([
  { title: 'an item with parts now', again: { parts: [1] } },
  { title: 'an item that is wrong now', again: { correct: false, predicted: 1 } },
  { title: 'another value', again: { value: 0.26 } },
  { title: 'a value that is none', again: { value: Number.NaN } },
  { title: 'an item that goes to review now', again: { review: true } },
])('$title does not repeat', ({ again }) => {
  expect(repeat([outcome(), outcome(again), outcome(again)])).toEqual({ items: 2, of: 3, operators: [] });
});

test('names the operators that may draw random numbers, and no others', () => {
  const found = repeat([outcome({ value: 1 })], ['Add', 'RandomUniform', 'Dropout']);
  expect(found?.operators).toEqual(['Dropout', 'RandomUniform']);
});

test('outcomes without a value repeat', () => {
  const table = new OutcomeTable();
  table.add({ ...outcome({ value: Number.NaN }), confidence: 1 }, { slice: {}, place: 'set:1' });
  expect(findUnrepeatable(table, [outcome({ value: Number.NaN })], { operators: new Map() })).toBeUndefined();
});
