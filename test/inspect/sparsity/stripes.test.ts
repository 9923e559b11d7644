import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chooseStripes, type Layout, STRIPE_BYTES } from '../../../src/inspect/sparsity/stripes.ts';

/** Tensors of whole groups of four, from narrow to many stripes wide. */
const layouts: fc.Arbitrary<Layout> = fc
  .record({
    groups: fc.integer({ min: 1, max: 40 }),
    stride: fc.oneof(fc.integer({ min: 1, max: 64 }), fc.integer({ min: 4000, max: 70_000 })),
    bits: fc.constantFrom(8, 16, 32),
    isFlat: fc.boolean(),
  })
  .map(({ groups, stride, bits, isFlat }) => ({
    bytes: (groups * 4 * stride * bits) / 8,
    bitsPerElement: bits,
    stride: isFlat ? undefined : stride,
  }));

describe('chooseStripes', () => {
  test('all stripes together are the tensor, every byte once, in whole groups of four', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const stripes = [...chooseStripes(layout, layout.bytes)];
        const parts = stripes.flatMap((stripe) => stripe.parts).sort((a, b) => a.position - b.position);
        let end = 0;
        for (const { position, length } of parts) {
          expect(position).toBe(end);
          end += length;
        }
        expect(end).toBe(layout.bytes);
        for (const stripe of stripes) {
          const bytes = stripe.parts.reduce((sum, { length }) => sum + length, 0);
          expect(bytes).toBeLessThanOrEqual(STRIPE_BYTES);
          const blockBytes = ((stripe.stride ?? 1) * 4 * layout.bitsPerElement) / 8;
          expect(bytes % blockBytes).toBe(0);
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('a part of them stays within the limit, is spread from the first to the last eighth, and is always the same', () => {
    const layout = { bytes: 64 * STRIPE_BYTES, bitsPerElement: 32, stride: 16 };
    const chosen = [...chooseStripes(layout, 8 * STRIPE_BYTES)];
    expect(chosen).toHaveLength(8);
    const eighths = chosen.map(({ parts }) => Math.floor((parts[0]!.position / layout.bytes) * 8));
    expect(eighths).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...chooseStripes(layout, 8 * STRIPE_BYTES)]).toEqual(chosen);
  });

  test.each([
    { bytes: 0, limit: 100, expected: 0 },
    { bytes: 1, limit: 0, expected: 1 },
    { bytes: 10 * STRIPE_BYTES, limit: 1, expected: 1 },
    { bytes: 10 * STRIPE_BYTES, limit: 2 * STRIPE_BYTES - 1, expected: 1 },
    { bytes: 10 * STRIPE_BYTES, limit: 2 * STRIPE_BYTES, expected: 2 },
  ])('$bytes bytes with a limit of $limit make $expected stripes', ({ bytes, limit, expected }) => {
    expect([...chooseStripes({ bytes, bitsPerElement: 8, stride: undefined }, limit)]).toHaveLength(expected);
  });
});
