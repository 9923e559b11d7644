import { describe, expect, it } from 'vitest';
import { createRandom, splitMix64, xoshiro128 } from '../../src/stats/random.ts';

const take = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, next);

describe('splitMix64', () => {
  it('gives the published numbers for seed 1234567', () => {
    // https://rosettacode.org/wiki/Pseudo-random_numbers/Splitmix64
    expect(take(5, splitMix64(1234567n))).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });
});

describe('xoshiro128', () => {
  it('gives the numbers of the reference implementation 1.1 for state 1, 2, 3, 4', () => {
    // Produced with xoshiro128starstar.c, as published in the tests of the Rust crate rand_xoshiro.
    const { nextUint32 } = xoshiro128(1, 2, 3, 4);
    expect(take(10, nextUint32)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe('createRandom', () => {
  it('fills the state from splitMix64, low word first', () => {
    // splitMix64(0) gives e220a8397b1dcdaf and 6e789e6aa1b965f4.
    const direct = xoshiro128(0x7b1dcdaf, 0xe220a839, 0xa1b965f4, 0x6e789e6a);
    expect(take(5, createRandom(0).nextUint32)).toEqual(take(5, direct.nextUint32));
  });

  it('gives different streams for neighbouring seeds', () => {
    expect(take(5, createRandom(1).nextUint32)).not.toEqual(take(5, createRandom(2).nextUint32));
  });

  it('refuses a seed that is no whole number', () => {
    expect(() => createRandom(0.5)).toThrow(RangeError);
  });

  it('draws units in [0, 1) whose mean is one half', () => {
    const units = take(20_000, createRandom(7).nextUnit);
    expect(Math.min(...units)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...units)).toBeLessThan(1);
    expect(units.reduce((sum, unit) => sum + unit, 0) / units.length).toBeCloseTo(0.5, 2);
  });
});

describe('nextInt', () => {
  it('does not favour small results when the bound does not divide 2^32', () => {
    // With draw % (3 · 2^30), results below 2^30 would come twice as often: one half instead of one third.
    const random = createRandom(11);
    const low = take(30_000, () => random.nextInt(3 * 2 ** 30)).filter((value) => value < 2 ** 30).length;
    expect(low / 30_000).toBeCloseTo(1 / 3, 1);
    expect(low / 30_000).toBeLessThan(0.36);
  });

  it.each([0, -1, 1.5, Number.NaN, 2 ** 32 + 1])('refuses the bound %s', (bound) => {
    expect(() => createRandom(1).nextInt(bound)).toThrow(RangeError);
  });

  it('knows only 0 below 1 and reaches every number below 3', () => {
    const random = createRandom(3);
    expect(random.nextInt(1)).toBe(0);
    expect(new Set(take(100, () => random.nextInt(3)))).toEqual(new Set([0, 1, 2]));
  });
});
