import { expect, it } from 'vitest';
import { readLimit } from '../../src/figures/read-limit.ts';
import { describeLimit } from '../../src/policy/format-limit.ts';
import type { Limit } from '../../src/policy/limits.ts';
import { METRICS, type Metric } from '../../src/policy/metric.ts';

const MS = 1e6;

const CASES: readonly { metric: Metric; limit: Limit; expected: string }[] = [
  {
    metric: 'latency-p95',
    limit: { 'max-increase': { kind: 'relative', value: 0.1 }, floor: 0.05 * MS, max: 20 * MS },
    expected: '≤ +10 % (floor 0.05 ms), ≤ 20 ms',
  },
  {
    metric: 'latency-p50',
    limit: { 'max-increase': { kind: 'absolute', value: 1500 * MS } },
    expected: '≤ +1.5 s',
  },
  {
    metric: 'throughput',
    limit: { 'max-drop': { kind: 'relative', value: 0.05 }, min: 100 },
    expected: '≥ −5 %, ≥ 100 /s',
  },
  {
    metric: 'task-score',
    limit: { 'max-drop': { kind: 'points', value: 0.01 }, min: 0.9 },
    expected: '≥ −1 pp, ≥ 0.9',
  },
  { metric: 'task-score', limit: { 'max-increase': { kind: 'relative', value: 0.02 } }, expected: '≤ +2 %' },
  {
    metric: 'review-rate',
    limit: { 'max-increase': { kind: 'points', value: 0.01 }, max: 0.2 },
    expected: '≤ +1 pp, ≤ 20 %',
  },
  {
    metric: 'memory-ram-peak',
    limit: { 'max-increase': { kind: 'relative', value: 0.1 }, floor: 2 ** 24 },
    expected: '≤ +10 % (floor 16 MiB)',
  },
  { metric: 'model-size', limit: { max: 2 ** 31 }, expected: '≤ 2 GiB' },
  { metric: 'cost-per-1000', limit: { max: 0.1 }, expected: '≤ 0.1 USD' },
];

it.each(CASES)('reads what the verdict writes for $metric: $expected', ({ metric, limit, expected }) => {
  const { unit } = METRICS[metric];
  const clauses = readLimit({ limit: describeLimit(metric, limit), unit });
  expect(clauses?.map(({ text }) => text.replaceAll('\u00A0', ' ')).join(', ')).toBe(expected);
});

it.each([
  { limit: null, unit: 'ns' },
  { limit: 'as agreed', unit: 'ns' },
  { limit: 'max 20', unit: 'ns' },
  { limit: 'max 20MiB', unit: 'ns' },
  { limit: 'max 20ms, and more', unit: 'ns' },
] as const)('knows no clauses in $limit', ({ limit, unit }) => {
  expect(readLimit({ limit, unit })).toBeUndefined();
});

it('reads 35.11% as 0.3511, not as the nearest double of the division', () => {
  expect(readLimit({ limit: 'max-increase 35.11%', unit: 'ns' })?.[0]?.bound).toBe(0.3511);
});
