import { describe, expect, test } from 'vitest';
import type { Sample } from '../../src/measure/time-block.ts';
import { windowP95 } from '../../src/measure/window-p95.ts';
import { sample } from './sample-fixture.ts';

describe('windowP95', () => {
  const calm = Array<Sample>(20).fill(sample(1e6));
  const slow = Array<Sample>(20).fill(sample(4e6));
  const hit = [
    ...Array<Sample>(9).fill(sample(1e6)),
    ...Array<Sample>(11).fill(sample(4e6, 4e6, { isDisturbed: true })),
  ];

  test('is the geometric mean of the P95 of each window', () => {
    expect(windowP95([[...calm, ...slow]], 20)[0]?.p95WindowNs).toBeCloseTo(2e6, 0);
  });

  test('leaves a window with too few undisturbed samples of one arm out for both', () => {
    const both = windowP95(
      [
        [...slow, ...calm],
        [...hit, ...calm],
      ],
      20,
    );
    for (const { p95UndisturbedNs } of both) expect(p95UndisturbedNs).toBeCloseTo(1e6, 3);
  });

  test('has no undisturbed P95 when less than half of the windows are left', () => {
    const both = windowP95(
      [
        [...calm, ...calm, ...calm],
        [...hit, ...hit, ...calm],
      ],
      20,
    );
    expect(both.map(({ p95UndisturbedNs }) => p95UndisturbedNs)).toEqual([null, null]);
  });

  test('keeps a last window that is shorter', () => {
    expect(windowP95([[...calm, sample(16e6)]], 20)[0]?.p95WindowNs).toBeCloseTo(4e6, 0);
  });
});
