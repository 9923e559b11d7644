import { describe, expect, it } from 'vitest';
import { pickItems, type RegressionSet } from '../../src/dataset/regression-set.ts';
import { sampleItems } from '../../src/dataset/sample-items.ts';

/** A set of items "0", "1" … whose input holds `bytes` bytes each. */
function setOf(count: number, bytes: (index: number) => number = () => 100): RegressionSet {
  return {
    digest: '',
    forModel: () => setOf(count, bytes),
    verify: async () => {},
    async *items() {
      for (let index = 0; index < count; index++) {
        const tensor = {
          dtype: 'uint8',
          shape: [bytes(index)],
          bytes: new Uint8Array(bytes(index)),
        } as const;
        yield {
          id: String(index),
          inputs: new Map([['x', tensor]]),
          isWhole: false,
          label: 0,
          slice: {},
          place: '',
        };
      }
    },
  };
}

const ids = async (set: RegressionSet, seed: number, maxItems: number, maxBytes = 1e9) =>
  (await sampleItems(set, { seed, maxItems, maxBytes })).map(({ id }) => Number(id));

describe('sampleItems', () => {
  it('gives all items, shuffled, when they are few', async () => {
    const all = await ids(setOf(100), 1, 1000);
    expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
    expect(all).not.toEqual(all.toSorted((a, b) => a - b));
  });

  it('gives the same sample for the same seed, and another for another', async () => {
    const first = await ids(setOf(1000), 1, 20);
    expect(first).toHaveLength(20);
    expect(await ids(setOf(1000), 1, 20)).toEqual(first);
    expect(await ids(setOf(1000), 2, 20)).not.toEqual(first);
  });

  it('takes every item equally often, at every place', async () => {
    const taken = Array(10).fill(0);
    const firsts = Array(10).fill(0);
    for (let seed = 0; seed < 3000; seed++) {
      const sample = await ids(setOf(10), seed, 3);
      for (const id of sample) taken[id] += 1;
      firsts[sample[0] ?? 0] += 1;
    }
    // Means 900 and 300, standard deviations 25 and 16.
    for (const count of taken) expect(Math.abs(count - 900)).toBeLessThan(110);
    for (const count of firsts) expect(Math.abs(count - 300)).toBeLessThan(75);
  });

  it('fills the bound of bytes in the drawn order, without slipping small items past a large one', async () => {
    const bytes = (id: number) => (id % 3 === 0 ? 10_000 : 1000);
    const set = setOf(40, bytes);
    for (let seed = 0; seed < 50; seed++) {
      const order = await ids(set, seed, 40);
      const sample = await ids(set, seed, 40, 60_000);
      expect(order.slice(0, sample.length)).toEqual(sample);
      const held = sample.reduce((sum, id) => sum + bytes(id), 0);
      const next = bytes(order[sample.length] ?? 0);
      // An item holds some bytes besides its tensor's.
      expect(held).toBeLessThanOrEqual(60_000);
      expect(held + next).toBeGreaterThan(50_000);
    }
  });

  it('keeps one item even when it is too large', async () => {
    expect(await ids(setOf(10), 1, 5, 10)).toHaveLength(1);
  });
});

describe('pickItems', () => {
  const idsOf = (set: RegressionSet, indices: readonly number[]) => pickItems(set, indices, ({ id }) => id);

  it('looks up some items and ends at the last of them', async () => {
    expect(await idsOf(setOf(Number.POSITIVE_INFINITY), [7, 2, 7])).toEqual(
      new Map([
        [2, '2'],
        [7, '7'],
      ]),
    );
  });

  it('has nothing to say of items beyond the end, or of none', async () => {
    expect(await idsOf(setOf(3), [5])).toEqual(new Map());
    expect(await idsOf(setOf(3), [])).toEqual(new Map());
  });
});
