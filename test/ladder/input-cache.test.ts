import { expect, test } from 'vitest';
import type { RegressionItem } from '../../src/dataset/regression-set.ts';
import { measureInputCache } from '../../src/ladder/input-cache.ts';
import type { Tensor } from '../../src/model/tensor.ts';

const setOf = (...inputs: readonly Record<string, Tensor>[]) => ({
  digest: '',
  async *items() {
    for (const [index, each] of inputs.entries()) {
      const id = String(index);
      yield {
        id,
        inputs: new Map(Object.entries(each)),
        hasBatchAxis: false,
        label: id,
        slice: {},
        place: id,
      } satisfies RegressionItem;
    }
  },
});
const bytes = (dtype: 'int8' | 'uint8', shape: number[], ...values: number[]): Tensor => ({
  dtype,
  shape,
  bytes: Uint8Array.from(values),
});
const strings = (...values: string[]): Tensor => ({
  dtype: 'string',
  shape: [values.length],
  strings: values,
});

test('an item hits when all of its inputs came before, byte for byte', async () => {
  const first = { x: bytes('int8', [2, 1], 1, 2), s: strings('a', 'bc') };
  const { items, hits, lookupNs } = await measureInputCache(
    setOf(
      first,
      { ...first, x: bytes('int8', [2, 1], 1, 3) },
      { ...first, x: bytes('uint8', [2, 1], 1, 2) },
      { ...first, x: bytes('int8', [1, 2], 1, 2) },
      { ...first, s: strings('ab', 'c') },
      { y: first.x, s: first.s },
      first,
      { ...first, x: bytes('int8', [2, 1], 1, 3) },
    ),
  );
  expect({ items, hits }).toEqual({ items: 8, hits: 2 });
  expect(lookupNs).toBeGreaterThan(0);
});
