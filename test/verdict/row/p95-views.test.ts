import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Launch } from '../../../src/measure/arm-measurement.ts';
import { checkRow } from '../../../src/verdict/row/check-row.ts';
import {
  launchesWithTails,
  percentOver,
  shareBeyond,
  slowerInputs,
  tailNs,
} from '../../../src/verdict/row/p95-views.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import { comparisonOf, launchOf, policyOf, tailsOf } from '../../support/fixtures/comparison-fixture.ts';
import { SERVER } from '../../support/scoring.ts';

const MS = 1e6;
const FIVE_PERCENT = { 'latency-p95': { 'max-increase': '5%' } };

describe('the percentile over inputs', () => {
  test.each([
    { inputs: 20, of: 256, percent: 95 },
    { inputs: 19, of: 256, percent: 90 },
    { inputs: 10, of: 256, percent: 90 },
    { inputs: 9, of: 256, percent: 75 },
    { inputs: 4, of: 256, percent: 75 },
    { inputs: 3, of: 256, percent: 50 },
    { inputs: 3, of: 3, percent: 95 },
  ])('of $inputs inputs out of $of is P$percent', ({ inputs, of, percent }) => {
    expect(percentOver({ inputsNs: Array(inputs).fill(1), of })).toBe(percent);
  });

  test('is the nearest rank: of thirty-two inputs the second slowest', () => {
    const inputsNs = Array.from({ length: 32 }, (_, index) => ((index * 7) % 32) + 1);
    expect(tailNs({ ...tailsOf(1), inputsNs })).toBe(31);
  });
});

describe('the share of runs beyond a bound', () => {
  /** P80 to P100 of the runs. */
  const shareOf = (runsNs: readonly number[], boundNs = 110) =>
    shareBeyond({ ...tailsOf(100), runsNs: [...runsNs] }, boundNs);
  const upTo = (percent: number, slowNs: number) =>
    Array.from({ length: 21 }, (_, step) => (80 + step <= percent ? 100 : slowNs));

  test.each([
    { title: 'none', runsNs: upTo(100, 0), share: 0 },
    { title: 'at the bound', runsNs: Array(21).fill(110), share: 0 },
    { title: 'an ulp beyond it', runsNs: Array(21).fill(110.00000000000001), share: 0.2 },
    { title: 'all of the tail', runsNs: Array(21).fill(200), share: 0.2 },
    { title: 'five in a hundred, of which the first is in between', runsNs: upTo(94, 200), share: 0.059 },
    { title: 'one in a hundred', runsNs: upTo(99, 200), share: 0.009 },
    { title: 'NaN, which counts', runsNs: Array(21).fill(Number.NaN), share: 0.2 },
  ])('$title', ({ runsNs, share }) => {
    expect(shareOf(runsNs)).toBeCloseTo(share, 9);
  });

  test('falls as the bound rises', () => {
    const runs = fc.array(fc.integer({ min: 50, max: 400 }), { minLength: 21, maxLength: 21 });
    const bound = fc.double({ min: 40, max: 500, noNaN: true });
    fc.assert(
      fc.property(runs, bound, bound, (runsNs, one, other) => {
        const sorted = runsNs.toSorted((a, b) => a - b);
        const shares = [Math.min(one, other), Math.max(one, other)].map((each) => shareOf(sorted, each));
        expect(shares[1]).toBeLessThanOrEqual(shares[0]!);
      }),
    );
  });
});

/** A row over twelve launches of each arm, with a little noise of 0.2%. */
function rowOf(
  { baseline = {}, candidate }: { baseline?: Partial<Launch>; candidate: (ns: number) => Partial<Launch> },
  limits: Record<string, unknown> = FIVE_PERCENT,
): Row {
  const arm = (of: (ns: number) => Partial<Launch>, shift: number) => ({
    launches: Array.from({ length: 12 }, (_, index) => {
      const ns = MS * (1 + 0.002 * ((index + shift) % 3));
      return launchOf(ns, of(ns));
    }),
  });
  const arms = { baseline: arm(() => baseline, 0), candidate: arm(candidate, 1) };
  return checkRow('latency-p95', comparisonOf(policyOf(limits), arms))!;
}

const kindsOf = ({ reasons }: Row) => reasons.map(({ kind }) => kind).filter((kind) => kind !== 'as-timed');

