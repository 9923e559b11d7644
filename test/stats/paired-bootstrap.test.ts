import { mean, median, standardDeviation } from 'simple-statistics';
import { expect, test } from 'vitest';
import { bootstrapStandardError } from '../../src/stats/paired-difference.ts';

const VALUES = [1, 2, 4, 8, 16];
const of = (statistic: (values: number[]) => number) => (positions: readonly number[]) =>
  statistic(positions.map((position) => VALUES[position] ?? Number.NaN));

/** Every one of the 5⁵ equally likely resamples. */
function everyResample(): number[][] {
  let all: number[][] = [[]];
  for (let item = 0; item < VALUES.length; item += 1) {
    all = all.flatMap((drawn) => VALUES.map((value) => [...drawn, value]));
  }
  return all;
}

test.each([
  { title: 'mean', statistic: mean },
  { title: 'median', statistic: median },
  { title: 'largest', statistic: (values: number[]) => Math.max(...values) },
])('of the $title agrees with all resamples enumerated', ({ statistic }) => {
  const exact = standardDeviation(everyResample().map(statistic));
  expect(bootstrapStandardError({ items: VALUES.length }, of(statistic))).toBeCloseTo(exact, 0.5);
  expect(
    Math.abs((bootstrapStandardError({ items: VALUES.length }, of(statistic)) ?? 0) / exact - 1),
  ).toBeLessThan(0.07);
});

test('is the same each time', () => {
  expect(bootstrapStandardError({ items: 5 }, of(mean))).toBe(bootstrapStandardError({ items: 5 }, of(mean)));
});

test('is nothing where nothing varies', () => {
  expect(bootstrapStandardError({ items: 5 }, () => 3)).toBe(0);
});

test('is none where many resamples do not define the statistic', () => {
  let call = 0;
  expect(bootstrapStandardError({ items: 5 }, () => (call++ % 10 === 0 ? undefined : call))).toBeUndefined();
  expect(bootstrapStandardError({ items: 5 }, () => Number.NaN)).toBeUndefined();
});
