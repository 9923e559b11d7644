import { describe, expect, test } from 'vitest';
import { findStop, judgeLadder, type LadderRules } from '../../src/ladder/judge-ladder.ts';
import { row } from '../support/fixtures/verdict-fixture.ts';
import { keptRung, p95Row, scoreRow } from './ladder-fixture.ts';

const drop = (value: number): LadderRules => ({ target: { 'latency-p95': { kind: 'relative', value } } });
const atMost = (value: number): LadderRules => ({ target: { 'latency-p95': { kind: 'absolute', value } } });
const withInterval = (low: number, high: number) =>
  keptRung('int8', -0.4, { rows: [p95Row(low, high), scoreRow(0.9)] });

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
    expect(stop).toBe(stops ? 'the target is met by int8' : undefined);
  });

  test('by a slower rung that surely meets it, not by a faster one that may not', () => {
    const fast = keptRung('fast', 0, { rows: [p95Row(-0.9, -0.1)] });
    const sure = keptRung('sure', 0, { rows: [p95Row(-0.4, -0.35)] });
    expect(findStop(drop(0.3), 'quantization', [fast, sure])).toBe('the target is met by sure');
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
      stop: 'sparsity gained less than 5 %: the best of it is sparse',
    },
    {
      title: 'a step that gained half ends',
      change: -0.025,
      stop: 'sparsity gained less than 5 %: the best of it is sparse',
    },
    {
      title: 'a gain that is no number ends',
      change: Number.NaN,
      stop: 'sparsity gained less than 5 %: the best of it is sparse',
    },
  ])('by the least gain: $title', ({ change, stop }) => {
    const rung = keptRung('sparse', 0, { rows: [p95Row(-0.9, -0.01, { change })] });
    expect(findStop({ 'min-gain': 0.05 }, 'sparsity', [rung])).toBe(stop);
  });

  test('by the best of a step, not by its last rung', () => {
    const rungs = [keptRung('a', -0.02), keptRung('b', -0.4), keptRung('c', -0.03)];
    expect(findStop({ 'min-gain': 0.05 }, 'quantization', rungs)).toBeUndefined();
  });

  test('by a step of which nothing was kept, but not by one that has no rungs', () => {
    const dropped = keptRung('a', -0.9, { verdict: 'dropped' });
    expect(findStop({ 'min-gain': 0.05 }, 'batching', [dropped])).toBe(
      'batching gained less than 5 %: nothing of it was kept',
    );
    expect(findStop({ 'min-gain': 0.05 }, 'batching', [])).toBeUndefined();
  });
});

describe('judgeLadder', () => {
  const climb = {
    id: 'm',
    rules: {},
    scoreBetter: 'higher',
    baseline: [row('task-score', { baseline: null, candidate: 0.9 })],
    rungs: [],
    together: null,
    stopped: undefined,
    notTried: [],
    environment: {},
  } as const;
  const undecided = keptRung('threads', -0.1, { verdict: 'undecided' });
  const dropped = keptRung('wrong', -0.9, { verdict: 'dropped' });

  test.each([
    {
      title: 'the fastest kept rung is to be adopted',
      rungs: [keptRung('a', -0.2), dropped, keptRung('b', -0.4), undecided],
      nextStep:
        'Adopt b (artifact: int8.onnx): P95 −40.0\u00A0% (−41.0\u00A0…\u00A0−39.0); let the gate judge it in a pull request.',
    },
    {
      title: 'nothing kept and nothing open leaves the model',
      rungs: [dropped],
      nextStep: 'Leave the model as it is: no rung helps on this machine.',
    },
    {
      title: 'nothing kept but something open asks for more time',
      rungs: [dropped, undecided],
      nextStep: 'Run again with a larger budget: threads could not be decided.',
    },
  ])('$title', ({ rungs, nextStep }) => {
    expect(judgeLadder({ ...climb, rungs })).toMatchObject({ nextStep, stopped: 'every rung was tried' });
  });

  test('says of a target that is not met what is left to try', () => {
    const rules = drop(0.5);
    const judged = judgeLadder({ ...climb, rules, rungs: [keptRung('a', -0.4), undecided] });
    expect(judged).toMatchObject({ target: 'P95 −50 %', isTargetMet: false });
    expect(judged.nextStep).toContain('The target is not met. Run again with a larger budget: threads');
    const closed = judgeLadder({ ...climb, rules, rungs: [keptRung('a', -0.4)] });
    expect(closed.nextStep).toContain('The target is not met by any rung');
  });

  test('counts what was kept together among the rungs', () => {
    const together = keptRung('a + b', -0.6);
    const judged = judgeLadder({ ...climb, rules: drop(0.5), rungs: [keptRung('a', -0.4)], together });
    expect(judged.isTargetMet).toBe(true);
    expect(judged.nextStep).toMatch(/^Adopt a \+ b /);
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
