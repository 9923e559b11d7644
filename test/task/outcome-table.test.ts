import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareOutcomes } from '../../src/task/compare-outcomes.ts';
import { computeSlices } from '../../src/task/compute-slices.ts';
import { nonFiniteCount, OutcomeTable, reviewRate } from '../../src/task/outcome-table.ts';
import { outcomeTableSchema } from '../../src/task/outcome-table-schema.ts';
import { RIGHT } from '../support/one-item.ts';
import { tableOf, taskOf, userErrorOf } from '../support/scoring.ts';

const roundTrip = (table: OutcomeTable) => OutcomeTable.parse(JSON.parse(JSON.stringify(table)));
const rows = (table: OutcomeTable) =>
  Array.from({ length: table.count }, (_, index) => table.outcomeAt(index));

const anyOutcome = fc.record({
  correct: fc.constantFrom(true, false, undefined),
  review: fc.boolean(),
  finite: fc.boolean(),
  predicted: fc.double(),
  actual: fc.double(),
  value: fc.double(),
});

describe('OutcomeTable', () => {
  it('gives back every outcome and slice, also after a way through JSON', () => {
    const anySlice = fc.dictionary(fc.constantFrom('a', '__proto__', 'c'), fc.string({ maxLength: 2 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(anyOutcome, anySlice), { maxLength: 200 }), (items) => {
        const table = tableOf(items.map(([outcome, slice]) => ({ ...outcome, slice })));
        for (const copy of [table, roundTrip(table)]) {
          expect(copy.count).toBe(items.length);
          expect(rows(copy)).toEqual(items.map(([outcome]) => outcome));
          items.forEach(([, slice], index) => {
            const found = copy.slices().flatMap(({ key, values, indices }) => {
              const value = values[(indices[index] ?? 0) - 1];
              return value === undefined ? [] : [[key, value]];
            });
            expect(found.sort()).toEqual(Object.entries(slice).sort());
          });
        }
      }),
    );
  });

  it('can grow after a way through JSON', () => {
    const copy = roundTrip(tableOf([{ predicted: 1, slice: { a: 'x' } }]));
    const outcome = { ...rows(tableOf([{ predicted: 2 }]))[0]!, confidence: 1 };
    copy.add(outcome, { slice: { a: 'y', b: 'z' }, place: '' });
    expect(rows(copy).map(({ predicted }) => predicted)).toEqual([1, 2]);
    expect(copy.slices().map(({ key, values, indices }) => [key, values, [...indices]])).toEqual([
      ['a', ['x', 'y'], [1, 2]],
      ['b', ['z'], [0, 1]],
    ]);
  });

  it('gives back parts of any length, also after a way through JSON, and writes none where there are none', () => {
    const part = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.float(), fc.double());
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 9 }), { maxLength: 60 }), (vectors) => {
        const table = tableOf(vectors.map((parts) => ({ parts })));
        expect(Object.hasOwn(table.toJSON(), 'parts')).toBe(vectors.some((parts) => parts.length > 0));
        for (const copy of [table, roundTrip(table)]) {
          expect(copy.partsSize).toBe(vectors.flat().length);
          expect(rows(copy).map(({ parts = [] }) => parts)).toEqual(vectors);
        }
      }),
    );
  });

  it('reads records from before there were parts, and goes on with some', () => {
    const { parts: _, ...old } = tableOf([{ predicted: 1 }]).toJSON();
    const table = OutcomeTable.parse(old);
    table.add({ ...RIGHT, parts: [3, 0.1] }, { slice: {}, place: '' });
    expect(rows(table).map(({ parts }) => parts)).toEqual([undefined, [3, 0.1]]);
  });

  it('holds a million items in under 40 bytes each', () => {
    const table = new OutcomeTable();
    for (let index = 0; index < 1_000_000; index++) {
      table.add(RIGHT, { slice: { class: String(index % 10) }, place: '' });
    }
    const bytes = JSON.stringify(table).length * 0.75;
    expect(bytes / table.count).toBeLessThan(28.1);
    // A growing column keeps a quarter in reserve at most, so 28 bytes become 34.
    expect(table.slices()[0]?.indices.buffer.byteLength).toBeLessThan(1.26 * 2 * table.count);
  });

  it('has no item beyond its end', () => {
    const table = tableOf([{}]);
    expect(() => table.outcomeAt(1)).toThrow(RangeError);
    expect(() => table.outcomeAt(-1)).toThrow(RangeError);
    expect(() => table.outcomeAt(0.5)).toThrow(RangeError);
  });

  it.each([
    { title: 'a column that is too short', change: { predicted: '' }, path: ['predicted'] },
    { title: 'a column that is too long', change: { flags: 'AAAA' }, path: ['flags'] },
    { title: 'a column of other characters', change: { value: '!!!!!!!!!!!!' }, path: ['value'] },
    { title: 'characters after the last value', change: { flags: 'AA==!' }, path: ['flags'] },
    { title: 'an unknown flag', change: { flags: 'EA==' }, path: ['flags'] },
    {
      title: 'a slice that points beyond its values',
      change: { slices: [{ key: 'k', values: ['v'], indices: 'AgA=' }] },
      path: ['slices', 0, 'indices'],
    },
    {
      title: 'parts of fewer items',
      change: { parts: { lengths: '', numbers: '' } },
      path: ['parts', 'lengths'],
    },
    {
      title: 'fewer parts than their lengths say',
      change: { parts: { lengths: 'AQAAAA==', numbers: '' } },
      path: ['parts', 'numbers'],
    },
    { title: 'fewer confidences than items', change: { confidence: '' }, path: ['confidence'] },
    { title: 'a confidence above 1', change: { confidence: '/w==' }, path: ['confidence'] },
    { title: 'a negative count', change: { count: -1 }, path: ['count'] },
    { title: 'an unknown key', change: { extra: 1 }, path: [] },
  ])('refuses JSON with $title', ({ change, path }) => {
    const json = { ...tableOf([{ slice: { k: 'v' } }]).toJSON(), ...change };
    const result = outcomeTableSchema.safeParse(json);
    expect(result.error?.issues.map((issue) => issue.path)).toContainEqual(path);
    expect(() => OutcomeTable.parse(json)).toThrow();
  });

  it('refuses slices that are ids', () => {
    const table = new OutcomeTable();
    const [outcome] = rows(tableOf([{}]));
    const add = (slice: Record<string, string>) =>
      table.add({ ...outcome!, confidence: 1 }, { slice, place: 'set.jsonl, line 9' });
    for (let index = 0; index < 10_000; index++) add({ user: String(index) });
    expect(userErrorOf(() => add({ user: 'one more' })).message).toBe(
      'set.jsonl, line 9: expected at most 10000 values of slice "user", got more.',
    );
    const many = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`k${index}`, '']));
    expect(userErrorOf(() => add(many)).message).toContain('expected at most 64 slice keys');
  });
});

