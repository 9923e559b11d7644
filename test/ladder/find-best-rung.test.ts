import { describe, expect, test } from 'vitest';
import { findBestRung, findFastestRung } from '../../src/ladder/choose-rungs.ts';
import { keptRung, p95Row, scoreRow } from './ladder-fixture.ts';

const rung = (name: string, change: number, score: number) =>
  keptRung(name, 0, { rows: [p95Row(-0.9, -0.01, { change }), scoreRow(score)] });
const RUNGS = [rung('good', -0.5, 0.92), rung('fast', -0.515625, 0.9), rung('slow', -0.3, 0.99)];
const best = (rungs: typeof RUNGS, given: { better?: 'higher' | 'lower'; leastGain?: number } = {}) =>
  findBestRung(rungs, { scoreBetter: given.better ?? 'higher', leastGain: given.leastGain ?? 0.02 })?.name;

describe('findBestRung', () => {
  test('takes the better score of two that gain about as much, and no slower one', () => {
    expect(best(RUNGS)).toBe('good');
    expect(best(RUNGS, { better: 'lower' })).toBe('fast');
  });

  test('takes the faster of two as far apart as the least gain, or farther', () => {
    expect(best(RUNGS, { leastGain: 0.015625 })).toBe('fast');
    expect(best(RUNGS, { leastGain: 0.015625000000000003 })).toBe('good');
  });

  test('takes the faster of two with the same score, in whatever order they stand', () => {
    const alike = [rung('a', -0.5, 0.9), rung('b', -0.51, 0.9)];
    expect(best(alike)).toBe('b');
    expect(best(alike.toReversed())).toBe('b');
  });

  test('never takes a score that is not known over one that is', () => {
    expect(
      best([rung('unknown', -0.505, Number.NaN), rung('known', -0.5, 0.9), rung('fast', -0.51, 0.8)]),
    ).toBe('known');
  });

  test('looks at kept rungs only', () => {
    const dropped = RUNGS.map((each) => ({ ...each, verdict: 'dropped' as const }));
    expect(best(dropped)).toBeUndefined();
    expect(findFastestRung([...dropped, rung('kept', -0.1, 0.9)])?.name).toBe('kept');
  });
});
