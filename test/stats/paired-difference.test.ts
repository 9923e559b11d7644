import { describe, expect, test } from 'vitest';
import {
  itemsForNoChange,
  itemsNeeded,
  pairedDifferenceInterval,
  visibleDifference,
} from '../../src/stats/paired-difference.ts';

const EACH = { low: 0.05, high: 0.05 };

/** The chance that the interval holds the true difference, over every way in which `items` items may fall. */
function coverage(items: number, gain: number, loss: number): number {
  const lnFactorial = [0];
  for (let n = 1; n <= items; n += 1) lnFactorial.push((lnFactorial[n - 1] ?? 0) + Math.log(n));
  let covered = 0;
  for (let gained = 0; gained <= items; gained += 1) {
    for (let lost = 0; gained + lost <= items; lost += 1) {
      const rest = items - gained - lost;
      const [a = 0, b = 0, c = 0, all = 0] = [gained, lost, rest, items].map((n) => lnFactorial[n]);
      const chance = Math.exp(all - a - b - c) * gain ** gained * loss ** lost * (1 - gain - loss) ** rest;
      const { low, high } = pairedDifferenceInterval({ items, gained, lost }, EACH);
      if (low <= gain - loss && gain - loss <= high) covered += chance;
    }
  }
  return covered;
}

describe('pairedDifferenceInterval', () => {
  test('is the published formula with an item added to each count', () => {
    // 5 lost, 2 gained of 2,000: d = −3/2,002, v = 9/2,002² − 9/2,002³.
    const { low, high } = pairedDifferenceInterval(
      { items: 2000, gained: 2, lost: 5 },
      { low: 0.025, high: 0.05 },
    );
    const deviation = Math.sqrt(9 / 2002 ** 2 - 9 / 2002 ** 3);
    expect(low).toBeCloseTo(-3 / 2002 - 1.959964 * deviation, 8);
    expect(high).toBeCloseTo(-3 / 2002 + 1.644854 * deviation, 8);
  });

  test.each([
    { items: 20, gain: 0.05, loss: 0.05 },
    { items: 30, gain: 0.02, loss: 0.1 },
    { items: 100, gain: 0.01, loss: 0.02 },
    { items: 100, gain: 0.001, loss: 0.001 },
  ])('covers at least 90 % of $items items, of which $gain and $loss flip', ({ items, gain, loss }) => {
    expect(coverage(items, gain, loss)).toBeGreaterThan(0.895);
  });

  test('proves little when nothing flips among few items', () => {
    expect(pairedDifferenceInterval({ items: 10, gained: 0, lost: 0 }, EACH).low).toBeLessThan(-0.15);
  });

  test('changes sign when the arms are swapped', () => {
    const forth = pairedDifferenceInterval({ items: 50, gained: 2, lost: 7 }, { low: 0.01, high: 0.05 });
    const back = pairedDifferenceInterval({ items: 50, gained: 7, lost: 2 }, { low: 0.05, high: 0.01 });
    expect(forth.low).toBeCloseTo(-back.high, 12);
    expect(forth.high).toBeCloseTo(-back.low, 12);
  });

  test('is NaN of NaN', () => {
    expect(pairedDifferenceInterval({ items: 10, gained: Number.NaN, lost: 1 }, EACH).low).toBeNaN();
  });
});

describe('itemsNeeded', () => {
  // Facts on measuring models §2.5.
  test.each([
    { share: 0.01, margins: [155, 618, 2472] },
    { share: 0.02, margins: [309, 1236, 4944] },
    { share: 0.05, margins: [773, 3090, 12360] },
    { share: 0.1, margins: [1545, 6180, 24720] },
  ])('for a discordant share of $share is $margins at 2, 1 and 0.5 points', ({ share, margins }) => {
    margins.forEach((items, index) => {
      // The margin as a fraction may be a hair above or below, and the count is rounded up.
      expect(Math.abs(itemsNeeded(share, [0.02, 0.01, 0.005][index] ?? 0) - items)).toBeLessThanOrEqual(1);
    });
  });

  test('is infinite for a margin of nothing', () => {
    expect(itemsNeeded(0.01, 0)).toBe(Number.POSITIVE_INFINITY);
  });
});

test('itemsForNoChange is the first number of items of which none flipping shows the margin', () => {
  for (const margin of [0.05, 0.01, 0.002]) {
    const items = itemsForNoChange(margin);
    expect(pairedDifferenceInterval({ items, gained: 0, lost: 0 }, EACH).low).toBeGreaterThanOrEqual(-margin);
    expect(pairedDifferenceInterval({ items: items - 1, gained: 0, lost: 0 }, EACH).low).toBeLessThan(
      -margin,
    );
  }
});

test.each([
  {
    title: 'of many changes is that of their variance',
    items: 500,
    variance: 0.01,
    changed: 5,
    visible: 0.011118,
  },
  { title: 'of no change is that of the added items', items: 229, variance: 0, changed: 0, visible: 0.01007 },
  {
    title: 'of no change in clusters is that of the added clusters',
    items: 3000,
    variance: 0,
    changed: 0,
    clusters: 60,
    // 1.6702 · √(2 / (61 · 62)); that of 3,000 added items would be 0.000775.
    visible: 0.038408,
  },
  { title: 'of a mean has no added items', items: 229, variance: 0, changed: undefined, visible: 0 },
  {
    title: 'of a mean in clusters has no added clusters',
    items: 3000,
    variance: 0,
    changed: undefined,
    clusters: 60,
    visible: 0,
  },
])('the smallest visible difference $title', ({ changed, clusters, visible, ...given }) => {
  const more = { ...(changed !== undefined && { changed }), ...(clusters !== undefined && { clusters }) };
  expect(visibleDifference({ ...given, ...more })).toBeCloseTo(visible, 5);
});
