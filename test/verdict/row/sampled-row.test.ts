import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkRow } from '../../../src/verdict/row/check-row.ts';
import type { Reason } from '../../../src/verdict/row/reason.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import { comparisonOf, latenciesOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';

const MS = 1e6;
const FIVE_PERCENT = { 'latency-p95': { 'max-increase': '5%' } };

function p95(
  limits: Record<string, unknown>,
  baseline: readonly number[],
  candidate: readonly number[],
): Row {
  return checkRow('latency-p95', latenciesOf(limits, baseline, candidate))!;
}

/** ln(1 + x) of both ends and the middle. */
function lnEnds({ interval, change }: Row): [low: number, mean: number, high: number] {
  return [Math.log1p(interval!.low), Math.log1p(change!), Math.log1p(interval!.high)];
}

/** Pairs of P95s of 5 to 30 launches, from 0.1 to 500 ms, some percent apart. */
const launches = fc.array(
  fc.record({
    ns: fc.double({ min: 0.1 * MS, max: 500 * MS, noNaN: true }),
    ratio: fc.double({ min: 0.8, max: 1.3, noNaN: true }),
  }),
  { minLength: 5, maxLength: 30 },
);

const armsOf = (pairs: readonly { ns: number; ratio: number }[]): [number[], number[]] => [
  pairs.map(({ ns }) => ns),
  pairs.map(({ ns, ratio }) => ns * ratio),
];

describe('a sampled row', () => {
  test('does not change when all latencies are scaled', () => {
    fc.assert(
      fc.property(launches, fc.double({ min: 0.01, max: 100, noNaN: true }), (pairs, scale) => {
        const [baseline, candidate] = armsOf(pairs);
        const row = p95(FIVE_PERCENT, baseline, candidate);
        const scaled = p95(
          FIVE_PERCENT,
          baseline.map((ns) => ns * scale),
          candidate.map((ns) => ns * scale),
        );
        expect(scaled.state).toBe(row.state);
        expect(scaled.interval!.confidence).toBe(row.interval!.confidence);
        lnEnds(scaled).forEach((end, index) => {
          expect(end).toBeCloseTo(lnEnds(row)[index] ?? Number.NaN, 9);
        });
      }),
      { numRuns: 50 },
    );
  });

  test('negates its change when the arms are swapped, and reaches as far as before on each side', () => {
    fc.assert(
      fc.property(launches, (pairs) => {
        const [baseline, candidate] = armsOf(pairs);
        const forth = p95(FIVE_PERCENT, baseline, candidate);
        const back = p95(FIVE_PERCENT, candidate, baseline);
        // The ends may be of different looks when one order is decided and the other is not.
        if (forth.interval!.confidence !== back.interval!.confidence) return;
        const [low, mean, high] = lnEnds(forth);
        const [backLow, backMean, backHigh] = lnEnds(back);
        expect(backMean).toBeCloseTo(-mean, 9);
        expect(backMean - backLow).toBeCloseTo(mean - low, 9);
        expect(backHigh - backMean).toBeCloseTo(high - mean, 9);
        expect([forth.state, back.state]).not.toEqual(['fail', 'fail']);
      }),
      { numRuns: 50 },
    );
  });

  test('says of throughput the reverse of what it says of the mean latency', () => {
    fc.assert(
      fc.property(launches, (pairs) => {
        const comparison = latenciesOf(FIVE_PERCENT, ...armsOf(pairs));
        const [low, mean, high] = lnEnds(checkRow('latency-mean', comparison)!);
        const reverse = lnEnds(checkRow('throughput', comparison)!);
        [-high, -mean, -low].forEach((end, index) => {
          expect(reverse[index]).toBeCloseTo(end, 9);
        });
      }),
      { numRuns: 50 },
    );
  });

  test('is never judged worse by a looser limit', () => {
    const order = ['fail', 'inconclusive', 'pass'];
    const limit = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(launches, limit, limit, (pairs, tight, more) => {
        const judge = (percent: number) =>
          p95({ 'latency-p95': { 'max-increase': `${percent}%` } }, ...armsOf(pairs)).state;
        expect(order.indexOf(judge(tight + more))).toBeGreaterThanOrEqual(order.indexOf(judge(tight)));
      }),
      { numRuns: 100 },
    );
  });

  test('fails on a NaN', () => {
    expect(p95(FIVE_PERCENT, Array(8).fill(1), [1, 1, Number.NaN, 1, 1, 1, 1, 1]).state).toBe('fail');
  });

  test('prints the confidence it was decided with', () => {
    const alike = [1, 1.001, 0.999, 1.0005, 1].map((ms) => ms * MS);
    const noisy = [1, 1.3, 0.8, 1.1, 0.95].map((ms) => ms * MS);
    const decided = p95(FIVE_PERCENT, alike, alike.toReversed());
    const undecided = p95(FIVE_PERCENT, alike, noisy);
    expect(decided.state).toBe('pass');
    expect(undecided.state).toBe('inconclusive');
    // The one ended at its first look. The other had the only look of its budget, which spends all of the 1% for
    // passing and of a third of 0.5% for blocking, because a P95 is looked at in three ways.
    expect(decided.interval!.confidence).toBeGreaterThan(0.996);
    expect(undecided.interval!.confidence).toBeCloseTo(1 - (0.005 / 3 + 0.01) / 1.25, 9);
  });

  test('names the changes that would have left no doubt when it is undecided', () => {
    const row = p95(FIVE_PERCENT, [1, 1, 1, 1, 1], [1, 1.06, 0.96, 1.02, 0.99]);
    expect(row.reasons).toMatchObject([
      { kind: 'interval-crosses-limit', of: 'change', isByLaunches: true },
      { kind: 'as-timed' },
    ]);
    const [reason] = row.reasons as [Extract<Reason, { kind: 'interval-crosses-limit' }>, Reason];
    const [low, mean, high] = lnEnds(row);
    expect(Math.log1p(reason.fails) - Math.log(1.05)).toBeCloseTo(mean - low, 12);
    expect(Math.log(1.05) - Math.log1p(reason.passes)).toBeCloseTo(high - mean, 12);
    expect(reason.passes).toBeLessThan(0);
  });

  test('says so when there are too few launches for any interval', () => {
    expect(p95(FIVE_PERCENT, [1, 1], [1, 1])).toMatchObject({
      state: 'inconclusive',
      reasons: [{ kind: 'too-few-launches' }, { kind: 'as-timed' }],
    });
  });
});

