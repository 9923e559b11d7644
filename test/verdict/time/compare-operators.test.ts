import { describe, expect, test } from 'vitest';
import { compareOperators, describeGrowth } from '../../../src/verdict/time/compare-operators.ts';
import { placed } from '../../support/fixtures/verdict-fixture.ts';

const row = (operator: string, nodes: number, nsPerRun: number, more = {}) =>
  placed({ operator, nodes, nsPerRun, timeShare: 0.1, ...more });

const grown = (...arms: Parameters<typeof compareOperators>): string | undefined =>
  describeGrowth(compareOperators(...arms))?.replaceAll('\u00A0', ' ');

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

describe('describeGrowth', () => {
  test.each([
    {
      title: 'a new operator',
      arms: [[], [row('DequantizeLinear', 24, 310_000)]],
      text: '`DequantizeLinear` ×24 (new), +310 µs',
    },
    {
      title: 'more nodes',
      arms: [[row('Conv', 4, 1e6)], [row('Conv', 41, 2.5e6)]],
      text: '`Conv` ×4 → ×41, +1.500 ms',
    },
    {
      title: 'the same nodes',
      arms: [[row('Conv', 4, 1e6)], [row('Conv', 4, 2e6)]],
      text: '`Conv` ×4, +1.000 ms',
    },
    {
      title: 'only what matters',
      arms: [[], [row('A', 1, 1000), row('B', 1, 200), row('C', 1, 199)]],
      text: '`A` ×1 (new), +1.00 µs; `B` ×1 (new), +200 ns',
    },
    { title: 'nothing that grew', arms: [[row('Conv', 4, 2e6)], [row('Conv', 4, 1e6)]], text: undefined },
  ] as const)('names $title', ({ arms: [baseline, candidate], text }) => {
    expect(grown(baseline, candidate)).toBe(text);
  });
});