describe('reviewRate and nonFiniteCount', () => {
  const table = tableOf([{ review: true }, { finite: false, review: true }, {}, {}, { review: true }]);

  it('count what they say', () => {
    expect(reviewRate(table)).toBe(0.6);
    expect(nonFiniteCount(table)).toBe(1);
  });

  it('give no rate of nothing', () => {
    expect(() => reviewRate(tableOf([]))).toThrow(RangeError);
    expect(nonFiniteCount(tableOf([]))).toBe(0);
  });
});

describe('compareOutcomes', () => {
  it('finds the items that flipped and those whose review changed', () => {
    const baseline = tableOf([
      { correct: true },
      { correct: true, review: true },
      { correct: false },
      { correct: false, review: true },
      { correct: undefined },
    ]);
    const candidate = tableOf([
      { correct: true, review: true },
      { correct: false },
      { correct: true },
      { correct: false, review: true },
      { correct: false, finite: false },
    ]);
    expect(compareOutcomes(baseline, candidate)).toEqual({
      items: 5,
      rightToWrong: [1, 4],
      wrongToRight: [2],
      newlyReviewed: [0],
      noLongerReviewed: [1],
    });
  });

  it('finds nothing between a table and itself', () => {
    const table = tableOf([{ correct: true }, { correct: false, review: true }, { correct: undefined }]);
    expect(compareOutcomes(table, roundTrip(table))).toEqual({
      items: 3,
      rightToWrong: [],
      wrongToRight: [],
      newlyReviewed: [],
      noLongerReviewed: [],
    });
  });

  it('refuses tables of unequal length', () => {
    expect(() => compareOutcomes(tableOf([{}]), tableOf([]))).toThrow(RangeError);
  });
});

describe('computeSlices', () => {
  const task = taskOf({ kind: 'classification' });
  const candidate = tableOf([
    { correct: true, slice: { size: 'small', class: 'b' } },
    { correct: false, slice: { size: 'large', class: 'a' } },
    { correct: true, slice: { class: 'b' } },
    { correct: false, slice: { size: 'small', class: 'B' } },
  ]);
  const baseline = tableOf([{ correct: true }, { correct: true }, { correct: false }, { correct: true }]);

  it('gives the score of every slice under both models, in the order of keys and values', () => {
    expect(computeSlices(task, baseline, candidate)).toEqual([
      { key: 'class', value: 'B', items: 1, baseline: 1, candidate: 0 },
      { key: 'class', value: 'a', items: 1, baseline: 1, candidate: 0 },
      { key: 'class', value: 'b', items: 2, baseline: 0.5, candidate: 1 },
      { key: 'size', value: 'large', items: 1, baseline: 1, candidate: 0 },
      { key: 'size', value: 'small', items: 2, baseline: 1, candidate: 0.5 },
    ]);
  });

  it('does without a baseline, and without slices', () => {
    expect(computeSlices(task, undefined, candidate)[0]).toMatchObject({ baseline: null, candidate: 0 });
    expect(computeSlices(task, baseline, baseline)).toEqual([]);
  });

  it('has no score where a slice does not define it', () => {
    const table = tableOf([
      { predicted: 1, actual: 1, slice: { s: 'only positive' } },
      { predicted: 0, actual: 0, slice: { s: 'both' } },
      { predicted: 1, actual: 1, slice: { s: 'both' } },
    ]);
    const scores = computeSlices(taskOf({ kind: 'binary', metric: 'auc' }), undefined, table);
    expect(scores.map(({ candidate }) => candidate)).toEqual([1, null]);
  });

  it('refuses tables of unequal length', () => {
    expect(() => computeSlices(task, tableOf([{}]), candidate)).toThrow(RangeError);
  });
});

it.each([
  { title: 'is kept to half a percent', confidence: 0.8762, kept: 0.875 },
  { title: 'may be 0', confidence: 0, kept: 0 },
  { title: 'may be 1', confidence: 1, kept: 1 },
  { title: 'may be unknown', confidence: Number.NaN, kept: Number.NaN },
  { title: 'above 1 is none', confidence: 1.01, kept: Number.NaN },
])('a confidence $title, through JSON', ({ confidence, kept }) => {
  const table = tableOf([{ confidence }, { confidence: 0.5 }]);
  const again = OutcomeTable.parse(JSON.parse(JSON.stringify(table)));
  expect([table.confidenceAt(0), again.confidenceAt(0)]).toEqual([kept, kept]);
  const { confidence: _, ...old } = table.toJSON();
  expect(OutcomeTable.parse(old).confidenceAt(1)).toBeNaN();
});
