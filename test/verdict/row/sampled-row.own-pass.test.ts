import { describe, expect, test } from 'vitest';
import type { ReadingProblem } from '../../../src/device/reading-problem.ts';
import type { ArmMeasurement, Energy, GpuMemory } from '../../../src/measure/arm-measurement.ts';
import type { Prices } from '../../../src/policy/prices.ts';
import { OutcomeTable } from '../../../src/task/outcome-table.ts';
import { judgeModel } from '../../../src/verdict/judge-model.ts';
import { checkRow } from '../../../src/verdict/row/check-row.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';

const MIB = 2 ** 20;
const memory = (
  mib: readonly number[],
  how: GpuMemory['how'] = 'process',
  why: ReadingProblem | null = null,
): Partial<ArmMeasurement> => ({
  gpuMemory: { peakBytes: mib.map((each) => each * MIB), how, why },
});
/** Windows of a run of 10 ms each. */
const energy = (
  joules: readonly number[],
  how: Energy['how'] = 'gpu-counter',
  why: ReadingProblem | null = null,
): Partial<ArmMeasurement> => ({
  energy: { windows: joules.map((joulesPerRun) => ({ joulesPerRun, runNs: 10e6 })), how, idleW: 40, why },
});
const NOT_REPORTED = { kind: 'gpu-memory-not-reported' } as const;
const RAPL_CLOSED = { kind: 'processor-counter-needs-root' } as const;
const ON_GPU = { runtime: { providers: ['cuda', 'cpu'] } };

describe('memory-vram-peak', () => {
  const judge = (
    limit: Record<string, unknown> | undefined,
    baseline: Partial<ArmMeasurement> | null,
    candidate: Partial<ArmMeasurement>,
  ) => {
    const limits = limit === undefined ? { 'model-size': { max: '1MiB' } } : { 'memory-vram-peak': limit };
    return checkRow('memory-vram-peak', comparisonOf(policyOf(limits, ON_GPU), { baseline, candidate }));
  };
  const TENTH = { 'max-increase': '10%' };

  test.each([
    { title: 'the same', now: [1542, 1542, 1542, 1542, 1542], state: 'pass' },
    { title: 'a rise of a hair less than the limit', now: [1696, 1696, 1696, 1696, 1696], state: 'pass' },
    { title: 'a rise of a hair more', now: [1697, 1697, 1697, 1697, 1697], state: 'fail' },
    { title: 'a rise beyond it', now: [1800, 1802, 1800, 1801, 1800], state: 'fail' },
    { title: 'values too far apart to tell', now: [1000, 2400, 1500, 1900, 1200], state: 'inconclusive' },
  ])('$title: $state', ({ now, state }) => {
    const row = judge(TENTH, memory([1542, 1542, 1542, 1542, 1542]), memory(now));
    expect(row).toMatchObject({
      state,
      unit: 'bytes',
      samples: { baseline: 5, candidate: 5, of: 'process' },
    });
  });

  test('is shown where no limit judges it', () => {
    expect(judge(undefined, memory([100, 100, 100]), memory([150, 150, 150]))).toMatchObject({
      state: 'shown',
      candidate: expect.closeTo(150 * MIB, 3),
      change: expect.closeTo(0.5, 12),
    });
  });

  test('that is of the whole GPU says so', () => {
    const row = judge(TENTH, memory([100, 100, 100], 'device'), memory([100, 100, 100], 'device'));
    expect(row?.reasons).toEqual([{ kind: 'figure-of', scope: 'whole-gpu' }]);
  });

  test.each([
    {
      title: 'the driver does not report it',
      baseline: memory([], null, NOT_REPORTED),
      candidate: memory([], null, NOT_REPORTED),
      why: { kind: 'unreadable', arm: 'candidate', why: NOT_REPORTED },
    },
    {
      title: 'only the candidate’s is known',
      baseline: memory([], null, NOT_REPORTED),
      candidate: memory([100, 100, 100]),
      why: { kind: 'unreadable', arm: 'baseline', why: NOT_REPORTED },
    },
    {
      title: 'the two are not the same thing',
      baseline: memory([100, 100, 100], 'device'),
      candidate: memory([100, 100, 100]),
      why: { kind: 'other-scope' },
    },
    {
      title: 'there is no GPU',
      baseline: {},
      candidate: {},
      why: { kind: 'not-on-gpu' },
    },
  ])('fails a limit where $title', ({ baseline, candidate, why }) => {
    const reasons = [{ kind: 'not-measured', why: { kind: 'not-read', why } }];
    expect(judge(TENTH, baseline, candidate)).toMatchObject({ state: 'fail', candidate: null, reasons });
  });

  test('a rise from a baseline whose record has none cannot be judged, and that is a failure', () => {
    expect(judge(TENTH, {}, memory([100, 100, 100]))).toMatchObject({
      state: 'fail',
      reasons: [{ kind: 'baseline-lacks-figure' }],
    });
  });

  test('a maximum needs no baseline', () => {
    const limit = { max: '100MiB' };
    expect(judge(limit, {}, memory([100, 100, 100]))).toMatchObject({ state: 'pass' });
    expect(judge(limit, {}, memory([101, 101, 101]))).toMatchObject({ state: 'fail' });
  });
});

