import { describe, expect, test } from 'vitest';
import type { Limits } from '../../../src/policy/model-policy.ts';
import { meanInterval } from '../../../src/stats/mean-interval.ts';
import { createRandom } from '../../../src/stats/random.ts';
import {
  BLOCK_ERROR,
  countChances,
  createSpend,
  FIRST_LOOK,
  PASS_ERROR,
  PLANNED_LAUNCHES,
  tailsAt,
  tailsOfItems,
} from '../../../src/verdict/row/looks.ts';
import {
  disturbed,
  type Effects,
  longTailed,
  normal,
  normalEffects,
  oneInThirty,
  sometimesSlow,
} from '../../support/looks/launch-effects.ts';
import { productRule } from '../../support/looks/product-rule.ts';
import { insert, simulate } from '../../support/looks/simulate-looks.ts';
import { plainMean } from '../../support/looks/statistics.ts';

const spend = createSpend();

const LIMIT = 0.05;
const increase = { 'max-increase': { kind: 'relative' as const, value: 0.05 } };
const ONE: Limits = { 'latency-p95': increase };
const FOUR: Limits = {
  'latency-p95': { ...increase, max: 20e6 },
  'memory-ram-peak': increase,
  'cost-per-1000': increase,
  'memory-arena-peak': increase,
  'task-score': { 'max-drop': { kind: 'points', value: 0.01 } },
};

const TOKENS: Limits = { 'ttft-p95': increase, 'tpot-p95': increase };

describe('countChances', () => {
  test.each<{ title: string; limits: Limits; chances: number }>([
    { title: 'an increase of the P95, which is looked for in three ways', limits: ONE, chances: 3 },
    { title: 'the same of each P95 of a language model', limits: TOKENS, chances: 6 },
    { title: 'an increase of another percentile', limits: { 'latency-p50': increase }, chances: 1 },
    { title: 'each bound of a limit, and no exact metric', limits: FOUR, chances: 6 },
    {
      title: 'a score decided with confidence',
      limits: { 'task-score': { min: 0.9, decide: 'confident' } },
      chances: 1,
    },
    { title: 'exact metrics only', limits: { 'model-size': increase }, chances: 0 },
  ])('counts $title', ({ limits, chances }) => {
    expect(countChances(limits)).toBe(chances);
  });
});

test('spends an error the same from the cache as afresh', () => {
  const allowance = { error: 0.01, power: 0.5 };
  const fractions = [0.08, 0.2, 1];
  expect(spend(fractions, allowance)).toBe(spend([...fractions], allowance));
  expect(createSpend()(fractions, allowance)).toEqual(spend(fractions, allowance));
  expect(spend(fractions, { ...allowance, power: 1 })).not.toEqual(spend(fractions, allowance));
});

describe('tailsAt', () => {
  test('gives figures that are examined once the whole error', () => {
    expect(tailsAt(5, 'only', { limits: FOUR, worse: 'higher', spend })).toEqual({
      low: BLOCK_ERROR / 6,
      high: PASS_ERROR,
    });
  });

  test('puts the error to block on the side where a model is fine', () => {
    const up = tailsAt(20, 'interim', { limits: FOUR, worse: 'higher', spend });
    const down = tailsAt(20, 'interim', { limits: FOUR, worse: 'lower', spend });
    expect(down).toEqual({ low: up.high, high: up.low });
    expect(up.low).toBeLessThan(up.high);
  });

  test('shares the error to block among the limits, and not the error to pass', () => {
    const alone = tailsAt(20, 'interim', { limits: ONE, worse: 'higher', spend });
    const shared = tailsAt(20, 'interim', { limits: FOUR, worse: 'higher', spend });
    expect(alone.low / shared.low).toBeGreaterThan(2);
    expect(alone.low / shared.low).toBeLessThan(2.2);
    expect(shared.high).toBe(alone.high);
  });

  test('lets the last look spend what is left', () => {
    const interim = tailsAt(12, 'interim', { limits: ONE, worse: 'higher', spend });
    const last = tailsAt(12, 'last', { limits: ONE, worse: 'higher', spend });
    expect(last.low).toBeGreaterThan(4 * interim.low);
    expect(last.low).toBeLessThan(BLOCK_ERROR);
  });

  test('treats the planned end as the last look', () => {
    const options = { limits: ONE, worse: 'higher', spend } as const;
    expect(tailsAt(PLANNED_LAUNCHES, 'interim', options)).toEqual(tailsAt(PLANNED_LAUNCHES, 'last', options));
    expect(tailsAt(PLANNED_LAUNCHES + 9, 'interim', options)).toEqual(
      tailsAt(PLANNED_LAUNCHES, 'last', options),
    );
  });

  test('spends everything at a single look when the budget ends before the first', () => {
    const tails = tailsAt(FIRST_LOOK - 1, 'last', { limits: ONE, worse: 'higher', spend });
    expect(tails.low).toBeCloseTo(BLOCK_ERROR / 3 / 1.25, 9);
    expect(tails.high).toBeCloseTo(PASS_ERROR / 1.25, 9);
  });

  test('refuses an interim look before the first', () => {
    const look = () => tailsAt(FIRST_LOOK - 1, 'interim', { limits: ONE, worse: 'higher', spend });
    expect(look).toThrow('expected at least 5 launches, got 4');
  });
});

test('items are judged at the level of the usual non-inferiority test', () => {
  expect(tailsOfItems({ limits: FOUR, worse: 'lower' })).toEqual({ low: 0.05, high: BLOCK_ERROR / 6 });
});

