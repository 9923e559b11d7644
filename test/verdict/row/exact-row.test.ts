import { describe, expect, test } from 'vitest';
import type { ArmMeasurement } from '../../../src/measure/arm-measurement.ts';
import type { Limit } from '../../../src/policy/limit.ts';
import type { Metric } from '../../../src/policy/metric.ts';
import { OutcomeTable } from '../../../src/task/outcome-table.ts';
import { judgeModel } from '../../../src/verdict/judge-model.ts';
import { checkRow } from '../../../src/verdict/row/check-row.ts';
import { holdsOnAverage } from '../../../src/verdict/row/exact-row.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { row } from '../../support/fixtures/verdict-fixture.ts';
import { tableOf } from '../../support/scoring.ts';

const TEN: Limit = { 'max-increase': { kind: 'relative', value: 0.1 } };
const rowOf = (candidate: number | null, change?: number) =>
  row('latency-p95', { baseline: 100, candidate, ...(change !== undefined && { change }) });

test.each([
  { title: 'a rise at the limit', row: rowOf(110), limit: TEN, holds: true },
  { title: 'a rise beyond it', row: rowOf(110.0001), limit: TEN, holds: false },
  { title: 'the change, not the two figures beside it', row: rowOf(105, 0.2), limit: TEN, holds: false },
  { title: 'a rise below the floor', row: rowOf(150), limit: { ...TEN, floor: 50 }, holds: true },
  { title: 'nothing measured', row: rowOf(null), limit: TEN, holds: false },
  { title: 'no change', row: { ...rowOf(100), change: null }, limit: TEN, holds: false },
  { title: 'a figure that is none', row: rowOf(Number.NaN), limit: TEN, holds: false },
  { title: 'a value at its maximum', row: rowOf(110), limit: { max: 110 }, holds: true },
  { title: 'a value beyond its maximum', row: rowOf(105), limit: { ...TEN, max: 104 }, holds: false },
  {
    title: 'a score that falls by its limit',
    row: row('task-score', { baseline: 0.9, candidate: 0.89 }),
    limit: { 'max-drop': { kind: 'points', value: 0.01 } } as Limit,
    holds: true,
  },
  {
    title: 'a score that falls further',
    row: row('task-score', { baseline: 0.9, candidate: 0.8899 }),
    limit: { 'max-drop': { kind: 'points', value: 0.01 } } as Limit,
    holds: false,
  },
])('$title: $holds', ({ row: given, limit, holds }) => {
  expect(holdsOnAverage(given, limit)).toBe(holds);
});

describe('outputs that are not numbers', () => {
  const outcome = (finite: boolean) => ({
    correct: true,
    confidence: 0.9,
    review: false,
    predicted: 1,
    actual: 1,
    value: Number.NaN,
    finite,
  });
  const item = { slice: {}, place: 'line 1' };
  const tableOf = (flags: readonly boolean[]): OutcomeTable => {
    const table = new OutcomeTable();
    for (const finite of flags) table.add(outcome(finite), item);
    return table;
  };
  const judge = (limits: Record<string, unknown>, before: readonly boolean[], now: readonly boolean[]) =>
    checkRow(
      'task-score',
      comparisonOf(policyOf(limits), {
        baseline: { outcomes: tableOf(before) },
        candidate: { outcomes: tableOf(now) },
      }),
    );
  const LIMITED = { 'task-score': { 'max-drop': '1pp' } };
  const UNLIMITED = { 'model-size': { max: '1MiB' } };

  test.each([
    { title: 'where the score has a limit', limits: LIMITED, before: [true, true] },
    { title: 'where it has none', limits: UNLIMITED, before: [true, true] },
    { title: 'where the baseline has as many', limits: LIMITED, before: [true, false] },
  ])('fail $title', ({ limits, before }) => {
    const candidate = [true, false];
    expect(judge(limits, before, candidate)).toMatchObject({
      state: 'fail',
      reasons: [
        {
          kind: 'non-finite-outputs',
          baseline: before.filter((finite) => !finite).length,
          candidate: 1,
          items: 2,
        },
      ],
    });
  });

  test('of the baseline alone are no failure of the candidate', () => {
    expect(judge(LIMITED, [true, false], [true, true])).toMatchObject({ state: 'pass', reasons: [] });
  });
});

