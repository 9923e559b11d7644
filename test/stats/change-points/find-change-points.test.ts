import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findChangePoints } from '../../../src/stats/change-points/find-change-points.ts';
import { EVERY_NINETY, steppedSeries } from '../../support/otava-series.ts';

const indicesOf = (values: readonly number[]) => findChangePoints(values).map(({ index }) => index);

describe('on the series that Apache Otava was given', () => {
  // Made once with apache-otava 0.8.0 (PyPI): compute_change_points(list(series)) with its defaults, window_len 50,
  // max_pvalue 0.001, min_magnitude 0.0, on the same series. P values are those that it prints.
  test.each([
    {
      title: 'one step of three deviations',
      seed: 1,
      length: 60,
      steps: [[40, 3]],
      found: [[40, 4.053596463445215e-14]],
    },
    { title: 'no step', seed: 2, length: 200, steps: [], found: [] },
    {
      title: 'up and down again',
      seed: 3,
      length: 120,
      steps: [
        [50, 4],
        [80, -4],
      ],
      found: [
        [52, 2.1639994396572594e-29],
        [80, 7.049156074150904e-29],
      ],
    },
    {
      title: 'three steps, one of them small',
      seed: 4,
      length: 300,
      steps: [
        [70, 2],
        [150, -3],
        [220, 1],
      ],
      found: [
        [70, 6.899875392937073e-26],
        [150, 2.6723643099924214e-42],
        [217, 1.1926933887293383e-8],
      ],
    },
    {
      title: 'a step two values before the end',
      seed: 5,
      length: 50,
      steps: [[48, 6]],
      found: [[48, 1.579416916397958e-10]],
    },
    {
      title: 'one spike',
      seed: 6,
      length: 60,
      steps: [
        [30, 12],
        [31, -12],
      ],
      found: [],
    },
  ] as const)('finds the same: $title', ({ seed, length, steps, found }) => {
    const points = findChangePoints(steppedSeries(seed, length, steps));
    expect(points.map(({ index }) => index)).toEqual(found.map(([index]) => index));
    points.forEach(({ pValue }, position) => {
      expect(pValue / (found[position]?.[1] ?? Number.NaN)).toBeCloseTo(1, 9);
    });
  });

  test('finds the same in a thousand values', () => {
    expect(indicesOf(steppedSeries(7, 1000, EVERY_NINETY))).toEqual([
      90, 180, 271, 360, 450, 540, 631, 720, 809, 903, 992,
    ]);
  });

  test('finds the same with a narrower window and a larger P', () => {
    const values = steppedSeries(4, 300, [
      [70, 2],
      [150, -3],
      [220, 1],
    ]);
    const points = findChangePoints(values, { window: 30, maxPValue: 0.01 });
    expect(points.map(({ index }) => index)).toEqual([70, 112, 113, 150, 225]);
  });
});

test('tells the levels on both sides', () => {
  const values = [...Array(10).fill(2), ...Array(10).fill(5)];
  expect(findChangePoints(values)).toEqual([
    {
      index: 10,
      before: { count: 10, mean: 2, deviation: 0 },
      after: { count: 10, mean: 5, deviation: 0 },
      pValue: 0,
    },
  ]);
});

test('takes away what is smaller than the magnitude asked for: half up from 100', () => {
  const values = [...Array(10).fill(100), ...Array(10).fill(150)];
  expect(findChangePoints(values, { minMagnitude: 0.49 })).toHaveLength(1);
  expect(findChangePoints(values, { minMagnitude: 0.5 })).toEqual([]);
});

test('tests a neighbour again when the point beside it is taken away', () => {
  // Otava 0.8 tests the point after the next instead of the one before, and keeps the old figures of that one.
  const points = findChangePoints(steppedSeries(7, 1000, EVERY_NINETY));
  points.slice(1).forEach(({ before }, position) => {
    expect(before).toEqual(points[position]?.after);
  });
});

const series = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 120 });

test('finds nothing in a series that never changes', () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer({ min: 0, max: 150 }),
      (level, length) => {
        expect(findChangePoints(Array(length).fill(level))).toEqual([]);
      },
    ),
  );
});

test('finds the same wherever the level is and whatever the unit', () => {
  fc.assert(
    fc.property(series, (values) => {
      // Powers of two and whole numbers, so that nothing is rounded.
      expect(indicesOf(values.map((value) => value + 4096))).toEqual(indicesOf(values));
      expect(indicesOf(values.map((value) => value * 2 ** 20))).toEqual(indicesOf(values));
      expect(indicesOf(values.map((value) => value * -0.5))).toEqual(indicesOf(values));
    }),
  );
});

test('finds points within the series, in order, each significant between its neighbours', () => {
  fc.assert(
    fc.property(series, (values) => {
      const points = findChangePoints(values);
      const indices = points.map(({ index }) => index);
      expect(indices).toEqual([...new Set(indices)].sort((left, right) => left - right));
      for (const { index, pValue } of points) {
        expect(index).toBeGreaterThan(0);
        expect(index).toBeLessThan(values.length);
        expect(pValue).toBeLessThan(0.001);
      }
    }),
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
  'refuses a series with %d, which would pass every comparison',
  (value) => {
    expect(() => findChangePoints([1, 2, value, 4])).toThrow(
      `values[2]: expected a finite number, got ${value}`,
    );
  },
);

test.each([
  { options: { window: 1 }, message: 'window: expected a whole number of at least 2, got 1' },
  { options: { window: 10.5 }, message: 'window' },
  { options: { maxPValue: 0 }, message: 'maxPValue: expected a probability in (0, 1], got 0' },
  { options: { maxPValue: Number.NaN }, message: 'maxPValue' },
  { options: { minMagnitude: -1 }, message: 'minMagnitude' },
])('refuses $options', ({ options, message }) => {
  expect(() => findChangePoints([1, 2, 3], options)).toThrow(message);
});
