import { describe, expect, test } from 'vitest';
import { METRIC_NAMES } from '../../src/policy/metric.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import type { Judgement } from '../../src/verdict/judge-model.ts';
import { judgeModel } from '../../src/verdict/judge-model.ts';
import { deferItems, rejudgeItems, restsOnItems } from '../../src/verdict/judge-shards.ts';
import type { Row } from '../../src/verdict/row/row.ts';
import type { State } from '../../src/verdict/state.ts';
import { comparisonOf, latenciesOf, policyOf } from '../support/fixtures/comparison-fixture.ts';
import { model, ONE_POINT_LESS, row, TEN_PERCENT } from '../support/fixtures/verdict-fixture.ts';
import { RIGHT } from '../support/one-item.ts';

const accuracy = (state: Row['state']): Row =>
  row('task-score', { state, baseline: 0.9, candidate: 0.8, limit: ONE_POINT_LESS });
const p95 = (state: Row['state']): Row =>
  row('latency-p95', { state, baseline: 1e6, candidate: 1e6, limit: TEN_PERCENT });

const judged = (rows: Row[]): Judgement => ({
  ...judgeModel(latenciesOf({ 'latency-p95': { 'max-increase': '10%' } }, [], [])),
  state: 'fail',
  rows,
});

test('scores, comparisons and lengths of answers, the review rate and the cost with its reviews need all items', () => {
  expect(METRIC_NAMES.filter(restsOnItems).toSorted()).toEqual([
    ...['agreement', 'cost-per-1000', 'flips', 'kl-divergence', 'output-length', 'review-rate', 'task-score'],
  ]);
});

describe('a shard', () => {
  test.each<{ title: string; rows: Row[]; state: State }>([
    { title: 'passes where nothing else has a limit', rows: [accuracy('fail')], state: 'pass' },
    {
      title: 'is as its other rows are',
      rows: [accuracy('fail'), p95('inconclusive')],
      state: 'inconclusive',
    },
  ])('$title', ({ rows, state }) => {
    const deferred = deferItems(judged(rows), true);
    expect(deferred.state).toBe(state);
    expect(deferred.rows[0]).toMatchObject({ state: 'shown', reasons: [{ kind: 'one-shard' }] });
    expect(deferred.rows.slice(1)).toEqual(rows.slice(1));
  });
});

test('whether a score is better than guessing is judged over all items, not over a shard', () => {
  const policy = policyOf({ 'task-score': { min: 0 } });
  const wrong = () => {
    const outcomes = new OutcomeTable();
    for (const actual of [0, 1])
      outcomes.add({ ...RIGHT, actual, correct: false }, { slice: {}, place: 'line 1' });
    return { outcomes };
  };
  const comparison = comparisonOf(policy, { baseline: wrong(), candidate: wrong() });
  const guessing = { arm: 'baseline', score: 0, chance: 0.5, by: 'most-frequent' };
  expect(judgeModel(comparison).guessing).toEqual(guessing);
  expect(deferItems(judgeModel(comparison), true).guessing).toBeUndefined();
  expect(rejudgeItems(model({ rows: [] }), comparison).guessing).toEqual(guessing);
});

test('a score without a limit may be as bad as it likes', () => {
  const policy = policyOf({ 'latency-p95': { 'max-increase': '10%' } });
  const outcomes = new OutcomeTable();
  outcomes.add({ ...RIGHT, correct: false }, { slice: {}, place: 'line 1' });
  expect(
    judgeModel(comparisonOf(policy, { baseline: null, candidate: { outcomes } })).guessing,
  ).toBeUndefined();
});

describe('with the outcomes of all shards', () => {
  const launches = Array.from({ length: 12 }, () => 1e6);
  const comparison = latenciesOf({ 'latency-p95': { 'max-increase': '10%' } }, launches, launches);

  test('rows that rest on launches stay as the first shard judged them', () => {
    const first = model({ state: 'fail', rows: [p95('fail')] });
    const { state, rows } = rejudgeItems(first, comparison);
    expect(state).toBe('fail');
    expect(rows.find(({ metric }) => metric === 'latency-p95')).toEqual(p95('fail'));
  });

  test('no state becomes milder', () => {
    const first = model({ state: 'incomparable', rows: [p95('pass')] });
    expect(rejudgeItems(first, comparison).state).toBe('incomparable');
    expect(rejudgeItems(model({ rows: [p95('pass')] }), comparison).state).toBe('pass');
  });
});
