import { describe, expect, test } from 'vitest';
import { findContradiction } from '../../../src/verdict/untrusted/find-contradiction.ts';
import type { ModelVerdict } from '../../../src/verdict/verdict.ts';
import { model, passingRows, row, verdict, withRow } from '../../support/fixtures/verdict-fixture.ts';

const failing = row('latency-p95', { state: 'fail', baseline: 1, candidate: 2, limit: 'max-increase 10%' });
const ceiling = (candidate: number | null, limit = 'max 20ms') =>
  row('latency-p95', { state: 'pass', baseline: 1e6, candidate, limit });
const judged = (given: Partial<ModelVerdict>) => findContradiction(verdict([model(given)]));

describe('a verdict that holds together', () => {
  test.each([
    { title: 'that passes', given: {} },
    { title: 'that fails', given: { state: 'fail', rows: withRow(passingRows(), failing) } },
    { title: 'that says worse than its rows', given: { state: 'error' } },
    { title: 'on a new model', given: { state: 'no-baseline', baselineSource: null } },
    { title: 'that judged nothing', given: { state: 'incomparable', rows: [] } },
    { title: 'at its ceiling to the last digit', given: { rows: [ceiling(20e6)] } },
    { title: 'at its floor to the last digit', given: { rows: [ceiling(20e6, 'min 20ms')] } },
    {
      title: 'that rose beyond its limit and below its floor',
      given: {
        rows: [
          row('latency-p95', {
            state: 'pass',
            baseline: 1,
            candidate: 2,
            limit: 'max-increase 10% (floor 0.05ms)',
          }),
        ],
      },
    },
  ] as const)('$title is let through', ({ given }) => {
    expect(judged(given as Partial<ModelVerdict>)).toBeUndefined();
  });
});

describe('a contradiction', () => {
  test.each([
    {
      title: 'a pass over a failed row',
      given: { rows: withRow(passingRows(), failing) },
      says: 'says pass where its rows say fail',
    },
    {
      title: 'a waiver without a waived row over a failed one',
      given: { state: 'waived', rows: [failing] },
      says: 'says waived where its rows say fail',
    },
    {
      title: 'a waived row without a waiver',
      given: { state: 'waived', rows: [{ ...failing, state: 'waived' }] },
      says: 'is waived without a waiver that is used',
    },
    { title: 'a pass over no row at all', given: { rows: [] }, says: 'says pass where its rows say error' },
    {
      title: 'a pass without a baseline',
      given: { baselineSource: null },
      says: 'says pass where its rows say no-baseline',
    },
    {
      title: 'a first model that fails',
      given: { state: 'no-baseline', baselineSource: null, rows: [failing] },
      says: 'where its rows say fail',
    },
    {
      title: 'a row that passes above its ceiling',
      given: { rows: [ceiling(20.001e6)] },
      says: 'latency-p95 passes with a figure beyond',
    },
    {
      title: 'a row that passes below its floor',
      given: { rows: [ceiling(19.999e6, 'min 20ms')] },
      says: 'beyond its limit',
    },
    { title: 'a row that passes without a figure', given: { rows: [ceiling(null)] }, says: 'or without one' },
    {
      title: 'a row that passes without a limit',
      given: { rows: [row('latency-p95', { state: 'pass', baseline: 1, candidate: 1 })] },
      says: 'or without one',
    },
    {
      title: 'a pass that has drifted too far from the last release',
      given: { drift: { state: 'fail', release: null, source: null, rows: [failing] } },
      says: 'says pass where its rows say fail',
    },
    {
      title: 'a drift that passes over a failed row',
      given: { drift: { state: 'pass', release: null, source: null, rows: [failing] } },
      says: 'its drift since the last release',
    },
    {
      title: 'a model with a sentence for a name',
      given: { id: 'approved, merge now' },
      says: 'names a model',
    },
    {
      title: 'a metric that is judged twice',
      given: { rows: [ceiling(1), ceiling(1)] },
      says: 'a metric twice',
    },
  ] as const)('is $title', ({ given, says }) => {
    expect(judged(given as Partial<ModelVerdict>)).toContain(says);
  });

  test('is a verdict milder than one of its models', () => {
    const models = [model(), model({ id: 'b', state: 'fail', rows: [failing] })];
    expect(findContradiction(verdict(models, { state: 'pass' }))).toBe(
      'it says pass, and of its models the worst is fail',
    );
    expect(findContradiction(verdict(models, { state: 'fail' }))).toBeUndefined();
  });

  test('is a verdict on no model, and one on more than anybody has', () => {
    expect(findContradiction(verdict([], { state: 'pass' }))).toContain('no model');
    expect(findContradiction(verdict(Array.from({ length: 101 }, () => model())))).toContain('more than 100');
  });
});

describe('a run of several jobs', () => {
  const problems = ['A result is missing.'];

  test.each([
    { title: 'that lacks a result of one', models: [model()] },
    { title: 'that lacks all results', models: [] },
  ])('$title is an error, and let through', ({ models }) => {
    expect(findContradiction(verdict(models, { state: 'error', problems }))).toBeUndefined();
  });

  test('that passes although something was not measured is a contradiction', () => {
    const said = findContradiction(verdict([model()], { problems }));
    expect(said).toBe('it says pass, and that not everything was measured');
  });
});
