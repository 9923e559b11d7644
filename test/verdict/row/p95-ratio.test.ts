import { describe, expect, test } from 'vitest';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { checkRow } from '../../../src/verdict/row/check-row.ts';
import {
  isMaskedByPreemption,
  isPreemptedAlike,
  lnRatiosOfP95,
  preemptedShare,
} from '../../../src/verdict/row/p95-ratio.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';

const MS = 1e6;
const policy = policyOf({ 'latency-p95': { 'max-increase': '5%' } });

/** Eight launches whose P95 is 3 ms with the preempted samples and 1 ms without, or which has none without. */
const armOf = (preemptedShare: number, p95UnpreemptedNs: number | null = MS) => ({
  launches: Array.from({ length: 8 }, () =>
    launchOf(3 * MS, { preemptedShare, p95UnpreemptedNs, windowP95UnpreemptedNs: [p95UnpreemptedNs] }),
  ),
});

describe('isPreemptedAlike', () => {
  test.each([
    { title: 'no preemption at all', before: 0, now: 0, alike: true },
    { title: 'a point apart', before: 0, now: 0.01, alike: true },
    { title: 'an ulp more than a point apart', before: 0, now: 0.010000000000000002, alike: false },
    { title: 'a quarter more', before: 0.5, now: 0.625, alike: true },
    { title: 'an ulp more than a quarter more', before: 0.5, now: 0.6250000000000001, alike: false },
    { title: 'a quarter less, which is a third more the other way', before: 0.5, now: 0.375, alike: false },
    { title: 'a candidate that preempts itself', before: 0.02, now: 0.37, alike: false },
    { title: 'a candidate that preempts the baseline more', before: 0.36, now: 0.25, alike: false },
    { title: 'NaN', before: 0.02, now: Number.NaN, alike: false },
  ])('of $title is $alike, whichever arm is which', ({ before, now, alike }) => {
    const [baseline, candidate] = [armOf(before), armOf(now)];
    expect(isPreemptedAlike(comparisonOf(policy, { baseline, candidate }))).toBe(alike);
    expect(isPreemptedAlike(comparisonOf(policy, { baseline: candidate, candidate: baseline }))).toBe(alike);
  });

  test('is false when more than half of the launches have too few undisturbed samples', () => {
    const lacking = (launches: number) => ({
      launches: [...armOf(0.1).launches.slice(launches), ...armOf(0.1, null).launches.slice(0, launches)],
    });
    const isAlike = (launches: number) =>
      isPreemptedAlike(comparisonOf(policy, { baseline: armOf(0.1), candidate: lacking(launches) }));
    expect([4, 5].map(isAlike)).toEqual([true, false]);
  });

  test('is false without a baseline that took turns with the candidate', () => {
    expect(isPreemptedAlike(comparisonOf(policy, { baseline: null, candidate: armOf(0) }))).toBe(false);
    const comparison = comparisonOf(policy, { baseline: armOf(0), candidate: armOf(0) });
    expect(isPreemptedAlike({ ...comparison, isPaired: false })).toBe(false);
  });
});

describe('isMaskedByInterruptions', () => {
  test.each([
    {
      title: 'a candidate that preempts itself, beside a baseline that is interrupted too',
      before: 0.12,
      now: 0.6,
      masked: true,
    },
    { title: 'one that is interrupted as often as the baseline', before: 0.12, now: 0.13, masked: false },
    { title: 'one that is interrupted less often', before: 0.6, now: 0.12, masked: false },
    {
      title: 'one that interrupts itself and leaves the baseline alone',
      before: 0.025,
      now: 0.6,
      masked: false,
    },
    { title: 'one that does so an ulp above', before: 0.025000000000000005, now: 0.6, masked: true },
    { title: 'NaN', before: 0.12, now: Number.NaN, masked: true },
  ])('of $title is $masked', ({ before, now, masked }) => {
    const comparison = comparisonOf(policy, { baseline: armOf(before), candidate: armOf(now) });
    expect(isMaskedByPreemption(comparison)).toBe(masked);
    expect(isMaskedByPreemption({ ...comparison, isPaired: false })).toBe(false);
  });
});

