import { describe, expect, test } from 'vitest';
import { type Differences, searchLayers } from '../../../src/measure/layers/search-layers.ts';

const difference = (isBeyondRounding: boolean) => ({
  relative: isBeyondRounding ? 1 : 0,
  cosine: 1,
  isBeyondRounding,
});

/** Tensors of which those from `first` on differ, and those in `integers` cannot be compared. */
async function search(count: number, first: number, integers: readonly number[] = []) {
  const runs: (readonly number[])[] = [];
  const found = await searchLayers(count, async (positions): Promise<Differences> => {
    runs.push(positions);
    return new Map(
      positions.map((position) => [
        position,
        integers.includes(position) ? undefined : difference(position >= first),
      ]),
    );
  });
  const differing = [...found].flatMap(([position, each]) => (each?.isBeyondRounding ? [position] : []));
  return { runs, found, differing };
}

describe('the search for the first tensor that differs', () => {
  test.each([
    { count: 1, first: 0, runs: 1 },
    { count: 64, first: 63, runs: 1 },
    { count: 65, first: 0, runs: 2 },
    { count: 65, first: 64, runs: 1 },
    { count: 1000, first: 0, runs: 2 },
    { count: 1000, first: 537, runs: 2 },
    { count: 20_000, first: 12_345, runs: 3 },
  ])('finds $first of $count in $runs runs, and two after it', async ({ count, first, runs }) => {
    const result = await search(count, first);
    const after = [first, first + 1, first + 2].filter((position) => position < count);
    expect(result.differing.slice(0, after.length)).toEqual(after);
    expect(result.runs.length).toBeLessThanOrEqual(runs + 1);
    expect(Math.max(...result.runs.map(({ length }) => length))).toBeLessThanOrEqual(64);
  });

  test('measures nothing twice', async () => {
    const { runs } = await search(5000, 4321);
    expect(new Set(runs.flat()).size).toBe(runs.flat().length);
  });

  test('gives its findings in order', async () => {
    const positions = [...(await search(1000, 500)).found.keys()];
    expect(positions).toEqual(positions.toSorted((left, right) => left - right));
  });

  test('needs one run where nothing differs, and measures the last tensor in it', async () => {
    const { runs, differing, found } = await search(1000, 1000);
    expect(runs).toHaveLength(1);
    expect(differing).toEqual([]);
    expect(found.has(999)).toBe(true);
  });

  test('looks past integers, which say nothing about what is before them', async () => {
    const integers = Array.from({ length: 300 }, (_, index) => 500 + index);
    expect((await search(1000, 450, integers)).differing[0]).toBe(450);
  });

  test('has nothing to do for no tensors', async () => {
    expect(await search(0, 0)).toEqual({ runs: [], found: new Map(), differing: [] });
  });
});
