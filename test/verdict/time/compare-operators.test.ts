import { describe, expect, test } from 'vitest';
import { compareOperators } from '../../../src/verdict/time/compare-operators.ts';
import { placed } from '../../support/fixtures/verdict-fixture.ts';

const row = (operator: string, nodes: number, nsPerRun: number, more = {}) =>
  placed({ operator, nodes, nsPerRun, timeShare: 0.1, ...more });

describe('compareOperators', () => {
  test('puts the largest change first, whichever way it goes', () => {
    const changes = compareOperators(
      [row('Same', 1, 5), row('Gone', 2, 900), row('Slower', 3, 100)],
      [row('Same', 1, 5), row('Slower', 3, 150), row('New', 24, 310)],
    );
    expect(
      changes.map(({ operator, baseline, candidate }) => [operator, baseline.nsPerRun, candidate.nsPerRun]),
    ).toEqual([
      ['Gone', 900, 0],
      ['New', 0, 310],
      ['Slower', 100, 150],
      ['Same', 5, 5],
    ]);
  });

  test('tells an operator apart by where it ran and in which precision', () => {
    const changes = compareOperators(
      [row('Conv', 4, 100), row('Clip', 2, 30, { provider: 'WebGpuExecutionProvider' })],
      [row('Conv', 4, 60, { precision: 'float16' }), row('Clip', 2, 50, { role: 'fallback' })],
    );
    expect(changes).toHaveLength(4);
  });

  test('adds up rows of one operator that played different parts', () => {
    const [only] = compareOperators(
      [],
      [row('Gather', 1, 10, { role: 'shape' }), row('Gather', 2, 30, { role: 'fallback' })],
    );
    expect(only?.candidate).toEqual({ nodes: 3, nsPerRun: 40 });
  });
});
