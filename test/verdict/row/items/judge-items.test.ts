import { describe, expect, test } from 'vitest';
import type { OutcomeTable } from '../../../../src/task/outcome-table.ts';
import type { ItemOutcome } from '../../../../src/task/score/scorer.ts';
import { judgeModel } from '../../../../src/verdict/judge-model.ts';
import { checkRow } from '../../../../src/verdict/row/check-row.ts';
import type { Row } from '../../../../src/verdict/row/row.ts';
import { comparisonOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { tableOf } from '../../../support/scoring.ts';

/** Items of which the first `wrong` are wrong and the last `reviewed` go to a person. */
function items(count: number, { wrong = 0, reviewed = 0 } = {}): OutcomeTable {
  return tableOf(
    Array.from({ length: count }, (_, item) => ({
      correct: item >= wrong,
      review: item >= count - reviewed,
      actual: item % 2,
      predicted: item % 2,
    })),
  );
}

function judge(
  metric: 'task-score' | 'review-rate',
  limit: Record<string, unknown>,
  arms: { baseline?: OutcomeTable; candidate: OutcomeTable; task?: Record<string, unknown> },
): Row {
  const { baseline, candidate, task = { kind: 'classification' } } = arms;
  const review = metric === 'review-rate' ? { review: { 'below-confidence': 0.5 } } : {};
  const policy = policyOf({ [metric]: { decide: 'confident', ...limit } }, { task, ...review });
  return checkRow(
    metric,
    comparisonOf(policy, {
      baseline: baseline === undefined ? null : { outcomes: baseline },
      candidate: { outcomes: candidate },
    }),
  )!;
}

describe('a confident share', () => {
  const drop = { 'max-drop': '1pp' };

  test.each([
    { title: 'passes when the whole interval is within', count: 5000, wrong: 10, state: 'pass' },
    { title: 'fails when the whole interval is beyond', count: 5000, wrong: 100, state: 'fail' },
    {
      title: 'is undecided when the point is within and the interval is not',
      count: 500,
      wrong: 4,
      state: 'inconclusive',
    },
    {
      title: 'is undecided when the point is beyond and the interval is not',
      count: 500,
      wrong: 7,
      state: 'inconclusive',
    },
    { title: 'is undecided by few items of which none changed', count: 100, wrong: 0, state: 'inconclusive' },
  ])('$title', ({ count, wrong, state }) => {
    const row = judge('task-score', drop, { baseline: items(count), candidate: items(count, { wrong }) });
    expect(row.state).toBe(state);
    expect(row.change).toBeCloseTo(-wrong / count, 12);
  });

  test('says how many items the margin needs', () => {
    const row = judge('task-score', drop, { baseline: items(500), candidate: items(500, { wrong: 5 }) });
    // 6.18 · 0.01 / 0.01² = 618.
    expect(row.reasons).toEqual([
      // √(6.18 · 0.01 / 500) = 1.11 pp.
      {
        kind: 'judged-over-items',
        items: 500,
        changed: 5,
        needed: 618,
        visible: expect.closeTo(0.011118, 6),
        hasInterval: true,
      },
    ]);
    expect(row.interval?.confidence).toBeCloseTo(1 - 0.05 - 0.005, 12);
  });

  test('needs items even when none changed', () => {
    const row = judge('task-score', drop, { baseline: items(100), candidate: items(100) });
    expect(row.reasons).toMatchObject([{ changed: 0, needed: 231 }]);
  });

  test('can show no margin of nothing', () => {
    const row = judge('task-score', { 'max-drop': '0pp' }, { baseline: items(100), candidate: items(100) });
    expect(row).toMatchObject({
      state: 'inconclusive',
      reasons: [{ changed: 0, needed: null, hasInterval: true }],
    });
  });

  test('is held against a minimum by Wilson’s interval', () => {
    const at = (count: number) =>
      judge('task-score', { min: 0.9 }, { candidate: items(count, { wrong: count / 20 }) });
    expect(at(40).state).toBe('inconclusive');
    expect(at(400).state).toBe('pass');
    expect(at(400).reasons).toEqual([
      { kind: 'judged-over-items', items: 400, changed: null, hasInterval: true },
    ]);
    expect(judge('task-score', { min: 0.97 }, { candidate: items(4000, { wrong: 200 }) }).state).toBe('fail');
  });

  test('without a baseline is not judged by its change', () => {
    expect(judge('task-score', drop, { candidate: items(100) }).state).toBe('shown');
  });

  test('without a baseline is judged by its minimum alone', () => {
    const at = (wrong: number) =>
      judge('task-score', { ...drop, min: 0.9 }, { candidate: items(400, { wrong }) });
    expect([at(10).state, at(39).state, at(200).state]).toEqual(['pass', 'inconclusive', 'fail']);
    expect(at(10).reasons.at(-1)).toEqual({ kind: 'nothing-to-compare', keys: ['max-drop'] });
  });

  test('is decided by the point unless asked', () => {
    const arms = { baseline: items(500), candidate: items(500, { wrong: 4 }) };
    expect(judge('task-score', { ...drop, decide: 'point' }, arms)).toMatchObject({ state: 'pass' });
    expect(judge('task-score', { ...drop, decide: 'point' }, arms).interval).toBeUndefined();
  });
});

describe('a confident review rate', () => {
  test.each([
    { reviewed: 10, state: 'pass' },
    { reviewed: 30, state: 'inconclusive' },
    { reviewed: 100, state: 'fail' },
  ])('with $reviewed of 3,000 items more: $state', ({ reviewed, state }) => {
    const row = judge(
      'review-rate',
      { 'max-increase': '1pp' },
      { baseline: items(3000), candidate: items(3000, { reviewed }) },
    );
    expect(row.state).toBe(state);
  });

  test('is held against a maximum by Wilson’s interval', () => {
    const at = (reviewed: number) =>
      judge('review-rate', { max: '5%' }, { candidate: items(1000, { reviewed }) }).state;
    expect([at(30), at(50), at(100)]).toEqual(['pass', 'inconclusive', 'fail']);
  });
});

describe('a confident score that is no share', () => {
  const numbers = (
    count: number,
    error: (item: number) => number,
    kind: 'rmse' | 'mae' | 'r2',
  ): OutcomeTable =>
    tableOf(
      Array.from({ length: count }, (_, item): Partial<ItemOutcome> => {
        const off = error(item);
        return {
          actual: item % 10,
          predicted: (item % 10) + off,
          value: kind === 'mae' ? Math.abs(off) : off ** 2,
        };
      }),
    );
  const noise = (item: number): number => ((item * 7919) % 101) / 101 - 0.5;

  test.each(['rmse', 'mae', 'r2'] as const)(
    '%s passes with items enough, not with few, and fails when worse',
    (kind) => {
      const limit = kind === 'r2' ? { 'max-drop': 0.01 } : { 'max-increase': 0.02 };
      const at = (count: number, shift: (item: number) => number) =>
        judge('task-score', limit, {
          baseline: numbers(count, noise, kind),
          candidate: numbers(count, (item) => noise(item) + shift(item), kind),
          task: { kind: 'regression', metric: kind },
        });
      const unlike = (item: number) => 0.3 * noise(item * 13 + 5);
      expect(at(1500, unlike).state).toBe('pass');
      expect(at(29, unlike)).toMatchObject({
        state: 'inconclusive',
        reasons: [{ kind: 'judged-over-items', items: 29, changed: null, hasInterval: false }],
      });
      expect(at(300, () => 0.6).state).toBe('fail');
      expect(at(300, unlike).reasons).toEqual([
        {
          kind: 'judged-over-items',
          items: 300,
          changed: null,
          needed: expect.toSatisfy((needed: number) => needed > 0 && Number.isInteger(needed)),
          visible: expect.toSatisfy((visible: number) => visible > 0),
          hasInterval: true,
        },
      ]);
    },
  );

  test('of a set without positives is a failure, as ever', () => {
    const none = tableOf(Array.from({ length: 50 }, () => ({ actual: 0, predicted: 0.1 })));
    const row = judge(
      'task-score',
      { 'max-drop': '1pp' },
      { baseline: none, candidate: none, task: { kind: 'binary', metric: 'auc' } },
    );
    expect(row.state).toBe('fail');
  });
});

describe('items in clusters', () => {
  /** Videos of frames, in the first `wrong` of which all frames are wrong. */
  const videos = (count: number, frames: number, wrong = 0): OutcomeTable =>
    tableOf(
      Array.from({ length: count * frames }, (_, item) => {
        const cluster = Math.floor(item / frames);
        return {
          correct: cluster >= wrong,
          review: cluster < wrong,
          value: cluster < wrong ? 1 : 0,
          cluster,
        };
      }),
    );
  const drop = { 'max-drop': '5pp' };

  test('say less than as many independent items', () => {
    const [baseline, candidate] = [videos(60, 50), videos(60, 50, 2)];
    const row = judge('task-score', drop, { baseline, candidate });
    // As 2 of 60 items: a loss of 3.3 points, of which the interval crosses the limit. 3,000 items would show it.
    expect(row.state).toBe('inconclusive');
    expect(row.reasons).toMatchObject([{ items: 3000, clusters: 60, changed: 100, hasInterval: true }]);
    expect(
      judge('task-score', drop, { baseline: items(3000), candidate: items(3000, { wrong: 100 }) }).state,
    ).toBe('pass');
  });

  test.each([
    { title: 'a share', metric: 'task-score', limit: drop, task: { kind: 'classification' } },
    {
      title: 'a share of its own',
      metric: 'task-score',
      limit: { min: 0.5 },
      task: { kind: 'classification' },
    },
    {
      title: 'a mean',
      metric: 'task-score',
      limit: { 'max-increase': 0.5 },
      task: { kind: 'regression', metric: 'mae' },
    },
    {
      title: 'a set',
      metric: 'task-score',
      limit: { 'max-increase': 0.5 },
      task: { kind: 'regression', metric: 'rmse' },
    },
    {
      title: 'a review rate',
      metric: 'review-rate',
      limit: { max: '50%' },
      task: { kind: 'classification' },
    },
  ] as const)(
    'too few of them leave $title undecided, however many items they have',
    ({ metric, limit, task }) => {
      const at = (count: number) =>
        judge(metric, limit, { baseline: videos(count, 100), candidate: videos(count, 100), task });
      expect(at(29)).toMatchObject({
        state: 'inconclusive',
        reasons: [{ items: 2900, clusters: 29, hasInterval: false }],
      });
      expect(at(200).state).toBe('pass');
    },
  );

  test('need as many clusters even when none changed, and show no smaller change', () => {
    const row = judge('task-score', drop, { baseline: videos(60, 50), candidate: videos(60, 50) });
    // 46 clusters of 50 items; independent items would need 45, and show a change of 0.08 points.
    expect(row.reasons).toMatchObject([
      { items: 3000, clusters: 60, changed: 0, needed: 2300, visible: expect.closeTo(0.038408, 5) },
    ]);
  });

  test('need more where they change together', () => {
    const row = judge('task-score', drop, { baseline: videos(60, 50), candidate: videos(60, 50, 3) });
    // 60 videos of which 3 are lost: SE² = 60/59 · (3 · 0.95² + 57 · 0.05²) / 60² = 0.000805, so 6.18 · 3,000 · SE² / 0.05².
    // As independent items: 6.18 · 0.05 / 0.05² = 124.
    expect(row.reasons).toMatchObject([{ changed: 150, needed: 5971, visible: expect.closeTo(0.07054, 4) }]);
  });

  test('flip together in the test of the flips', () => {
    const policy = policyOf({ 'task-score': drop }, { review: { 'below-confidence': 0.5 } });
    const arms = { baseline: { outcomes: videos(40, 10) }, candidate: { outcomes: videos(40, 10, 4) } };
    // 2 · 2⁻⁴: of four videos that changed, all got worse. Forty frames would give 2 · 2⁻⁴⁰.
    expect(judgeModel(comparisonOf(policy, arms)).flips).toMatchObject({
      mcnemarP: 0.125,
      clusters: 40,
      review: { newlyReviewed: 40, mcnemarP: 0.125 },
    });
  });
});

describe('flips', () => {
  test('carry McNemar’s exact p, and the review’s with a review rule', () => {
    const policy = policyOf({ 'task-score': { 'max-drop': '1pp' } }, { review: { 'below-confidence': 0.5 } });
    const { flips } = judgeModel(
      comparisonOf(policy, {
        baseline: { outcomes: items(100) },
        candidate: { outcomes: items(100, { wrong: 6, reviewed: 5 }) },
      }),
    );
    expect(flips?.mcnemarP).toBeCloseTo(2 / 64, 12);
    expect(flips?.review?.newlyReviewed).toBe(5);
    expect(flips?.review?.noLongerReviewed).toBe(0);
    expect(flips?.review?.mcnemarP).toBeCloseTo(2 / 32, 12);
  });

  test('say nothing of reviews without a rule', () => {
    const arm = { outcomes: items(10) };
    const policy = policyOf({ 'task-score': { 'max-drop': '1pp' } });
    expect(judgeModel(comparisonOf(policy, { baseline: arm, candidate: arm })).flips).toEqual({
      rightToWrong: [],
      wrongToRight: [],
      mcnemarP: 1,
    });
  });
});