describe('lnRatiosOfP95', () => {
  const ln = (ratio: number) => expect.closeTo(Math.log(ratio), 9);
  const launch = (preemptedShare: number, factor: number, windows: readonly (number | null)[]) =>
    launchOf(5 * factor * MS, {
      preemptedShare,
      p95UnpreemptedNs: 3 * factor * MS,
      windowP95Ns: windows.map((ns) => 2 * (ns ?? 1) * MS),
      windowP95UnpreemptedNs: windows.map((ns) => ns && ns * MS),
    });
  const read = (before: number, now: number, windows: readonly (number | null)[]) =>
    lnRatiosOfP95(
      comparisonOf(policy, {
        baseline: { launches: [launch(before, 1, [1, 1, 1, null])] },
        candidate: { launches: [launch(now, 1.5, windows)] },
      }),
    );

  test('sees the whole launch, and the window in the middle', () => {
    expect(read(0.1, 0.1, [1.2, 7, 1.1, null])).toEqual([[ln(1.5)], [ln(1.2)]]);
  });

  test('leaves interrupted samples out of both arms or of none', () => {
    expect(read(0.1, 0.4, [1.2, 7, 1.1, 1.4])).toEqual([[ln(1.5)], [ln(Math.sqrt(1.2 * 1.4))]]);
  });

  test('leaves out launches that have nothing undisturbed, but not without that', () => {
    const [kept, lost] = [launch(0.1, 1, [1]), { ...launch(0.1, 1, [null]), p95UnpreemptedNs: null }];
    const lengths = (launches: Launch[]) =>
      lnRatiosOfP95(comparisonOf(policy, { baseline: { launches }, candidate: { launches } }))?.map(
        ({ length }) => length,
      );
    expect(lengths([kept, lost])).toEqual([1, 1]);
    expect(lengths([kept, lost, lost])).toEqual([3, 3]);
  });

  test('has no number where no window is left', () => {
    expect(read(0.1, 0.1, [null, null, null, 2])?.[1]).toEqual([Number.NaN]);
  });

  test('are none where the arms did not take turns', () => {
    expect(lnRatiosOfP95(comparisonOf(policy, { baseline: null, candidate: armOf(0) }))).toBeUndefined();
    const stored = comparisonOf(policy, { baseline: armOf(0), candidate: armOf(0) });
    expect(lnRatiosOfP95({ ...stored, isPaired: false })).toBeUndefined();
  });
});

describe('the row of the P95', () => {
  /** Twelve launches, slower as a whole or in each window. */
  const rowOf = (whole: number, windows: number) => {
    const arm = (whole: number, windows: number) => ({
      launches: Array.from({ length: 12 }, (_, index) =>
        launchOf(whole * (1 + 0.002 * (index % 3)) * MS, {
          windowP95Ns: Array(4).fill(windows * (1 + 0.001 * (index % 4)) * MS),
        }),
      ),
    });
    const arms = { baseline: arm(1, 1), candidate: arm(whole, windows) };
    return checkRow('latency-p95', comparisonOf(policy, arms));
  };

  test.each([
    { title: 'passes when both ways see nothing', whole: 1, windows: 1, state: 'pass', change: 0 },
    {
      title: 'fails when only the whole launch is slower',
      whole: 1.2,
      windows: 1,
      state: 'fail',
      change: 0.2,
    },
    { title: 'fails when only its windows are slower', whole: 1, windows: 1.2, state: 'fail', change: 0.2 },
    {
      title: 'does not gain by one way what it loses by the other',
      whole: 0.5,
      windows: 1.2,
      state: 'fail',
      change: 0.2,
    },
  ])('$title', ({ whole, windows, state, change }) => {
    const row = rowOf(whole, windows);
    expect(row?.state).toBe(state);
    expect(row?.change).toBeCloseTo(change, 9);
  });
});

