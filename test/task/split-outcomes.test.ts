import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import { joinOutcomes, selectOutcomes, takeOutcomes } from '../../src/task/split-outcomes.ts';

const number = fc.oneof(fc.double(), fc.constant(Number.NaN));
const outcome = fc.record({
  correct: fc.constantFrom(true, false, undefined),
  confidence: number,
  review: fc.boolean(),
  predicted: number,
  actual: number,
  value: number,
  finite: fc.boolean(),
  parts: fc.array(number, { maxLength: 3 }),
});
const slice = fc.dictionary(fc.constantFrom('class', 'source'), fc.constantFrom('a', 'b', 'c'));

function tableOf(
  items: readonly (readonly [Parameters<OutcomeTable['add']>[0], Record<string, string>])[],
  hasClusters = false,
) {
  const table = new OutcomeTable();
  for (const [index, [each, own]] of items.entries()) {
    const cluster = hasClusters ? (index * 7) % 5 : undefined;
    table.add(each, { slice: own, cluster, place: '' });
  }
  return table;
}

/** As text, so that NaN equals NaN, and with the slices in one order, which no score depends on. */
function textOf(table: OutcomeTable): string {
  const { slices, ...columns } = table.toJSON();
  return JSON.stringify({ ...columns, slices: slices.toSorted((a, b) => (a.key < b.key ? -1 : 1)) });
}

test('selected outcomes keep their clusters', () => {
  const outcome = {
    correct: true,
    confidence: 1,
    review: false,
    predicted: 1,
    actual: 1,
    value: 0,
    finite: true,
  };
  const table = tableOf(
    Array.from({ length: 6 }, () => [outcome, {}] as const),
    true,
  );
  const part = selectOutcomes(table, [1, 4]);
  expect([0, 1].map((item) => part.clusterAt(item))).toEqual([1, 4].map((item) => table.clusterAt(item)));
  expect(selectOutcomes(tableOf([[outcome, {}]]), [0]).clusterAt(0)).toBeUndefined();
});

describe('shards of outcomes', () => {
  test('joined again are the whole table, bit for bit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(outcome, slice), { maxLength: 40 }),
        fc.integer({ min: 2, max: 7 }),
        fc.boolean(),
        (items, of, hasClusters) => {
          const table = tableOf(items, hasClusters);
          const parts = Array.from({ length: of }, (_, index) =>
            takeOutcomes(table, { index: index + 1, of }),
          );
          expect(textOf(joinOutcomes(parts))).toBe(textOf(table));
        },
      ),
      { numRuns: 60 },
    );
  });

  const item = (value: number) =>
    [
      { correct: true, confidence: 1, review: false, predicted: 0, actual: 0, value, finite: true },
      {},
    ] as const;

  test('deal out every other item, from the first on', () => {
    const table = tableOf([0, 1, 2, 3, 4].map(item));
    const values = (part: OutcomeTable) =>
      Array.from({ length: part.count }, (_, index) => part.outcomeAt(index).value);
    expect(values(takeOutcomes(table, { index: 1, of: 2 }))).toEqual([0, 2, 4]);
    expect(values(takeOutcomes(table, { index: 2, of: 2 }))).toEqual([1, 3]);
  });

  test.each([
    { title: 'an item is missing', counts: [3, 1] },
    { title: 'an item is there twice', counts: [2, 3] },
    { title: 'one is empty beside a full one', counts: [5, 0] },
  ])('are refused when $title', ({ counts }) => {
    const parts = counts.map((count) => tableOf(Array.from({ length: count }, (_, index) => item(index))));
    expect(() => joinOutcomes(parts)).toThrow(RangeError);
  });
});
