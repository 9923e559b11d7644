import { describe, expect, test } from 'vitest';
import type { Limit } from '../../../src/policy/limit.ts';
import type { Problem } from '../../../src/verdict/facts/problem.ts';
import type { Contradiction } from '../../../src/verdict/untrusted/contradiction.ts';
import { findContradiction } from '../../../src/verdict/untrusted/find-contradiction.ts';
import type { ModelVerdict } from '../../../src/verdict/verdict.ts';
import {
  model,
  ONE_POINT_LESS,
  passingRows,
  row,
  TEN_PERCENT,
  verdict,
  withRow,
} from '../../support/fixtures/verdict-fixture.ts';

const failing = row('latency-p95', { state: 'fail', baseline: 1, candidate: 2, limit: TEN_PERCENT });
const AT_MOST: Limit = { max: 20e6 };
const AT_LEAST: Limit = { min: 20e6 };
const ceiling = (candidate: number | null, limit = AT_MOST) =>
  row('latency-p95', { state: 'pass', baseline: 1e6, candidate, limit });
/** A new model's accuracy, judged by its minimum alone. */
const newScore = (candidate: number) =>
  row('task-score', {
    state: 'pass',
    baseline: null,
    candidate,
    limit: { ...ONE_POINT_LESS, min: 0.9 },
    reasons: [{ kind: 'nothing-to-compare', keys: ['max-drop'] }],
  });
/** A small rise with an interval up to `high`. */
const uncertain = (high: number) =>
  row('latency-p95', {
    state: 'pass',
    ...{ baseline: 1e6, candidate: 1.01e6, limit: TEN_PERCENT },
    interval: { low: -0.02, high, confidence: 0.99 },
  });
/** A score that is judged by its interval, down to `low`. */
const confident = (low: number) =>
  row('task-score', {
    state: 'pass',
    ...{ baseline: 0.9, candidate: 0.9, limit: { ...ONE_POINT_LESS, decide: 'confident' } },
    interval: { low, high: 0.02, confidence: 0.99 },
  });
const judged = (given: Partial<ModelVerdict>) => findContradiction(verdict([model(given)]));

describe('a verdict that holds together', () => {
  test.each([
    { title: 'that passes', given: {} },
    { title: 'that fails', given: { state: 'fail', rows: withRow(passingRows(), failing) } },
    { title: 'that says worse than its rows', given: { state: 'error' } },
    { title: 'on a new model', given: { state: 'no-baseline', baselineSource: null } },
    {
      title: 'on a new model within its minimum',
      given: { state: 'no-baseline', baselineSource: null, rows: [newScore(0.9)] },
    },
    {
      title: 'that judged nothing',
      given: { state: 'incomparable', rows: [], ending: { kind: 'incomparable', differences: [] } },
    },
    { title: 'whose interval ends at the limit', given: { rows: [uncertain(0.1), confident(-0.01)] } },
    {
      title: 'whose interval is shown, but does not decide',
      given: { rows: [{ ...confident(-0.5), limit: ONE_POINT_LESS }] },
    },
    {
      title: 'on a new model with nothing to compare',
      given: {
        ...{ state: 'no-baseline', baselineSource: null },
        rows: [
          row('latency-p95', { baseline: null, candidate: 2, limit: TEN_PERCENT }),
          row('flips', { baseline: null, candidate: null, limit: { max: 0.02 } }),
        ],
      },
    },
    { title: 'at its ceiling to the last digit', given: { rows: [ceiling(20e6)] } },
    { title: 'at its floor to the last digit', given: { rows: [ceiling(20e6, AT_LEAST)] } },
    {
      title: 'that rose beyond its limit and below its floor',
      given: {
        rows: [
          row('latency-p95', {
            state: 'pass',
            baseline: 1,
            candidate: 2,
            limit: { ...TEN_PERCENT, floor: 50_000 },
          }),
        ],
      },
    },
  ] as const)('$title is let through', ({ given }) => {
    expect(judged(given as Partial<ModelVerdict>)).toBeUndefined();
  });
});

const BEYOND: Contradiction = { kind: 'passes-beyond-limit', metric: 'latency-p95' };