describe('a new model', () => {
  const judge = (metric: Metric, limit: Record<string, unknown>, candidate: Partial<ArmMeasurement>) =>
    checkRow(metric, comparisonOf(policyOf({ [metric]: limit }), { baseline: null, candidate }));
  const outcomes = (correct: number) =>
    tableOf(Array.from({ length: 10 }, (_, index) => ({ correct: index < correct })));
  const launches = (ms: number) => Array.from({ length: 12 }, () => launchOf(ms * 1e6));
  const uncompared = (...keys: string[]) => [{ kind: 'nothing-to-compare', keys }];

  test.each([
    { title: 'at its minimum', correct: 9, state: 'pass' },
    { title: 'below its minimum', correct: 8, state: 'fail' },
  ])('$title is judged by it, and its drop is not', ({ correct, state }) => {
    const limit = { 'max-drop': '1pp', min: 0.9 };
    const row = judge('task-score', limit, { outcomes: outcomes(correct) });
    expect(row).toMatchObject({ state, baseline: null, change: null, reasons: uncompared('max-drop') });
  });

  test.each([
    { title: 'below', ms: 1.9, state: 'pass' },
    { title: 'above', ms: 2.1, state: 'fail' },
  ])('$title its maximum of a sampled metric is judged by it', ({ ms, state }) => {
    const row = judge('latency-p50', { 'max-increase': '10%', max: '2ms' }, { launches: launches(ms / 0.9) });
    expect(row).toMatchObject({ state, reasons: uncompared('max-increase') });
  });

  test.each([
    { title: 'only bounds its change', limit: { 'max-drop': '1pp' }, state: 'shown' },
    { title: 'only bounds its value', limit: { min: 0.9 }, state: 'pass' },
  ])('whose limit $title has nothing to explain', ({ limit, state }) => {
    expect(judge('task-score', limit, { outcomes: outcomes(9) })).toMatchObject({ state, reasons: [] });
  });

  test('stays a new model however well it keeps its minimum', () => {
    const policy = policyOf({ 'task-score': { 'max-drop': '1pp', min: 0.9 } });
    const comparison = comparisonOf(policy, { baseline: null, candidate: { outcomes: outcomes(10) } });
    expect(judgeModel(comparison).state).toBe('no-baseline');
  });
});

test('a baseline without the figure fails a limit on the change, whatever the maximum', () => {
  const policy = policyOf({ 'memory-arena-peak': { 'max-increase': '10%', max: '1MiB' } });
  const arms = { baseline: { arenaPeakBytes: null }, candidate: { arenaPeakBytes: 1000 } };
  const row = checkRow('memory-arena-peak', comparisonOf(policy, arms));
  expect(row).toMatchObject({ state: 'fail', baseline: null, candidate: 1000 });
});

describe('changed answers', () => {
  const answers = (wrong: (item: number) => boolean) => ({
    outcomes: tableOf(Array.from({ length: 100 }, (_, item) => ({ correct: !wrong(item) }))),
  });
  const before = answers((item) => item < 10);
  const judge = (limits: Record<string, unknown>, now: typeof before) =>
    checkRow('flips', comparisonOf(policyOf(limits), { baseline: before, candidate: now }));

  test.each([
    { title: 'none', now: before, flips: 0, state: 'pass' },
    {
      title: 'as many as the limit, one in each direction',
      now: answers((item) => item >= 1 && item < 11),
      flips: 0.02,
      state: 'pass',
    },
    {
      title: 'one more, with the same score',
      now: answers((item) => item >= 2 && item < 12),
      flips: 0.04,
      state: 'fail',
    },
    { title: 'only better ones', now: answers((item) => item < 5), flips: 0.05, state: 'fail' },
  ])('$title: $state', ({ now, flips, state }) => {
    expect(judge({ flips: { max: '2%' } }, now)).toMatchObject({
      state,
      baseline: 0,
      candidate: flips,
      unit: 'share',
    });
  });

  test('have no row without a limit, and nothing to compare without a baseline', () => {
    expect(
      judge(
        { 'task-score': { min: 0 } },
        answers(() => true),
      ),
    ).toBeUndefined();
    const alone = comparisonOf(policyOf({ flips: { max: '2%' } }), { baseline: null, candidate: before });
    expect(checkRow('flips', alone)).toMatchObject({ state: 'shown', baseline: null, candidate: null });
    expect(judgeModel(alone).state).toBe('no-baseline');
  });
});