describe('a maximum', () => {
  const judge = (max: string, latenciesMs: readonly number[], samples = 400): Row => {
    const candidate = { launches: latenciesMs.map((ms) => launchOf(ms * MS, { samples })) };
    const comparison = comparisonOf(policyOf({ 'latency-p95': { max } }), { baseline: null, candidate });
    return checkRow('latency-p95', comparison)!;
  };

  test('is judged by the upper end, not by the value', () => {
    expect(judge('20ms', [18, 18.1, 18, 17.9, 18]).state).toBe('pass');
    expect(judge('20ms', [19, 22, 20, 18, 21]).state).toBe('inconclusive');
    expect(judge('20ms', [30, 30.1, 30, 30.1, 30]).state).toBe('fail');
  });

  test('is never judged worse when it is looser', () => {
    const order = ['fail', 'inconclusive', 'pass'];
    const latencies = fc.array(fc.double({ min: 15, max: 25, noNaN: true }), { minLength: 5, maxLength: 12 });
    const milliseconds = fc.integer({ min: 10, max: 30 });
    fc.assert(
      fc.property(latencies, milliseconds, fc.integer({ min: 0, max: 10 }), (ms, max, more) => {
        const states = [max, max + more].map((each) => order.indexOf(judge(`${each}ms`, ms).state));
        expect(states[1]).toBeGreaterThanOrEqual(states[0]!);
      }),
      { numRuns: 50 },
    );
  });

  test('names the values that would have left no doubt', () => {
    const [reason] = judge('20ms', [19, 22, 20, 18, 21]).reasons;
    expect(reason).toMatchObject({ kind: 'interval-crosses-limit', of: 'value', isByLaunches: true });
    const { fails, passes } = reason as Extract<Reason, { kind: 'interval-crosses-limit' }>;
    expect([Math.floor(fails / 1e7), Math.floor(passes / 1e7)]).toEqual([2, 1]);
  });

  test('shows MLPerf’s own estimate beside the value', () => {
    expect(judge('20ms', [18, 18, 18, 18, 18]).reasons).toEqual([
      { kind: 'mlperf-estimate', p95Ns: expect.closeTo(19.8e6, 3) },
    ]);
  });

  test('says how many inferences MLPerf asks for', () => {
    expect(judge('20ms', [18, 18, 18, 18, 18], 25).reasons).toEqual([
      { kind: 'mlperf-too-few', inferences: 125, needed: 130, percent: 95 },
    ]);
    expect(judge('20ms', [18, 18, 18, 18, 18], 26).reasons).toMatchObject([{ kind: 'mlperf-estimate' }]);
  });
});

describe('P99', () => {
  const judge = (samples: number, limits: Record<string, unknown> = FIVE_PERCENT) => {
    const arm = { launches: Array.from({ length: 8 }, () => launchOf(MS, { samples })) };
    return checkRow('latency-p99', comparisonOf(policyOf(limits), { baseline: arm, candidate: arm }));
  };

  test('is shown from 368 samples on', () => {
    expect(judge(45)).toBeUndefined();
    expect(judge(46)).toMatchObject({ state: 'shown', limit: null, reasons: [] });
    expect(judge(46)?.baseline).toBeCloseTo(1.2 * MS, 3);
  });

  test('is not decided by fewer when it has a limit', () => {
    const limits = { 'latency-p99': { 'max-increase': '10%' } };
    expect(judge(45, limits)).toMatchObject({
      state: 'inconclusive',
      reasons: [{ kind: 'too-few-inferences', inferences: 360, needed: 368, percent: 99 }],
    });
    expect(judge(46, limits)).toMatchObject({ state: 'pass' });
  });
});

test('RAM is looked at once and gets its whole error at once', () => {
  const limits = { 'memory-ram-peak': { 'max-increase': '10%' }, 'latency-p95': { 'max-increase': '5%' } };
  const arm = { ramPeakBytes: [100, 101, 99, 100, 100].map((mib) => mib * 2 ** 20) };
  const row = checkRow('memory-ram-peak', comparisonOf(policyOf(limits), { baseline: arm, candidate: arm }));
  expect(row).toMatchObject({ state: 'pass', interval: { confidence: 1 - 0.005 / 4 - 0.01 } });
});

test('sixty launches of a slow model are judged like any others', () => {
  // A product of sixty latencies of 500 ms in ns is beyond a double; it once made every limit NaN, and every row fail.
  const launches = Array.from({ length: 60 }, (_, launch) => launchOf(500e6 * (1 + (launch % 3) / 100)));
  const comparison = comparisonOf(policyOf({ 'latency-p95': { 'max-increase': '5%' } }), {
    baseline: { launches },
    candidate: { launches },
  });
  expect(checkRow('latency-p95', comparison)).toMatchObject({ state: 'pass', change: 0 });
});