/** Waiting of this size beyond the running time. */
const own = (share: number) => ({ waiting: { others: 0, own: share } });

describe('the row of the P95', () => {
  test.each<{
    title: string;
    candidate: (ns: number) => Partial<Launch>;
    state: Row['state'];
    why: string[];
  }>([
    { title: 'passes where nothing changed', candidate: () => ({}), state: 'pass', why: [] },
    {
      title: 'fails when its inputs are slower',
      candidate: (ns) => ({ tails: tailsOf(1.08 * ns) }),
      state: 'fail',
      why: ['slower-inputs'],
    },
    {
      title: 'passes when they are slower by less than the limit',
      candidate: (ns) => ({ tails: tailsOf(1.03 * ns) }),
      state: 'pass',
      why: [],
    },
    {
      title: 'fails when runs stall, although no input is slower',
      candidate: (ns) => ({ tails: tailsOf(ns, 8) }),
      state: 'fail',
      why: ['stalls'],
    },
    {
      title: 'passes when few runs stall, because a P95 ignores as many',
      candidate: (ns) => ({ tails: tailsOf(ns, 3) }),
      state: 'pass',
      why: [],
    },
    {
      title: 'fails when its own threads compete for cores',
      candidate: () => own(0.2),
      state: 'fail',
      why: ['waits-for-itself'],
    },
    { title: 'passes when they hardly do', candidate: () => own(0.02), state: 'pass', why: [] },
    {
      title: 'does not gain by faster inputs what it loses by stalls',
      candidate: (ns) => ({ tails: tailsOf(0.55 * ns, 12) }),
      state: 'fail',
      why: ['stalls'],
    },
    {
      title: 'passes when it is so much faster that its stalls are within the limit',
      candidate: (ns) => ({ tails: tailsOf(0.5 * ns, 12) }),
      state: 'pass',
      why: [],
    },
    {
      title: 'passes when its threads gain more than they lose',
      candidate: (ns) => ({ tails: tailsOf(0.7 * ns), ...own(0.3) }),
      state: 'pass',
      why: [],
    },
    {
      title: 'fails when the inputs and the waiting together are beyond the limit',
      candidate: (ns) => ({ tails: tailsOf(1.03 * ns), ...own(0.04) }),
      state: 'fail',
      why: ['waits-for-itself'],
    },
    {
      title: 'names all causes',
      candidate: (ns) => ({ tails: tailsOf(1.2 * ns, 12), ...own(0.3) }),
      state: 'fail',
      why: ['slower-inputs', 'stalls', 'waits-for-itself'],
    },
  ])('$title', ({ candidate, state, why }) => {
    const row = rowOf({ candidate });
    expect(row.state).toBe(state);
    expect(kindsOf(row)).toEqual(why);
  });

  test('compares stalls and waiting with the baseline’s', () => {
    const alike = { tails: tailsOf(MS, 15), ...own(0.5) };
    expect(rowOf({ baseline: alike, candidate: () => alike }).state).toBe('pass');
  });

  test('allows stalls as long as the limit does', () => {
    const stalled = (ns: number) => ({
      tails: { ...tailsOf(ns), runsNs: tailsOf(ns, 12).runsNs.map((run) => 0.7 * run) },
    });
    // Those runs take 1.4 times what the inputs take.
    const judge = (percent: number) =>
      rowOf({ candidate: stalled }, { 'latency-p95': { 'max-increase': `${percent}%` } }).state;
    expect([5, 39, 41].map(judge)).toEqual(['fail', 'fail', 'pass']);
  });

  test('is decided by raw latency where the kernel does not report waiting', () => {
    const unknown = { net: null, waiting: null };
    const judge = (factor: number) =>
      rowOf({ baseline: unknown, candidate: (ns) => ({ tails: tailsOf(factor * ns), ...unknown }) }).state;
    expect([1, 1.08].map(judge)).toEqual(['pass', 'fail']);
  });

  test('shows the P95 over all runs as it was timed', () => {
    const row = rowOf({ candidate: (ns) => ({ p95Ns: 3 * ns, tails: tailsOf(ns) }) });
    expect(row.candidate).toBeCloseTo(1.002 * MS, -3);
    expect(row.reasons).toEqual([
      {
        kind: 'as-timed',
        baselineNs: expect.closeTo(1.002 * MS, -4),
        candidateNs: expect.closeTo(3.006 * MS, -4),
      },
    ]);
  });

  test('with a maximum is judged by the P95 over all runs', () => {
    const judge = (max: string) =>
      rowOf({ candidate: (ns) => ({ p95Ns: 3 * ns, tails: tailsOf(ns) }) }, { 'latency-p95': { max } }).state;
    expect([judge('2ms'), judge('4ms')]).toEqual(['fail', 'pass']);
  });

  test('is undecided when a launch times too few of many inputs, and shows what they have', () => {
    const few = (ns: number) => ({ tails: { ...tailsOf(ns), inputsNs: Array(10).fill(ns) } });
    const row = rowOf({ baseline: few(MS), candidate: (ns) => few(1.5 * ns) });
    expect(row.state).toBe('inconclusive');
    expect(row.change).toBeCloseTo(0.5, 2);
    expect(row.reasons[0]).toEqual({
      kind: 'too-few-inputs',
      inputs: 10,
      needed: 20,
      percent: 95,
      offered: 90,
    });
  });

  test('says when only the floor lets it pass', () => {
    const judge = (floor: string) =>
      rowOf(
        { candidate: (ns) => ({ tails: tailsOf(1.08 * ns) }) },
        { 'latency-p95': { 'max-increase': '5%', floor } },
      );
    expect(judge('0.1ms')).toMatchObject({
      state: 'pass',
      reasons: [
        { kind: 'below-floor', amount: expect.closeTo(0.08 * MS, -4), floor: 0.1 * MS },
        { kind: 'as-timed' },
      ],
    });
    expect(judge('0.06ms')).toMatchObject({ state: 'fail' });
  });

  test('counts the inputs that are slower by more than the limit', () => {
    const slow = (ns: number) =>
      launchOf(ns, {
        tails: { ...tailsOf(ns), inputsNs: Array.from({ length: 32 }, (_, i) => (i < 8 ? 1.5 : 1.04) * ns) },
      });
    const arms = { baseline: { launches: [launchOf(MS)] }, candidate: { launches: [slow(MS)] } };
    const paired = launchesWithTails('latency-p95', comparisonOf(policyOf(FIVE_PERCENT), arms))!;
    expect(slowerInputs(paired, Math.log(1.05))).toBe(0.25);
  });
});