describe('energy-per-1000', () => {
  const judge = (limits: Record<string, unknown>, candidate: Partial<ArmMeasurement>, batch = 1) =>
    checkRow(
      'energy-per-1000',
      comparisonOf(policyOf(limits, { traffic: { batch } }), {
        baseline: energy([2, 2.002, 1.998]),
        candidate,
      }),
    );

  test('is that of 1,000 items in J, whatever the batch', () => {
    const row = judge({ 'energy-per-1000': { max: '1kJ' } }, energy([4, 4, 4]), 8);
    expect(row).toMatchObject({
      candidate: expect.closeTo(500, 9),
      unit: 'J',
      state: 'pass',
      limit: { max: 1000 },
    });
    expect(row?.samples).toEqual({ baseline: 3, candidate: 3, of: 'window' });
  });

  test('of power that was integrated is called estimated', () => {
    const comparison = comparisonOf(policyOf({ 'energy-per-1000': { 'max-increase': '20%' } }), {
      baseline: energy([2, 2, 2], 'gpu-power'),
      candidate: energy([2.1, 2.1, 2.1], 'gpu-power'),
    });
    expect(checkRow('energy-per-1000', comparison)).toMatchObject({
      state: 'pass',
      reasons: [{ kind: 'figure-of', scope: 'gpu-power-estimate' }],
    });
  });

  test('by another meter than the baseline’s is no comparison', () => {
    expect(
      judge({ 'energy-per-1000': { 'max-increase': '20%' } }, energy([2, 2, 2], 'gpu-power')),
    ).toMatchObject({
      state: 'fail',
      reasons: [
        {
          kind: 'not-measured',
          why: {
            kind: 'not-read',
            why: { kind: 'other-meter', baseline: 'gpu-counter', candidate: 'gpu-power' },
          },
        },
      ],
    });
  });
});

function oneItem(): OutcomeTable {
  const table = new OutcomeTable();
  const right = {
    correct: true,
    confidence: 1,
    review: false,
    predicted: 0,
    actual: 0,
    value: 0,
    finite: true,
  };
  table.add(right, { slice: {}, place: 'line 1' });
  return table;
}

describe('what energy costs', () => {
  const launches = [launchOf(10e6), launchOf(10e6), launchOf(10e6)];
  const cost = (prices: Prices, arm: Partial<ArmMeasurement>) => {
    // The fixture's policy has no prices, so that the limit comes after its check.
    const policy = {
      ...policyOf({ 'model-size': { max: '1MiB' } }),
      limits: { 'cost-per-1000': { max: 1 } },
    };
    const comparison = {
      ...comparisonOf(policy, { baseline: null, candidate: { launches, outcomes: oneItem(), ...arm } }),
      prices,
    };
    const { rows, cost: parts, energy: told } = judgeModel(comparison);
    return { row: rows.find(({ metric }) => metric === 'cost-per-1000'), parts, told };
  };

  test('is the measured energy times its price where the prices name no watts', () => {
    // 3,600 J a run are 1 kWh for 1,000.
    const { row, parts, told } = cost({ power: { price: 0.15 } }, energy([3600, 3600, 3600]));
    expect(parts?.candidate.powerUsdPer1000).toBeCloseTo(0.15, 12);
    expect(row?.candidate).toBeCloseTo(0.15, 12);
    expect(told).toEqual({
      how: 'gpu-counter',
      idleW: 40,
      baseline: null,
      // 40 W at rest are 0.4 J in 10 ms.
      candidate: { grossJPer1000: expect.closeTo(3_600_000, 6), netJPer1000: expect.closeTo(3_599_600, 6) },
    });
  });

  test('is never added to a price of hardware that includes it', () => {
    const { parts } = cost({ hardware: 1.2, power: 'included' }, energy([3600, 3600, 3600]));
    expect(parts?.candidate.powerUsdPer1000).toBe(0);
  });

  test('is that of the watts that the prices name, whatever was measured', () => {
    // 70 W for 9.2 s of machine time.
    const { parts } = cost({ power: { price: 0.15, watts: 70 } }, energy([3600, 3600, 3600]));
    expect(parts?.candidate.powerUsdPer1000).toBeCloseTo((0.15 * 70 * 9.2) / 3.6e6, 12);
  });

  test('without the energy there is no cost, and its limit fails', () => {
    const { row, parts } = cost({ power: { price: 0.15 } }, energy([], null, RAPL_CLOSED));
    expect(parts).toBeNull();
    expect(row).toMatchObject({
      state: 'fail',
      reasons: [
        {
          kind: 'not-measured',
          why: {
            kind: 'energy-unknown',
            why: { kind: 'unreadable', arm: 'candidate', why: RAPL_CLOSED },
          },
        },
      ],
    });
  });
});

describe('a GPU that was busy', () => {
  const policy = policyOf(
    { 'latency-p95': { 'max-increase': '10%' }, 'model-size': { max: '1MiB' } },
    ON_GPU,
  );
  const armOn = (gpuBusy: number, count: number): Partial<ArmMeasurement> => ({
    launches: Array.from({ length: count }, () => launchOf(1e6)),
    discardedLaunches: {
      late: 0,
      gpuBusy,
      disturbances: [{ kind: 'other-process', pid: 4711, bytes: null }],
    },
  });
  const judge = (gpuBusy: number, count: number) =>
    judgeModel(comparisonOf(policy, { baseline: armOn(gpuBusy, count), candidate: armOn(gpuBusy, count) }));

  test('leaves what rests on launches undecided, with the reason, and nothing else', () => {
    const { state, rows } = judge(5, 0);
    expect(state).toBe('inconclusive');
    expect(rows.find(({ metric }) => metric === 'latency-p95')).toMatchObject({
      state: 'inconclusive',
      reasons: [{ kind: 'gpu-busy', launches: 5, of: 5 }],
    });
    expect(rows.find(({ metric }) => metric === 'model-size')).toMatchObject({ state: 'pass' });
    expect(rows.filter(({ metric }) => metric.startsWith('latency'))).toHaveLength(1);
  });

  test('does not where enough launches were left', () => {
    expect(judge(12, 8).state).toBe('pass');
    expect(judge(13, 8).state).toBe('inconclusive');
  });
});
