import { describe, expect, test } from 'vitest';
import { findStop, judgeLadder, type LadderRules } from '../../src/ladder/judge-ladder.ts';
import { row } from '../support/fixtures/verdict-fixture.ts';
import { keptRung, p95Row, scoreRow } from './ladder-fixture.ts';

const drop = (value: number): LadderRules => ({ target: { 'latency-p95': { kind: 'relative', value } } });
const atMost = (value: number): LadderRules => ({ target: { 'latency-p95': { kind: 'absolute', value } } });
const withInterval = (low: number, high: number) =>
  keptRung('int8', -0.4, { rows: [p95Row(low, high), scoreRow(0.9)] });

const SMALL_GAIN = { kind: 'small-gain', step: 'sparsity', minGain: 0.05, best: 'sparse' } as const;

describe('findStop', () => {
  test.each([
    { title: 'the whole interval at the drop', rules: drop(0.3), high: -0.3, stops: true },
    { title: 'an end just short of the drop', rules: drop(0.3), high: -0.29999999999999993, stops: false },
    { title: 'an end that is no number', rules: drop(0.3), high: Number.NaN, stops: false },
    { title: 'the whole interval at the duration', rules: atMost(750_000), high: -0.25, stops: true },
    {
      title: 'an end just above the duration',
      rules: atMost(749_999.9999999999),
      high: -0.25,
      stops: false,
    },
    { title: 'no target', rules: {}, high: -0.99, stops: false },
  ])('by the target, $title: $stops', ({ rules, high, stops }) => {
    const stop = findStop(rules, 'quantization', [withInterval(-0.9, high)]);
    expect(stop).toEqual(stops ? { kind: 'target-met', rung: 'int8' } : undefined);
  });

  test('by a slower rung that surely meets it, not by a faster one that may not', () => {
    const fast = keptRung('fast', 0, { rows: [p95Row(-0.9, -0.1)] });
    const sure = keptRung('sure', 0, { rows: [p95Row(-0.4, -0.35)] });
    expect(findStop(drop(0.3), 'quantization', [fast, sure])).toEqual({ kind: 'target-met', rung: 'sure' });
  });

  test('by no rung that was dropped, even where it reaches the target', () => {
    const rung = keptRung('int8', -0.9, { verdict: 'dropped' });
    expect(findStop(drop(0.3), 'quantization', [rung])).toBeUndefined();
  });

  test.each([
    { title: 'a step that gained exactly as much goes on', change: -0.05, stop: undefined },
    {
      title: 'a step that gained a hair less ends',
      change: -0.04999999999999999,
      stop: SMALL_GAIN,
    },
    {
      title: 'a step that gained half ends',
      change: -0.025,
      stop: SMALL_GAIN,
    },
    {
      title: 'a gain that is no number ends',
      change: Number.NaN,
      stop: SMALL_GAIN,
    },
  ])('by the least gain: $title', ({ change, stop }) => {
    const rung = keptRung('sparse', 0, { rows: [p95Row(-0.9, -0.01, { change })] });
    expect(findStop({ 'min-gain': 0.05 }, 'sparsity', [rung])).toEqual(stop);
  });

  test('by the best of a step, not by its last rung', () => {
    const rungs = [keptRung('a', -0.02), keptRung('b', -0.4), keptRung('c', -0.03)];
    expect(findStop({ 'min-gain': 0.05 }, 'quantization', rungs)).toBeUndefined();
  });

  test('by a step of which nothing was kept, but not by one that has no rungs', () => {
    const dropped = keptRung('a', -0.9, { verdict: 'dropped' });
    expect(findStop({ 'min-gain': 0.05 }, 'batching', [dropped])).toEqual({
      kind: 'small-gain',
      step: 'batching',
      minGain: 0.05,
      best: null,
    });
    expect(findStop({ 'min-gain': 0.05 }, 'batching', [])).toBeUndefined();
  });
});

describe('judgeLadder', () => {
  const climb: Parameters<typeof judgeLadder>[0] = {
    id: 'm',
    rules: {},
    scoreBetter: 'higher',
    baseline: [row('task-score', { baseline: null, candidate: 0.9 })],
    rungs: [],
    together: null,
    stopped: { kind: 'all-tried' },
    notTried: [],
    environment: {},
    settings: [],
    budgetNs: 25e9,
    seed: 1,
  };
  const undecided = keptRung('threads', -0.1, { verdict: 'undecided' });
  const dropped = keptRung('wrong', -0.9, { verdict: 'dropped' });

  test.each([
    {
      title: 'the fastest kept rung is the best',
      rungs: [keptRung('a', -0.2), dropped, keptRung('b', -0.4)],
      best: 'b',
    },
    {
      title: 'a rung that was dropped or is undecided is never the best',
      rungs: [dropped, undecided],
      best: null,
    },
    { title: 'without rungs there is none', rungs: [], best: null },
  ])('$title', ({ rungs, best }) => {
    expect(judgeLadder({ ...climb, rungs })).toMatchObject({ best, target: null, isTargetMet: false });
  });

  test('a target that no kept rung reaches is not met, and the best rung stays the best', () => {
    const judged = judgeLadder({ ...climb, rules: drop(0.5), rungs: [keptRung('a', -0.4), dropped] });
    expect(judged).toMatchObject({
      target: { kind: 'relative', value: 0.5 },
      isTargetMet: false,
      best: 'a',
    });
  });

  test('a rung that meets the target is better than a faster one that may not', () => {
    const rungs = [
      keptRung('fast', 0, { rows: [p95Row(-0.9, -0.1), scoreRow(0.9)] }),
      keptRung('sure', 0, { rows: [p95Row(-0.4, -0.35), scoreRow(0.9)] }),
    ];
    expect(judgeLadder({ ...climb, rules: drop(0.3), rungs })).toMatchObject({
      isTargetMet: true,
      best: 'sure',
    });
  });

  test('counts what was kept together among the rungs', () => {
    const together = keptRung('a + b', -0.6);
    const judged = judgeLadder({ ...climb, rules: drop(0.5), rungs: [keptRung('a', -0.4)], together });
    expect(judged).toMatchObject({ isTargetMet: true, best: 'a + b' });
  });

  test('puts fast and good rungs on the front, whatever a limit said of them', () => {
    const rungs = [
      keptRung('fast', -0.5, { rows: [p95Row(-0.6, -0.4), scoreRow(0.89)] }),
      keptRung('fast and wrong', -0.6, { verdict: 'dropped', rows: [p95Row(-0.7, -0.5), scoreRow(0.5)] }),
      keptRung('slow', 0.5, { verdict: 'dropped' }),
      keptRung('crashed', 0, { verdict: 'dropped', rows: [] }),
    ];
    expect(judgeLadder({ ...climb, rungs }).front).toEqual(['fast and wrong', 'fast', 'baseline']);
  });
});
