import { describe, expect, test } from 'vitest';
import type { Limits } from '../../../src/policy/policy.ts';
import { describeErrors } from '../../../src/verdict/row/describe-undecided.ts';

const increase = { 'max-increase': { kind: 'relative' as const, value: 0.05 } };

describe('describeErrors', () => {
  test('states the chances of error', () => {
    const limits: Limits = { 'latency-p95': { ...increase, max: 20e6 }, 'memory-ram-peak': increase };
    expect(describeErrors(limits)['chance of error']).toBe(
      'a model within its limits is blocked in at most 0.5 % of runs, over all limits on what is sampled and all looks; one beyond a limit passes it in at most 1 %',
    );
  });

  test('tells of confident scores', () => {
    const limits: Limits = {
      'task-score': { 'max-drop': { kind: 'points', value: 0.01 }, decide: 'confident' },
    };
    expect(describeErrors(limits)['chance of error']).toMatch(
      /over all limits on what is sampled and all looks; .* in at most 1 % \(5 % where a score is decided confident\)$/,
    );
  });

  test('has nothing to say of exact metrics', () => {
    expect(describeErrors({ 'model-size': increase })).toEqual({});
  });
});
