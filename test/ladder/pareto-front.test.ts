import { describe, expect, test } from 'vitest';
import { paretoFront } from '../../src/ladder/choose-rungs.ts';

const namesOf = (points: readonly (readonly [string, number, number])[], better: 'higher' | 'lower') =>
  paretoFront(
    points.map(([name, latency, score]) => ({ name, latency, score })),
    better,
  ).map(({ name }) => name);

describe('paretoFront', () => {
  test.each([
    {
      title: 'keeps a trade-off, fastest first',
      points: [
        ['b', 2, 0.9],
        ['a', 1, 0.8],
      ],
      front: ['a', 'b'],
    },
    {
      title: 'drops what is slower and worse',
      points: [
        ['a', 1, 0.9],
        ['b', 2, 0.8],
      ],
      front: ['a'],
    },
    {
      title: 'drops what is as fast and worse',
      points: [
        ['a', 1, 0.9],
        ['b', 1, 0.8],
      ],
      front: ['a'],
    },
    {
      title: 'drops what is slower and as good',
      points: [
        ['a', 1, 0.9],
        ['b', 2, 0.9],
      ],
      front: ['a'],
    },
    {
      title: 'keeps two that are equal',
      points: [
        ['a', 1, 0.9],
        ['b', 1, 0.9],
      ],
      front: ['a', 'b'],
    },
    {
      title: 'leaves out what is no number',
      points: [
        ['a', Number.NaN, 1],
        ['b', 1, Number.NaN],
      ],
      front: [],
    },
  ] as const)('$title', ({ points, front }) => {
    expect(namesOf(points, 'higher')).toEqual(front);
  });

  test('turns round where a lower score is better', () => {
    const points = [
      ['a', 1, 0.9],
      ['b', 2, 0.8],
      ['c', 3, 0.85],
    ] as const;
    expect(namesOf(points, 'lower')).toEqual(['a', 'b']);
    expect(namesOf(points, 'higher')).toEqual(['a']);
  });
});
