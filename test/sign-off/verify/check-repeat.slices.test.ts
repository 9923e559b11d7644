import { describe, expect, test } from 'vitest';
import { checkRepeat } from '../../../src/sign-off/verify/check-repeat.ts';
import { judgeModel } from '../../../src/verdict/judge-model.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import { contradictionWith } from '../../../src/verdict/untrusted/contradiction-with.ts';
import { findContradiction } from '../../../src/verdict/untrusted/find-contradiction.ts';
import { comparisonOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { tableOf } from '../../support/scoring.ts';

/** One slice that passes, one that fails, one that is too small, and one without items. */
const policy = policyOf(
  { 'task-score': { 'max-drop': '50pp' } },
  {
    slices: {
      '*': { 'task-score': { 'max-drop': '5pp' } },
      'lang=zz': { 'task-score': { 'max-drop': '5pp' } },
    },
  },
);
const table = (lost: number) =>
  tableOf(
    ['de', 'fr', 'it'].flatMap((lang) =>
      Array.from({ length: lang === 'it' ? 20 : 200 }, (_, item) => ({
        correct: lang !== 'fr' || item >= lost,
        slice: { lang },
      })),
    ),
  );
const { rows } = judgeModel(
  comparisonOf(policy, { baseline: { outcomes: table(0) }, candidate: { outcomes: table(60) } }),
);

const check = (given: readonly Row[], slices: object = policy.slices ?? {}, state = 'fail') => {
  const { limits } = JSON.parse(JSON.stringify(policy));
  const repeat = { seed: 1, budgetNs: 1, state, rows: JSON.parse(JSON.stringify(given)) };
  const fallback = { baseline: {}, candidate: {} };
  return checkRepeat({ ...repeat, fallback } as unknown as Parameters<typeof checkRepeat>[0], {
    limits,
    slices: JSON.parse(JSON.stringify(slices)),
    waivers: [],
  });
};

/** The rows, with those of a slice replaced. */
const withSlice = (value: string, change: Partial<Row>): Row[] =>
  rows.map((row) => (row.slice?.value === value ? { ...row, ...change } : row));

test('rows by slice are decided again as the gate decided them', () => {
  const states = rows.flatMap(({ slice, state }) => (slice === undefined ? [] : [`${slice.value} ${state}`]));
  expect(states).toEqual(['fr fail', 'zz fail', 'it shown', 'de pass']);
  expect(check(rows)).toEqual([]);
});

test.each([
  { title: 'a failed slice that passes', given: withSlice('fr', { state: 'pass' }) },
  {
    title: 'a failed slice that is left undecided',
    given: withSlice('fr', {
      state: 'shown',
      reasons: [{ kind: 'slice-undecided', items: 200, needed: 400 }],
    }),
  },
  { title: 'an absent slice that passes', given: withSlice('zz', { state: 'pass' }) },
  { title: 'a slice that is not judged, without a reason', given: withSlice('it', { reasons: [] }) },
  {
    title: 'a slice by another limit',
    given: withSlice('de', { limit: { 'max-drop': { kind: 'points', value: 0.5 }, decide: 'confident' } }),
  },
])('$title is a mismatch', ({ given }) => {
  expect(check(given)).not.toEqual([]);
});

describe('a repeat that does not fail', () => {
  const passing = rows.filter(({ state }) => state !== 'fail');
  const all = { '*': policy.slices?.['*'] };
  const checkPassing = (given: readonly Row[], slices: object) => check(given, slices, 'pass');

  test('is right with a row for each pattern', () => {
    expect(checkPassing(passing, all)).toEqual([]);
  });

  test.each([
    { title: 'a pattern', given: passing, slices: policy.slices ?? {}, slice: 'lang=zz' },
    {
      title: 'all slices',
      given: passing.filter(({ slice }) => slice === undefined),
      slices: all,
      slice: '*',
    },
  ])('must have a row for $title', ({ given, slices, slice }) => {
    const what = { kind: 'no-row-for-slice', slice };
    expect(checkPassing(given, slices)).toEqual([{ kind: 'of-row', metric: 'task-score', what }]);
  });

  test('must have one row for each slice', () => {
    const twice = [...passing, ...passing.filter(({ slice }) => slice?.value === 'de')];
    const what = { kind: 'several-rows', rows: 3 };
    expect(checkPassing(twice, all)).toEqual([{ kind: 'of-row', metric: 'task-score', what }]);
  });

  test('cannot leave a slice of enough items undecided without an interval', () => {
    const undecided = (items: number) =>
      passing.map((row): Row => {
        if (row.slice?.value !== 'de') return row;
        const { interval: _, ...own } = row;
        return { ...own, state: 'shown', reasons: [{ kind: 'slice-undecided', items, needed: 45 }] };
      });
    expect(checkPassing(undecided(29), all)).toEqual([]);
    const what = { kind: 'row-state', expected: 'fail', got: 'shown', isWaived: false };
    expect(checkPassing(undecided(30), all)).toEqual([{ kind: 'of-row', metric: 'task-score', what }]);
  });
});

test('rows by slice without limits by slice are a mismatch', () => {
  expect(check(rows, {})).not.toEqual([]);
});

const green = (given: readonly Row[]) =>
  model({ rows: given.filter(({ state, slice }) => slice === undefined || state !== 'fail') });

test('in a verdict that nobody vouches for, several slices of a metric are no contradiction', () => {
  expect(findContradiction(verdict([green(rows)]))).toBeUndefined();
  const twice = [...rows, ...rows.filter(({ slice }) => slice?.value === 'de')];
  expect(findContradiction(verdict([green(twice)]))).toEqual({ kind: 'metric-twice', metric: 'task-score' });
});

test('such a verdict must judge every slice that the policy names, by the policy’s limit', () => {
  const only = { limits: {}, drift: undefined } as Pick<typeof policy, 'limits' | 'drift'>;
  const all = { ...only, slices: { '*': policy.slices!['*']! } };
  const against = (given: readonly Row[], by: Parameters<typeof contradictionWith>[1]['policy'] = all) =>
    contradictionWith(green(given), { policy: by, waivers: [], isNew: false });
  expect(against(rows)).toBeUndefined();
  const missing = { kind: 'limit-not-judged', metric: 'task-score' };
  expect(against(rows, { ...only, slices: policy.slices })).toEqual(missing);
  expect(against(rows.filter(({ slice }) => slice === undefined))).toEqual(missing);
  expect(against(withSlice('de', { limit: { 'max-drop': { kind: 'points', value: 0.5 } } }))).toEqual(
    missing,
  );
});
