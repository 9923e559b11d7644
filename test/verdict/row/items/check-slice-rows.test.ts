import { describe, expect, test } from 'vitest';
import { OutcomeTable } from '../../../../src/task/outcome-table.ts';
import type { Judgement } from '../../../../src/verdict/judge-model.ts';
import { judgeModel } from '../../../../src/verdict/judge-model.ts';
import type { Row } from '../../../../src/verdict/row/row.ts';
import { findContradiction } from '../../../../src/verdict/untrusted/find-contradiction.ts';
import { comparisonOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { model, verdict as verdictOf } from '../../../support/fixtures/verdict-fixture.ts';
import { waiverOf } from '../../../support/fixtures/waiver-fixture.ts';
import { tableOf } from '../../../support/scoring.ts';

/** A slice of items that the baseline gets right; the candidate gets the first `lost` wrong. */
interface Group {
  readonly lang: string;
  readonly items: number;
  readonly lost?: number;
  /** Of the last items: those whose outputs are not numbers. */
  readonly broken?: number;
}

function table(groups: readonly Group[], arm: 'baseline' | 'candidate'): OutcomeTable {
  return tableOf(
    groups.flatMap(({ lang, items, lost = 0, broken = 0 }) =>
      Array.from({ length: items }, (_, item) => ({
        correct: arm === 'baseline' || item >= lost,
        review: arm === 'candidate' && item < lost,
        finite: arm === 'baseline' || item < items - broken,
        actual: item % 2,
        predicted: item % 2,
        slice: { lang },
      })),
    ),
  );
}

const ALL = { '*': { 'task-score': { 'max-drop': '2pp' } } };

function judge(
  groups: readonly Group[],
  slices: Record<string, unknown> = ALL,
  more: { isNew?: boolean; waivers?: ReturnType<typeof waiverOf>[] } = {},
): Judgement {
  const policy = policyOf(
    { 'task-score': { 'max-drop': '90pp' } },
    { slices, review: { 'below-confidence': 0.5 } },
  );
  const comparison = comparisonOf(policy, {
    baseline: more.isNew ? null : { outcomes: table(groups, 'baseline') },
    candidate: { outcomes: table(groups, 'candidate') },
  });
  return judgeModel({ ...comparison, waivers: more.waivers });
}

const rowsOf = ({ rows }: Judgement): Row[] => rows.filter(({ slice }) => slice !== undefined);

const statesOf = (judgement: Judgement): Record<string, string> =>
  Object.fromEntries(rowsOf(judgement).map(({ slice, state }) => [slice?.value, state]));

/** Slices a, b, c, … of 200 items, each with as many lost items as given. */
const slicesOf200 = (...lost: readonly number[]): Group[] =>
  lost.map((each, index) => ({ lang: String.fromCodePoint(97 + index), items: 200, lost: each }));

describe('a slice', () => {
  // The figures are those of the adjusted Wald interval with 0.5% above it, 5% below it and 2 pp, computed apart from this code.
  test.each([
    { title: 'passes if it is shown to be within', items: 200, lost: 1, state: 'pass', model: 'pass' },
    { title: 'is undecided if it is not', items: 200, lost: 2, state: 'shown', model: 'pass' },
    { title: 'is noted if it would not even fail alone', items: 200, lost: 9, state: 'shown', model: 'pass' },
    {
      title: 'is open if it would fail alone',
      items: 200,
      lost: 10,
      state: 'inconclusive',
      model: 'inconclusive',
    },
    {
      title: 'does not fail before it is shown to be beyond',
      items: 200,
      lost: 14,
      state: 'inconclusive',
      model: 'inconclusive',
    },
    { title: 'fails once it is', items: 200, lost: 15, state: 'fail', model: 'fail' },
    { title: 'cannot pass with too few items', items: 114, lost: 0, state: 'shown', model: 'pass' },
    { title: 'passes with just enough', items: 115, lost: 0, state: 'pass', model: 'pass' },
    { title: 'can fail with 30 items', items: 30, lost: 8, state: 'fail', model: 'fail' },
    { title: 'is not tested with fewer', items: 29, lost: 25, state: 'shown', model: 'pass' },
    {
      title: 'with enough items is open if measured beyond',
      items: 5000,
      lost: 101,
      state: 'inconclusive',
      model: 'inconclusive',
    },
    {
      title: 'is noted if it is measured at its limit',
      items: 5000,
      lost: 100,
      state: 'shown',
      model: 'pass',
    },
  ])('$title', ({ items, lost, state, model }) => {
    const judged = judge([{ lang: 'de', items, lost }]);
    expect(statesOf(judged)).toEqual({ de: state });
    expect(judged.state).toBe(model);
  });

  test('that is too small says how many items its margin needs', () => {
    const [row] = rowsOf(judge([{ lang: 'de', items: 114 }]));
    expect(row?.reasons).toEqual([{ kind: 'slice-undecided', items: 114, needed: 115 }]);
    // 6.18 · 0.045 / 0.02² = 695.3.
    const [changed] = rowsOf(judge([{ lang: 'de', items: 200, lost: 9 }]));
    expect(changed?.reasons).toEqual([{ kind: 'slice-undecided', items: 200, needed: 696 }]);
  });

  test('of a few clusters is undecided, however many items they have', () => {
    const clustered = (wrong: boolean) =>
      tableOf(
        Array.from({ length: 200 }, (_, item) => ({ correct: !(wrong && item < 40), slice: { lang: 'de' } })),
      );
    const withClusters = (source: OutcomeTable): OutcomeTable => {
      const table = new OutcomeTable();
      for (let item = 0; item < source.count; item += 1) {
        const place = { slice: { lang: 'de' }, cluster: item % 3, place: '' };
        table.add({ ...source.outcomeAt(item), confidence: Number.NaN }, place);
      }
      return table;
    };
    const policy = policyOf({ 'task-score': { 'max-drop': '90pp' } }, { slices: ALL });
    const judged = judgeModel(
      comparisonOf(policy, {
        baseline: { outcomes: withClusters(clustered(false)) },
        candidate: { outcomes: withClusters(clustered(true)) },
      }),
    );
    expect(rowsOf(judged)).toMatchObject([
      { state: 'shown', reasons: [{ kind: 'slice-undecided' }, { kind: 'judged-over-items', clusters: 3 }] },
    ]);
  });

  test('fails if its outputs are not numbers', () => {
    const judged = judge([{ lang: 'de', items: 200, broken: 1 }]);
    expect(rowsOf(judged)).toMatchObject([{ state: 'fail', reasons: [{ kind: 'non-finite-outputs' }] }]);
  });

  test.each(['*', 'lang=de'])('of %s fails if the baseline contradicts its own labels', (pattern) => {
    const outcomes = tableOf(Array.from({ length: 60 }, () => ({ correct: false, slice: { lang: 'de' } })));
    const policy = policyOf(
      { flips: { max: '50%' } },
      {
        task: { kind: 'classification', label: 'baseline' },
        slices: { [pattern]: { 'task-score': { 'max-drop': '2pp' } } },
      },
    );
    const judged = judgeModel(comparisonOf(policy, { baseline: { outcomes }, candidate: { outcomes } }));
    const why = { kind: 'labels-contradicted', score: 0 };
    expect(rowsOf(judged)).toMatchObject([{ state: 'fail', reasons: [{ kind: 'not-measured', why }] }]);
    expect(judged.state).toBe('fail');
  });

  test('of a new model is judged by its minimum alone', () => {
    const limit = (task: object) => ({ '*': { 'task-score': task } });
    const states = (lost: number) =>
      statesOf(
        judge([{ lang: 'de', items: 200, lost }], limit({ 'max-drop': '2pp', min: 0.9 }), { isNew: true }),
      );
    expect([states(2), states(100)]).toEqual([{ de: 'pass' }, { de: 'fail' }]);
    expect(statesOf(judge([{ lang: 'de', items: 200 }], ALL, { isNew: true }))).toEqual({ de: 'shown' });
  });

  test.each([
    { lost: 4, state: 'pass' },
    { lost: 5, state: 'fail' },
  ])('is judged by its figure with `decide: point`: $lost of 200 lost, $state', ({ lost, state }) => {
    const slices = { 'lang=de': { 'task-score': { 'max-drop': '2pp', decide: 'point' } } };
    expect(statesOf(judge([{ lang: 'de', items: 200, lost }], slices))).toEqual({ de: state });
  });

  test('is judged by its review rate', () => {
    const slices = { '*': { 'review-rate': { 'max-increase': '2pp' } } };
    const judged = judge([{ lang: 'de', items: 200, lost: 15 }], slices);
    expect(rowsOf(judged)).toMatchObject([{ metric: 'review-rate', state: 'fail' }]);
  });
});

describe('many slices', () => {
  const tenth = (lost: number) => statesOf(judge(slicesOf200(0, 0, 0, 0, 0, 0, 0, 0, 0, lost)))['j'];

  test('share the chance of blocking: 15 lost items of one would fail alone, 19 do among ten', () => {
    expect([tenth(15), tenth(18), tenth(19)]).toEqual(['inconclusive', 'inconclusive', 'fail']);
  });

  test('leave their share to the others once they fail', () => {
    const others = Array.from({ length: 9 }, () => 60);
    expect(statesOf(judge(slicesOf200(...others, 14)))['j']).toBe('inconclusive');
    expect(statesOf(judge(slicesOf200(...others, 15)))['j']).toBe('fail');
  });

  test('that are too small to test take no share', () => {
    const small = Array.from({ length: 20 }, (_, index) => ({ lang: `small-${index}`, items: 29 }));
    expect(statesOf(judge([{ lang: 'de', items: 200, lost: 15 }, ...small]))['de']).toBe('fail');
  });

  test('are listed with the worst first', () => {
    const judged = judge(slicesOf200(0, 30, 60, 5));
    expect(rowsOf(judged).map(({ slice, state }) => `${slice?.value} ${state}`)).toEqual([
      'c fail',
      'b fail',
      'd shown',
      'a pass',
    ]);
  });
});

test('as many slices as items are listed once each, and none of them passes', () => {
  const ids = Array.from({ length: 2000 }, (_, index) => ({ lang: `${index}`, items: 1, lost: index % 2 }));
  const judged = judge(ids);
  const rows = rowsOf(judged);
  expect(rows).toHaveLength(2000);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['shown']));
  expect(findContradiction(verdictOf([model({ rows: judged.rows })]))).toBeUndefined();
});

