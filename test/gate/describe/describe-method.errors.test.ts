import { expect, test } from 'vitest';
import { computeErrors } from '../../../src/gate/describe/describe-method.ts';
import type { Limits } from '../../../src/policy/model-policy.ts';

const increase = { 'max-increase': { kind: 'relative' as const, value: 0.05 } };
const ERRORS = { firstLook: 5, plannedLaunches: 60, block: 0.005, pass: 0.01 };

test.each<{ title: string; limits: Limits; errors: ReturnType<typeof computeErrors> }>([
  {
    title: 'sampled metrics',
    limits: { 'latency-p95': { ...increase, max: 20e6 }, 'memory-ram-peak': increase },
    errors: ERRORS,
  },
  {
    title: 'a confident score',
    limits: { 'task-score': { 'max-drop': { kind: 'points', value: 0.01 }, decide: 'confident' } },
    errors: { ...ERRORS, passOfItems: 0.05 },
  },
  { title: 'exact metrics only', limits: { 'model-size': increase }, errors: undefined },
])('states the chances of error of $title', ({ limits, errors }) => {
  expect(computeErrors(limits)).toEqual(errors);
});
