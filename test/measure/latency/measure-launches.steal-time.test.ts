import { describe, expect, test } from 'vitest';
import { parseMachineTicks, stealShare } from '../../../src/measure/latency/measure-launches.ts';

describe('parseMachineTicks', () => {
  test('reads the whole machine’s line, whose guest time is within user', () => {
    const stat = 'cpu  10 20 30 400 5 6 7 8 9 11\ncpu0 1 2 3 4 5 6 7 8 9 10\nintr 1\n';
    expect(parseMachineTicks(stat)).toEqual({ total: 486, steal: 8 });
  });

  test.each(['', 'cpu  1 2 3\n', 'cpu0 1 2 3 4 5 6 7 8\n'])('does not guess from %j', (stat) => {
    expect(parseMachineTicks(stat)).toBeUndefined();
  });
});

describe('stealShare', () => {
  const before = { total: 100, steal: 10 };

  test.each([
    { title: 'is steal over all time', after: { total: 200, steal: 35 }, share: 0.25 },
    { title: 'is not known when no tick has passed', after: before, share: null },
    { title: 'is not known elsewhere', after: undefined, share: null },
    { title: 'is never below zero, should a counter step back', after: { total: 200, steal: 9 }, share: 0 },
  ])('$title', ({ after, share }) => {
    expect(stealShare(before, after)).toBe(share);
  });
});