describe('tails over inputs', () => {
  const arms = { baseline: { launches: [launchOf(MS)] }, candidate: { launches: [launchOf(MS)] } };

  test('are compared only where both arms took turns and have them', () => {
    const paired = comparisonOf(policyOf(FIVE_PERCENT), arms);
    const queued = { launches: [launchOf(MS, { tails: null })] };
    expect(launchesWithTails('latency-p95', paired)).toBeDefined();
    expect(launchesWithTails('latency-p95', { ...paired, isPaired: false })).toBeUndefined();
    expect(
      launchesWithTails('latency-p95', comparisonOf(policyOf(FIVE_PERCENT), { ...arms, candidate: queued })),
    ).toBeUndefined();
    expect(
      launchesWithTails('latency-p95', comparisonOf(policyOf(FIVE_PERCENT), { ...arms, baseline: null })),
    ).toBeUndefined();
  });
});

describe('the P95s of a language model', () => {
  const [INPUTS, RUNS] = [20, 4];
  const served = {
    outputTokens: [10],
    meanInputTokens: 5,
    cutOff: 0,
    failures: {},
    repeatRatio: null,
  };

  /** Twenty inputs in turn, four times. `slowRuns` of the eighty take twice as long. */
  const launchAt = (ns: number, slowRuns = 0, tpotNs: number | null = ns) => {
    const runs = (each: number) =>
      Array.from({ length: INPUTS * RUNS }, (_, run) => (run < slowRuns ? 2 * each : each));
    const tails = { ...tailsOf(ns), inputsNs: Array.from({ length: INPUTS }, () => ns) };
    const requests = { ttftNs: runs(ns), tpotNs: tpotNs === null ? Array(80).fill(null) : runs(tpotNs) };
    const more = { latencyNs: runs(ns), outputTokens: Array(80).fill(10), failures: {}, wallNs: 80 * ns };
    return launchOf(ns, { tails, samples: INPUTS * RUNS, served: { ...requests, ...more } });
  };

  const LAUNCHES = 20;
  /** Launches that differ by up to one percent. */
  const armAt = (ns: number, slowRuns = 0) => ({
    launches: Array.from({ length: LAUNCHES }, (_, launch) =>
      launchAt(ns * (1 + (launch % 3) / 200), slowRuns),
    ),
    served,
  });

  const judge = (
    metric: 'ttft-p95' | 'tpot-p95',
    candidate: ReturnType<typeof armAt>,
    limit: object = { 'max-increase': '5%' },
  ): Row => {
    const policy = policyOf({ [metric]: limit }, { task: { kind: 'text' }, engine: SERVER });
    return checkRow(metric, comparisonOf(policy, { baseline: armAt(MS), candidate }))!;
  };

  test.each(['ttft-p95', 'tpot-p95'] as const)(
    '%s: an input that is slow once is not a slow input',
    (metric) => {
      const row = judge(metric, armAt(MS, 2));
      expect(row).toMatchObject({ state: 'pass', candidate: expect.closeTo(MS * 1.005, -4) });
    },
  );

  test.each(['ttft-p95', 'tpot-p95'] as const)(
    '%s: more than one run in twenty that stalls fails',
    (metric) => {
      const row = judge(metric, armAt(MS, 8));
      expect(row.state).toBe('fail');
      expect(row.reasons).toContainEqual(
        expect.objectContaining({ kind: 'stalls', baselineShare: 0, beyond: 0.25 }),
      );
    },
  );

  test.each(['ttft-p95', 'tpot-p95'] as const)('%s: slower inputs fail', (metric) => {
    const row = judge(metric, armAt(1.1 * MS));
    expect(row).toMatchObject({ state: 'fail', change: expect.closeTo(0.1, 6) });
    expect(row.reasons).toContainEqual({ kind: 'slower-inputs', share: 1 });
  });

  test('a limit on the value is judged by all runs, stalls included', () => {
    const row = judge('ttft-p95', armAt(MS, 8), { max: '1.5ms' });
    expect(row).toMatchObject({ state: 'fail', candidate: expect.closeTo(2.01 * MS, -4) });
  });

  test('without a time per token for each answer, the P95 is that over the answers that have one', () => {
    const withNull = (arm: ReturnType<typeof armAt>) => ({
      ...arm,
      launches: arm.launches.map((launch) => ({
        ...launch,
        served: {
          ...launch.served!,
          tpotNs: launch.served!.tpotNs!.map((ns, run) => (run === 79 ? null : ns)),
        },
      })),
    });
    const policy = policyOf(
      { 'tpot-p95': { 'max-increase': '5%' } },
      { task: { kind: 'text' }, engine: SERVER },
    );
    const arms = { baseline: withNull(armAt(MS)), candidate: withNull(armAt(MS, 8)) };
    expect(launchesWithTails('tpot-p95', comparisonOf(policy, arms))).toBeUndefined();
    expect(checkRow('tpot-p95', comparisonOf(policy, arms))).toMatchObject({ state: 'fail' });
  });

  describe('with fewer than 72 requests', () => {
    const few = (ns: number) => ({
      launches: Array.from({ length: 5 }, (_, launch) => ({
        ...launchAt(ns * (1 + launch / 500)),
        samples: 14,
        tails: null,
      })),
      served,
    });
    const judgeFew = (candidateNs: number) => {
      const policy = policyOf(
        { 'ttft-p95': { 'max-increase': '5%' } },
        { task: { kind: 'text' }, engine: SERVER },
      );
      return checkRow('ttft-p95', comparisonOf(policy, { baseline: few(MS), candidate: few(candidateNs) }));
    };
    const shortage = { kind: 'too-few-inferences', inferences: 70, needed: 72, percent: 95 };

    test('a P95 cannot pass', () => {
      expect(judgeFew(MS)).toMatchObject({ state: 'inconclusive', reasons: [shortage] });
    });

    test('it fails if it is far beyond the limit in each launch', () => {
      const row = judgeFew(1.5 * MS);
      expect(row).toMatchObject({ state: 'fail' });
      expect(row?.reasons).not.toContainEqual(shortage);
    });
  });
});
