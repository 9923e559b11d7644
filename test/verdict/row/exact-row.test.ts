import { expect, test } from 'vitest';
import type { Limit } from '../../../src/policy/limits.ts';
import { holdsOnAverage } from '../../../src/verdict/row/exact-row.ts';
import { row } from '../../support/fixtures/verdict-fixture.ts';

const TEN: Limit = { 'max-increase': { kind: 'relative', value: 0.1 } };
const rowOf = (candidate: number | null, change?: number) =>
  row('latency-p95', { baseline: 100, candidate, ...(change !== undefined && { change }) });

test.each([
  { title: 'a rise at the limit', row: rowOf(110), limit: TEN, holds: true },
  { title: 'a rise beyond it', row: rowOf(110.0001), limit: TEN, holds: false },
  { title: 'the change, not the two figures beside it', row: rowOf(105, 0.2), limit: TEN, holds: false },
  { title: 'a rise below the floor', row: rowOf(150), limit: { ...TEN, floor: 50 }, holds: true },
  { title: 'nothing measured', row: rowOf(null), limit: TEN, holds: false },
  { title: 'no change', row: { ...rowOf(100), change: null }, limit: TEN, holds: false },
  { title: 'a figure that is none', row: rowOf(Number.NaN), limit: TEN, holds: false },
  { title: 'a value at its maximum', row: rowOf(110), limit: { max: 110 }, holds: true },
  { title: 'a value beyond its maximum', row: rowOf(105), limit: { ...TEN, max: 104 }, holds: false },
  {
    title: 'a score that falls by its limit',
    row: row('task-score', { baseline: 0.9, candidate: 0.89 }),
    limit: { 'max-drop': { kind: 'points', value: 0.01 } } as Limit,
    holds: true,
  },
  {
    title: 'a score that falls further',
    row: row('task-score', { baseline: 0.9, candidate: 0.8899 }),
    limit: { 'max-drop': { kind: 'points', value: 0.01 } } as Limit,
    holds: false,
  },
])('$title: $holds', ({ row: given, limit, holds }) => {
  expect(holdsOnAverage(given, limit)).toBe(holds);
});