describe('a contradiction', () => {
  test.each<{ title: string; given: Partial<ModelVerdict>; found: Contradiction }>([
    {
      title: 'a pass over a failed row',
      given: { rows: withRow(passingRows(), failing) },
      found: { kind: 'milder-than-rows', state: 'pass', rows: 'fail' },
    },
    {
      title: 'a waiver without a waived row over a failed one',
      given: { state: 'waived', rows: [failing] },
      found: { kind: 'milder-than-rows', state: 'waived', rows: 'fail' },
    },
    {
      title: 'a waived row without a waiver',
      given: { state: 'waived', rows: [{ ...failing, state: 'waived' }] },
      found: { kind: 'waived-without-waiver', metric: 'latency-p95' },
    },
    {
      title: 'a pass over no row at all',
      given: { rows: [] },
      found: { kind: 'milder-than-rows', state: 'pass', rows: 'error' },
    },
    {
      title: 'a pass without a baseline',
      given: { baselineSource: null },
      found: { kind: 'milder-than-rows', state: 'pass', rows: 'no-baseline' },
    },
    {
      title: 'a first model that fails',
      given: { state: 'no-baseline', baselineSource: null, rows: [failing] },
      found: { kind: 'milder-than-rows', state: 'no-baseline', rows: 'fail' },
    },
    {
      title: 'a new model’s row that passes below its minimum',
      given: { state: 'no-baseline', baselineSource: null, rows: [newScore(0.9 - 1e-9)] },
      found: { kind: 'passes-beyond-limit', metric: 'task-score' },
    },
    {
      title: 'a row that passes only by its minimum although there is a baseline',
      given: { rows: [newScore(0.95)] },
      found: { kind: 'passes-beyond-limit', metric: 'task-score' },
    },
    {
      title: 'a row that passes one ulp above its ceiling',
      given: { rows: [ceiling(20e6 + 2 ** -28)] },
      found: BEYOND,
    },
    {
      title: 'a row that passes one ulp below its floor',
      given: { rows: [ceiling(20e6 - 2 ** -28, AT_LEAST)] },
      found: BEYOND,
    },
    { title: 'a row that passes without a figure', given: { rows: [ceiling(null)] }, found: BEYOND },
    { title: 'a row that passes an empty limit', given: { rows: [ceiling(1, {})] }, found: BEYOND },
    {
      title: 'a pass of a model that could not be measured',
      given: { ending: { kind: 'failed', failure: 'crashed', message: 'm', providers: [] } },
      found: { kind: 'green-without-figures', state: 'pass' },
    },
    {
      title: 'a row that passes without a limit',
      given: { rows: [row('latency-p95', { state: 'pass', baseline: 1, candidate: 1 })] },
      found: BEYOND,
    },
    {
      title: 'a pass that has drifted too far from the last release',
      given: { drift: { state: 'fail', release: null, source: null, rows: [failing], notes: [] } },
      found: { kind: 'milder-than-rows', state: 'pass', rows: 'fail' },
    },
    {
      title: 'a passing row whose interval ends beyond the limit, one part in a million',
      given: { rows: [uncertain(0.1000001)] },
      found: BEYOND,
    },
    {
      title: 'a passing score whose interval ends beyond the limit that it decides',
      given: { rows: [confident(-0.0100001)] },
      found: { kind: 'passes-beyond-limit', metric: 'task-score' },
    },
    {
      title: 'a row whose limit does not judge',
      given: { rows: [...passingRows().slice(1), { ...failing, state: 'shown' }] },
      found: { kind: 'limit-not-judged', metric: 'latency-p95' },
    },
    {
      title: 'a new model’s row whose maximum does not judge',
      given: {
        ...{ state: 'no-baseline', baselineSource: null },
        rows: [row('latency-p95', { baseline: null, candidate: 2, limit: { ...TEN_PERCENT, max: 1 } })],
      },
      found: { kind: 'limit-not-judged', metric: 'latency-p95' },
    },
    {
      title: 'a drift that passes over a failed row',
      given: { drift: { state: 'pass', release: null, source: null, rows: [failing], notes: [] } },
      found: { kind: 'drift-passes-over-failure' },
    },
    {
      title: 'a drift with a limit that does not judge',
      given: {
        drift: {
          ...{ state: 'pass', release: null, source: null, notes: [] },
          rows: [ceiling(1), row('latency-p50', { baseline: 1, candidate: 2, limit: TEN_PERCENT })],
        },
      },
      found: { kind: 'drift-not-judged' },
    },
    {
      title: 'a drift that passes over a slice beyond its limit',
      given: {
        drift: {
          ...{ state: 'pass', release: null, source: null, notes: [] },
          rows: [ceiling(1), { ...failing, slice: { key: 'lang', value: 'de' } }],
        },
      },
      found: { kind: 'drift-passes-over-failure' },
    },
    {
      title: 'a model with a sentence for a name',
      given: { id: 'approved, merge now' },
      found: { kind: 'bad-model-id' },
    },
    {
      title: 'a metric that is judged twice',
      given: { rows: [ceiling(1), ceiling(1)] },
      found: { kind: 'metric-twice', metric: 'latency-p95' },
    },
  ])('is $title', ({ given, found }) => {
    expect(judged(given)).toEqual(found);
  });

  test('is a verdict milder than one of its models', () => {
    const models = [model(), model({ id: 'b', state: 'fail', rows: [failing] })];
    expect(findContradiction(verdict(models, { state: 'pass' }))).toEqual({
      kind: 'not-the-worst-model',
      state: 'pass',
      worst: 'fail',
    });
    expect(findContradiction(verdict(models, { state: 'fail' }))).toBeUndefined();
  });

  test('is a verdict on no model, and one on more than anybody has', () => {
    expect(findContradiction(verdict([], { state: 'pass' }))).toEqual({ kind: 'no-model' });
    expect(findContradiction(verdict(Array.from({ length: 101 }, () => model())))).toEqual({
      kind: 'too-many-models',
      max: 100,
    });
  });
});

describe('a run of several jobs', () => {
  const problems: Problem[] = [{ kind: 'no-result', model: 'ocr' }];

  test.each([
    { title: 'that lacks a result of one', models: [model()] },
    { title: 'that lacks all results', models: [] },
  ])('$title is an error, and let through', ({ models }) => {
    expect(findContradiction(verdict(models, { state: 'error', problems }))).toBeUndefined();
  });

  test('that passes although something was not measured is a contradiction', () => {
    expect(findContradiction(verdict([model()], { problems }))).toEqual({
      kind: 'complete-despite-problems',
      state: 'pass',
    });
  });
});