describe('a pattern', () => {
  const groups = slicesOf200(5, 5);
  const point = (drop: string) => ({ 'task-score': { 'max-drop': drop, decide: 'point' } });

  test.each([
    {
      title: 'of a slice comes before that of its key',
      slices: { 'lang=a': point('3pp'), 'lang=*': point('2pp'), '*': point('1pp') },
    },
    { title: 'of a key comes before that of all', slices: { '*': point('2pp'), 'lang=a': point('3pp') } },
  ])('$title', ({ slices }) => {
    expect(statesOf(judge(groups, slices))).toEqual({ a: 'pass', b: 'fail' });
  });

  test.each(['lang=fr', 'site=*'])('%s without items fails', (pattern) => {
    const judged = judge(groups, { [pattern]: { 'task-score': { 'max-drop': '2pp' } } });
    expect(rowsOf(judged)).toMatchObject([
      { state: 'fail', candidate: null, reasons: [{ kind: 'no-such-slice' }] },
    ]);
    expect(judged.state).toBe('fail');
  });

  test('for all slices fails if there is none', () => {
    const policy = policyOf({ 'task-score': { 'max-drop': '2pp' } }, { slices: ALL });
    const outcomes = tableOf([{ correct: true }]);
    const { rows } = judgeModel(comparisonOf(policy, { baseline: { outcomes }, candidate: { outcomes } }));
    expect(rows.at(-1)).toMatchObject({ slice: { key: '*', value: '*' }, state: 'fail' });
  });
});

