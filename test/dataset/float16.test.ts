import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFloat16, encodeFloat16 } from '../../src/dataset/float16.ts';

describe('encodeFloat16', () => {
  it.each([
    { title: 'one', value: 1, bits: 0x3c00 },
    { title: 'minus two', value: -2, bits: 0xc000 },
    { title: 'zero', value: 0, bits: 0x0000 },
    { title: 'minus zero', value: -0, bits: 0x8000 },
    { title: 'the largest finite number', value: 65504, bits: 0x7bff },
    { title: 'the last double below the tie with infinity', value: 65519.99999999999, bits: 0x7bff },
    { title: 'the tie with infinity', value: 65520, bits: 0x7c00 },
    { title: 'infinity', value: Number.POSITIVE_INFINITY, bits: 0x7c00 },
    { title: 'minus infinity', value: Number.NEGATIVE_INFINITY, bits: 0xfc00 },
    { title: 'NaN', value: Number.NaN, bits: 0x7e00 },
    { title: 'the smallest normal number', value: 2 ** -14, bits: 0x0400 },
    { title: 'the largest subnormal number', value: 1023 * 2 ** -24, bits: 0x03ff },
    { title: 'a number that rounds up from subnormal to normal', value: 1023.5 * 2 ** -24, bits: 0x0400 },
    { title: 'the smallest subnormal number', value: 2 ** -24, bits: 0x0001 },
    { title: 'the tie of zero and the smallest, to even', value: 2 ** -25, bits: 0x0000 },
    { title: 'just above that tie', value: 2 ** -25 * (1 + 2 ** -52), bits: 0x0001 },
    { title: 'a tie whose lower neighbour is even', value: 2049, bits: 0x6800 },
    { title: 'a tie whose upper neighbour is even', value: 2051, bits: 0x6802 },
    { title: 'a significand that carries into the exponent', value: 4095.9, bits: 0x6c00 },
    // By way of float32 this becomes exactly 1 + 2^-11, a tie, and then 1.
    { title: 'a number that two roundings get wrong', value: 1 + 2 ** -11 + 2 ** -30, bits: 0x3c01 },
    { title: 'the double just below two', value: 2 - 2 ** -52, bits: 0x4000 },
  ])('rounds $title', ({ value, bits }) => {
    expect(encodeFloat16(value)).toBe(bits);
  });

  it('gives back the bits of every number that is not NaN', () => {
    for (let bits = 0; bits <= 0xffff; bits++) {
      const value = decodeFloat16(bits);
      if (!Number.isNaN(value)) expect(encodeFloat16(value)).toBe(bits);
    }
  });

  it('never prefers a farther neighbour', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 65504, noNaN: true }), (value) => {
        const bits = encodeFloat16(value);
        const error = Math.abs(decodeFloat16(bits) - value);
        if (bits > 0) expect(error).toBeLessThanOrEqual(Math.abs(decodeFloat16(bits - 1) - value));
        expect(error).toBeLessThanOrEqual(Math.abs(decodeFloat16(bits + 1) - value));
      }),
    );
  });
});

describe('decodeFloat16', () => {
  it.each([
    { bits: 0x3555, value: 0.333251953125 },
    { bits: 0x0001, value: 2 ** -24 },
    { bits: 0xfbff, value: -65504 },
    { bits: 0xfc00, value: Number.NEGATIVE_INFINITY },
    { bits: 0x7c01, value: Number.NaN },
  ])('reads $bits as $value', ({ bits, value }) => {
    expect(decodeFloat16(bits)).toBe(value);
  });
});