/** Shares are means over sixteen launches. */
const MASKED = {
  kind: 'masked-by-preemption',
  baselineShare: expect.closeTo(0.12, 12),
  candidateShare: expect.closeTo(0.6, 12),
};

describe('the row of a P95 that preemptions mask', () => {
  /** Sixteen launches of a candidate that preempts itself; the baseline is preempted too, by whatever it is. */
  const rowOf = (ratio: number, limit?: Record<string, string>, before = 0.12) => {
    const arm = (factor: number, preemptedShare: number) => ({
      launches: Array.from({ length: 16 }, (_, index) =>
        launchOf(factor * (1 + 0.002 * (index % 3)) * MS, { preemptedShare }),
      ),
    });
    const limits =
      limit === undefined ? { 'latency-p50': { 'max-increase': '50%' } } : { 'latency-p95': limit };
    const arms = { baseline: arm(5, before), candidate: arm(5 * ratio, 0.6) };
    return checkRow('latency-p95', comparisonOf(policyOf(limits), arms));
  };

  test('is no pass, and has no interval that would prove one', () => {
    const row = rowOf(0.4, { 'max-increase': '5%' });
    expect(row?.state).toBe('inconclusive');
    expect(row?.interval).toBeUndefined();
    expect(row?.reasons).toEqual([MASKED]);
  });

  test('is no gain where nothing limits it', () => {
    const row = rowOf(0.4);
    expect(row?.state).toBe('shown');
    expect(row?.interval).toBeUndefined();
  });

  test('still fails by a rise', () => {
    const row = rowOf(1.3, { 'max-increase': '5%' });
    expect(row?.state).toBe('fail');
    expect(row?.interval?.low).toBeGreaterThan(0.05);
    expect(row?.reasons).toEqual([]);
  });

  test('passes a limit on the value alone', () => {
    expect(rowOf(0.4, { max: '10ms' })?.state).toBe('pass');
  });

  /** The same, of a baseline whose P95 without its preemptions is known, and of a candidate that takes `nowMs` with all of its own. */
  const rowAtWorst = (nowMs: number, unpreemptedLaunches = 16) => {
    const arm = (ms: number, preemptedShare: number, unpreemptedMs?: number) => ({
      launches: Array.from({ length: 16 }, (_, index) => {
        const scale = (1 + 0.002 * (index % 3)) * MS;
        const p95UnpreemptedNs =
          unpreemptedMs === undefined || index >= unpreemptedLaunches ? null : unpreemptedMs * scale;
        return launchOf(ms * scale, {
          preemptedShare,
          p95UnpreemptedNs,
          windowP95UnpreemptedNs: [p95UnpreemptedNs],
        });
      }),
    });
    const arms = { baseline: arm(5, 0.12, 2), candidate: arm(nowMs, 0.6) };
    return checkRow('latency-p95', comparisonOf(policy, arms));
  };

  test('passes when all of its own preemptions count, none of the baseline’s, and it is still no slower', () => {
    const row = rowAtWorst(1.9);
    expect(row?.state).toBe('pass');
    expect(row?.change).toBeCloseTo(-0.62, 2);
    expect(row?.interval?.high).toBeLessThan(0);
    expect(row?.reasons).toEqual([{ ...MASKED, kind: 'passes-at-worst' }]);
  });

  test.each([
    { title: 'it is slower than that', row: () => rowAtWorst(2.3) },
    {
      title: 'more than half of the launches have no P95 without preemptions',
      row: () => rowAtWorst(1.9, 7),
    },
  ])('is no pass when $title', ({ row }) => {
    expect(row()?.state).toBe('inconclusive');
    expect(row()?.interval).toBeUndefined();
    expect(row()?.reasons).toEqual([MASKED]);
  });

  test('passes when the baseline is hardly preempted', () => {
    expect(rowOf(0.4, { 'max-increase': '5%' }, 0.02)?.state).toBe('pass');
  });
});

test('the share of no launches is none', () => {
  const { candidate } = comparisonOf(policy, { baseline: null, candidate: { launches: [] } });
  expect(preemptedShare(candidate)).toBe(0);
});