/** Three standard errors of a share above it. */
const atMost = (share: number, trials: number): number =>
  share + 3 * Math.sqrt((share * (1 - share)) / trials);

describe('the looks', () => {
  test('are simulated with the statistic that the product uses', () => {
    const random = createRandom(5);
    for (const n of [5, 8, 11, 12, 30, 100]) {
      const values = Float64Array.from({ length: n }, () => normal(random) + 0.3).sort();
      const { mean, low, high } = meanInterval([...values], { low: 0.0004, high: 0.01 })!;
      const standardError = mean / plainMean.score(values, n);
      expect(mean - low).toBeCloseTo(standardError * plainMean.critical(n, 0.0004), 9);
      expect(high - mean).toBeCloseTo(standardError * plainMean.critical(n, 0.01), 9);
    }
  });

  test.each<{ effects: Effects; budget: number; trials: number }>([
    { effects: normalEffects(0.02), budget: PLANNED_LAUNCHES, trials: 8000 },
    { effects: normalEffects(0.02), budget: 50, trials: 8000 },
    { effects: normalEffects(0.02), budget: 12, trials: 8000 },
    { effects: normalEffects(0.02), budget: FIRST_LOOK, trials: 8000 },
    { effects: oneInThirty(0.01), budget: 30, trials: 8000 },
    { effects: longTailed(0.01), budget: 30, trials: 8000 },
    { effects: disturbed(0.01), budget: 30, trials: 8000 },
  ])('err at the limit no more than stated: $effects.name, $budget launches', (world) => {
    for (const limits of [ONE, FOUR]) {
      const [rates] = simulate([productRule(limits, spend, world)], {
        ...world,
        change: LIMIT,
        limit: LIMIT,
      });
      expect(rates?.blocked).toBeLessThanOrEqual(atMost(BLOCK_ERROR / countChances(limits), world.trials));
      expect(rates?.passed).toBeLessThanOrEqual(atMost(PASS_ERROR, world.trials));
    }
  });

  test.each<{ effects: Effects; launches: number }>([
    { effects: normalEffects(0.01), launches: 6 },
    { effects: normalEffects(0.02), launches: 10 },
    { effects: oneInThirty(0.01), launches: 8 },
    { effects: longTailed(0.01), launches: 8 },
  ])('separate identical from +10% in time: $effects.name', ({ effects, launches }) => {
    const world = { effects, limit: LIMIT, trials: 1000 };
    const rule = productRule(ONE, spend, { budget: 50 });
    const [same] = simulate([rule], { ...world, change: 0 });
    expect(same).toMatchObject({ blocked: 0 });
    expect(same?.passed).toBeGreaterThan(0.99);
    expect(same?.medianLaunches).toBeLessThanOrEqual(launches);
    const [slower] = simulate([rule], { ...world, change: 0.1 });
    expect(slower).toMatchObject({ passed: 0 });
    expect(slower?.blocked).toBeGreaterThan(0.99);
    expect(slower?.medianLaunches).toBeLessThanOrEqual(launches);
  });

  test('find +7% even if launches differ twice as much as measured', () => {
    const world = { effects: normalEffects(0.02), change: 0.07, limit: LIMIT, trials: 1000 };
    const [rates] = simulate([productRule(FOUR, spend, { budget: 50 })], world);
    expect(rates?.blocked).toBeGreaterThan(0.98);
    expect(rates?.passed).toBe(0);
  });

  test('rarely overlook a model that is slow in a third of its launches', () => {
    // None of the first five launches is slow in 13% of the runs.
    const world = { effects: sometimesSlow(0.33), change: 0, limit: LIMIT, trials: 1000 };
    const [rates] = simulate([productRule(ONE, spend, { budget: 50 })], world);
    expect(rates?.passed).toBeLessThan(0.13);
  });

  test('do not decide when launches differ too much', () => {
    const world = { effects: normalEffects(0.3), change: 0.1, limit: LIMIT, trials: 1000 };
    const [rates] = simulate([productRule(ONE, spend, { budget: 50 })], world);
    expect(rates?.medianLaunches).toBe(50);
    expect(rates?.passed).toBeLessThanOrEqual(atMost(PASS_ERROR, 1000));
  });
});

describe('the interval of a row', () => {
  const coverage = (effects: Effects, launches: number): number => {
    const random = createRandom(11);
    const trials = 4000;
    const critical = plainMean.critical(launches, 0.025);
    const ascending = new Float64Array(launches);
    let hits = 0;
    for (let trial = 0; trial < trials; trial += 1) {
      const draw = effects.begin(random);
      for (let n = 1; n <= launches; n += 1) insert(ascending, n, draw(random));
      if (Math.abs(plainMean.score(ascending, launches)) <= critical) hits += 1;
    }
    return hits / trials;
  };

  test.each([5, 8, 12, 20, 50])(
    'contains the truth as often as stated over %i normal launches',
    (launches) => {
      expect(Math.abs(coverage(normalEffects(0.02), launches) - 0.95)).toBeLessThan(0.015);
    },
  );

  test.each([5, 8, 12, 20, 50])(
    'contains it no less often if some of %i launches are far off',
    (launches) => {
      for (const effects of [oneInThirty(0.01), longTailed(0.01), disturbed(0.01)]) {
        expect(coverage(effects, launches)).toBeGreaterThan(0.935);
      }
    },
  );
});
