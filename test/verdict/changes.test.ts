import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/inspect/diff/change.ts';
import { adviseToSplit, headsOf, summarizeChanges } from '../../src/verdict/changes.ts';

const precision: Change = { head: 'precision', text: 'float32 → int8 QDQ' };
const threads: Change = { head: 'session-options', text: 'intra-op-threads: 1 → 2' };
const arena: Change = { head: 'session-options', text: 'memory-arena: true → false' };
const limits: Change = { head: 'limits', text: 'latency-p95: max-increase 5% → 10%' };
const traffic: Change = { head: 'traffic', text: 'batch: 1 → 8' };

describe('tellChanges', () => {
  test.each([
    { title: 'nothing', changes: [], told: undefined },
    { title: 'one change', changes: [precision], told: 'one change, precision: float32 → int8 QDQ' },
    {
      title: 'two keys under one head, which are one change',
      changes: [threads, arena],
      told: 'one change, session-options: intra-op-threads: 1 → 2, memory-arena: true → false',
    },
    {
      title: 'two heads',
      changes: [precision, threads, arena],
      told: 'confounded: 2 things changed at once (precision, session-options)',
    },
    { title: 'what both arms share', changes: [limits, traffic], told: undefined },
    {
      title: 'one change beside what both arms share',
      changes: [precision, limits, traffic],
      told: 'one change, precision: float32 → int8 QDQ',
    },
  ])('tells $title', ({ changes, told }) => {
    expect(summarizeChanges(changes)).toBe(told);
  });
});

test('each head is named once', () => {
  expect(headsOf([threads, precision, arena, limits])).toEqual(['session-options', 'precision']);
});

test('the advice names what to measure apart', () => {
  expect(adviseToSplit([precision, threads, { head: 'provider', text: 'providers: cpu → webgpu,cpu' }])).toBe(
    'Split the change, so that precision, session-options and provider are measured one at a time',
  );
});
