import { describe, expect, test } from 'vitest';
import { isRungClear } from '../../src/ladder/judge-rung.ts';
import { latenciesOf, policyOf } from '../support/fixtures/comparison-fixture.ts';

const LIMITS = { 'latency-p95': { 'max-increase': '50%' }, 'memory-ram-peak': { 'max-increase': '10%' } };
/** Twenty launches whose ratios lie evenly around `ratio`, up to `spread` away. */
const compare = (ratio: number, spread: number, launches = 20) => {
  const ratios = Array.from(
    { length: launches },
    (_, launch) => ratio * (1 + spread * ((2 * launch) / (launches - 1) - 1)),
  );
  return latenciesOf(
    LIMITS,
    ratios.map(() => 1e6),
    ratios.map((each) => each * 1e6),
  );
};

describe('isRungClear', () => {
  test.each([
    { title: 'a rung that surely helps', ratio: 0.5, spread: 0.02, launches: 20, isClear: true },
    { title: 'a rung that surely brings nothing', ratio: 1, spread: 0.002, launches: 20, isClear: true },
    {
      title: 'a rung that keeps its limit but may help a little',
      ratio: 0.99,
      spread: 0.1,
      launches: 20,
      isClear: false,
    },
    { title: 'the same after all planned launches', ratio: 0.99, spread: 0.9, launches: 60, isClear: true },
    { title: 'a rung that breaks its limit', ratio: 2, spread: 0.02, launches: 20, isClear: true },
    { title: 'too few launches for a look', ratio: 0.5, spread: 0.02, launches: 4, isClear: false },
  ])('$title: $isClear', ({ ratio, spread, launches, isClear }) => {
    expect(isRungClear(compare(ratio, spread, launches), 0.02)).toBe(isClear);
  });

  test('of a policy that limits no latency waits for the first look at the gain', () => {
    const untimed = (launches: number) => ({
      ...compare(0.5, 0.02, launches),
      policy: policyOf({ 'task-score': { 'max-drop': '1pp' } }),
    });
    expect(isRungClear(untimed(4), 0.02)).toBe(false);
    expect(isRungClear(untimed(8), 0.02)).toBe(true);
  });
});
