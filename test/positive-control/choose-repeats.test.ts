import { expect, test } from 'vitest';
import { chooseRepeats } from '../../src/positive-control/choose-repeats.ts';

const up = (value: number) => ({ 'max-increase': { kind: 'relative' as const, value } });

test.each([
  { title: 'four at least', limit: up(0.1), p95Ns: 1e6, turns: 4 },
  { title: 'four times what the limit allows, and one', limit: up(2), p95Ns: 1e6, turns: 9 },
  { title: 'the floor where it allows more', limit: { ...up(0.1), floor: 5e6 }, p95Ns: 1e6, turns: 21 },
  { title: 'four times a maximum', limit: { max: 20e6 }, p95Ns: 1e6, turns: 80 },
  { title: 'whichever breaks first', limit: { ...up(0.1), floor: 5e6, max: 2e6 }, p95Ns: 1e6, turns: 8 },
  {
    title: 'the share alone while the P95 is not known',
    limit: { ...up(2), floor: 5e6 },
    p95Ns: undefined,
    turns: 9,
  },
  { title: 'more of a model that is over before it began', limit: up(0.1), p95Ns: 4e5, turns: 32 },
  { title: 'no more than end before a deadline', limit: { max: 1e15 }, p95Ns: 1, turns: 100_000 },
])('takes $title', ({ limit, p95Ns, turns }) => {
  expect(chooseRepeats(limit, p95Ns)).toBe(turns);
});
