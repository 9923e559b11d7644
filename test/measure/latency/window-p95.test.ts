import { describe, expect, test } from 'vitest';
import type { Sample } from '../../../src/measure/latency/time-block.ts';
import { windowP95 } from '../../../src/measure/latency/window-p95.ts';
import { sample } from './sample-fixture.ts';

describe('otherP95', () => {
  const calm = Array<Sample>(20).fill(sample(1e6));
  const slow = Array<Sample>(20).fill(sample(4e6));
  const hit = [
    ...Array<Sample>(9).fill(sample(1e6)),
    ...Array<Sample>(11).fill(sample(4e6, 4e6, { isPreempted: true })),
  ];

  test('has a P95 of each window, between the ranks', () => {
    expect(windowP95([[...calm, ...slow]], 20)[0]?.windowP95Ns).toEqual([1e6, 4e6]);
    const ascending = Array.from({ length: 20 }, (_, index) => sample((index + 1) * 1e6));
    expect(windowP95([ascending], 20)[0]?.windowP95Ns).toEqual([19.05e6]);
  });

  test('leaves interrupted samples out of the launch and of its windows', () => {
    const [own] = windowP95([[...calm.slice(1), { ...sample(9e6), isPreempted: true }, ...slow]], 20);
    expect(own).toEqual({
      p95UnpreemptedNs: 4e6,
      windowP95Ns: [1.4e6, 4e6],
      windowP95UnpreemptedNs: [1e6, 4e6],
    });
  });

  test('a window with too few unpreempted samples of one arm has no unpreempted P95 of either', () => {
    const both = windowP95(
      [
        [...slow, ...calm],
        [...hit, ...calm],
      ],
      20,
    );
    for (const { windowP95UnpreemptedNs } of both) expect(windowP95UnpreemptedNs).toEqual([null, 1e6]);
    expect(both.map(({ p95UnpreemptedNs }) => p95UnpreemptedNs)).toEqual([4e6, 1e6]);
  });

  test('a launch has no unpreempted P95 when less than half of its windows have one', () => {
    const both = windowP95(
      [
        [...calm, ...calm, ...calm],
        [...hit, ...hit, ...calm],
      ],
      20,
    );
    expect(both.map(({ p95UnpreemptedNs }) => p95UnpreemptedNs)).toEqual([null, null]);
  });

  test('keeps a last window that is shorter', () => {
    expect(windowP95([[...calm, sample(16e6)]], 20)[0]?.windowP95Ns).toEqual([1e6, 16e6]);
  });
});