describe('a waiver of a slice', () => {
  const waiver = (slice: string, drop: number) =>
    waiverOf({
      metric: 'task-score',
      slice,
      ceiling: { 'max-drop': { kind: 'points', value: drop } },
    } as Parameters<typeof waiverOf>[0]);
  const groups = slicesOf200(40, 40);

  test('covers that slice alone, and not the limit on all items', () => {
    const judged = judge(groups, ALL, { waivers: [waiver('lang=a', 0.4)] });
    expect(statesOf(judged)).toEqual({ b: 'fail', a: 'waived' });
    expect(judged.rows.find(({ metric }) => metric === 'task-score')?.state).toBe('pass');
  });

  test('does not cover more than it says', () => {
    expect(statesOf(judge(groups, ALL, { waivers: [waiver('lang=a', 0.05)] }))).toEqual({
      a: 'fail',
      b: 'fail',
    });
  });

  test('covers no slice whose key has an equals sign and that only reads the same', () => {
    const outcomes = (lost: number) =>
      tableOf(
        Array.from({ length: 400 }, (_, item) => ({
          correct: item % 200 >= lost,
          slice: item < 200 ? { a: 'b=c' } : { 'a=b': 'c' },
        })),
      );
    const policy = policyOf({ 'task-score': { 'max-drop': '90pp' } }, { slices: ALL });
    const comparison = comparisonOf(policy, {
      baseline: { outcomes: outcomes(0) },
      candidate: { outcomes: outcomes(40) },
    });
    const judged = judgeModel({ ...comparison, waivers: [waiver('a=b=c', 0.4)] });
    expect(rowsOf(judged).map(({ slice, state }) => [slice?.key, state])).toEqual([
      ['a=b', 'fail'],
      ['a', 'waived'],
    ]);
  });

  test('of all items covers no slice', () => {
    const { slice: _, ...whole } = waiver('lang=a', 0.4);
    expect(statesOf(judge(groups, ALL, { waivers: [whole] }))).toEqual({ a: 'fail', b: 'fail' });
  });
});
