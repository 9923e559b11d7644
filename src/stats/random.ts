/** A stream of pseudo-random numbers, the same for the same seed on every machine. Not for secrets. */
export interface RandomSource {
  /** A whole number, uniform over 0..2^32 − 1. */
  nextUint32(): number;
  /** A multiple of 2^−53, uniform over [0, 1). */
  nextUnit(): number;
  /**
   * A whole number, uniform over 0..bound − 1 without modulo bias.
   * @throws {RangeError} If `bound` is not a whole number in 1..2^32.
   */
  nextInt(bound: number): number;
}

/**
 * The stream for a seed: xoshiro128** 1.1, with its state filled from SplitMix64, as its authors advise.
 *
 * @param seed - A whole number; taken modulo 2^64.
 * @throws {RangeError} If `seed` is a number that is not a safe integer.
 * @see Blackman & Vigna (2021), "Scrambled Linear Pseudorandom Number Generators"; https://prng.di.unimi.it/
 */
export function createRandom(seed: number | bigint): RandomSource {
  const next = splitMix64(BigInt(seed));
  const [low, high] = [next(), next()];
  return xoshiro128(Number(low & MASK_32), Number(low >> 32n), Number(high & MASK_32), Number(high >> 32n));
}

const MASK_32 = 0xffff_ffffn;

/**
 * SplitMix64: each call returns a 64-bit number.
 *
 * @see Steele, Lea & Flood (2014), "Fast splittable pseudorandom number generators";
 *   https://prng.di.unimi.it/splitmix64.c
 */
export function splitMix64(seed: bigint): () => bigint {
  let state = BigInt.asUintN(64, seed);
  return () => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let mixed = state;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    return mixed ^ (mixed >> 31n);
  };
}

/**
 * xoshiro128** 1.1 from a state of four 32-bit words, not all zero; period 2^128 − 1.
 *
 * @see https://prng.di.unimi.it/xoshiro128starstar.c
 */
export function xoshiro128(a: number, b: number, c: number, d: number): RandomSource {
  const nextUint32 = (): number => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
  return {
    nextUint32,
    nextUnit: () => (nextUint32() * 2 ** 21 + (nextUint32() >>> 11)) / 2 ** 53,
    nextInt: (bound) => nextBelow(bound, nextUint32),
  };
}

const rotateLeft = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function nextBelow(bound: number, nextUint32: () => number): number {
  if (!Number.isInteger(bound) || bound < 1 || bound > 2 ** 32)
    throw new RangeError(`expected a whole number in 1..2^32, got ${bound}`);
  // Draws at or above the largest multiple of `bound` are discarded: they would favour small results.
  const limit = 2 ** 32 - (2 ** 32 % bound);
  let draw = nextUint32();
  while (draw >= limit) draw = nextUint32();
  return draw % bound;
}
