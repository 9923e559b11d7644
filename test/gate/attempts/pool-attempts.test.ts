import { describe, expect, test } from 'vitest';
import type { GpuDisturbance } from '../../../src/device/gpu-disturbance.ts';
import { InfrastructureError } from '../../../src/errors/errors.ts';
import {
  armsOf,
  findBreakdown,
  findFailure,
  isClearTogether,
  judgeTogether,
  type PoolJudging,
  poolArms,
  usableAttempts,
} from '../../../src/gate/attempts/pool-attempts.ts';
import type { ArmMeasurement } from '../../../src/measure/arm-measurement.ts';
import type { DatedWaiver } from '../../../src/policy/waivers/waivers.ts';
import type { AttemptRecord } from '../../../src/records/attempt-record.ts';
import type { Comparison } from '../../../src/verdict/comparison.ts';
import type { Doubt } from '../../../src/verdict/facts/note.ts';
import { judgeModel } from '../../../src/verdict/judge-model.ts';
import { attemptOf } from '../../support/fixtures/attempt-fixture.ts';
import { armOf, policyOf, spend } from '../../support/fixtures/comparison-fixture.ts';
import { waiverOf } from '../../support/fixtures/waiver-fixture.ts';

const POLICY = policyOf({ 'latency-p95': { 'max-increase': '10%' } });

const under =
  (waivers: readonly DatedWaiver[] = []) =>
  (arms: readonly ArmMeasurement[]): Comparison => ({
    policy: POLICY,
    prices: undefined,
    baseline: arms[0],
    candidate: arms[1] ?? armOf({}),
    isPaired: true,
    waivers,
    spend,
  });

/** P95s in ns of launches whose ratios lie evenly within `spread` of `ratio`. */
const around = (ratio: number, launches: number, spread = 0.005): number[] =>
  Array.from(
    { length: launches },
    (_, index) => 1e6 * ratio * (1 + spread * ((2 * index) / (launches - 1) - 1)),
  );

/** Judged under waivers. */
const judging = (waivers: readonly DatedWaiver[] = []): PoolJudging => ({
  toComparison: under(waivers),
  judge: judgeModel,
});

const usable = (records: readonly AttemptRecord[], by = judging()) =>
  usableAttempts(records, { arms: 2, places: new Map(), ...by });

function judge(own: readonly number[], earlier: readonly (readonly number[])[]) {
  const toComparison = under();
  const records = earlier.map((ns) => attemptOf(ns));
  const comparison = toComparison(attemptOf(own).arms ?? []);
  return judgeTogether(comparison, { earlier: usable(records), ...judging() });
}

test('pools launches, processes and discarded launches in the order of the attempts, and keeps the rest of the last', () => {
  const arm = (p95: number, bytes: number) =>
    armOf({
      launches: attemptOf([p95]).arms?.[1]?.launches ?? [],
      discardedLaunches: { late: 1 },
      ramPeakBytes: [bytes],
      modelSizeBytes: bytes,
    });
  const [pooled] = poolArms([[arm(1, 10)], [arm(2, 20)]]);
  expect(pooled?.launches.map(({ p95Ns }) => p95Ns)).toEqual([1, 2]);
  expect(pooled).toMatchObject({
    discardedLaunches: { late: 2 },
    ramPeakBytes: [10, 20],
    modelSizeBytes: 20,
  });
});

test('pools launches with other work on the GPU, and names each disturbance once', () => {
  const arm = (gpuBusy: number, ...disturbances: GpuDisturbance[]) =>
    armOf({ discardedLaunches: { late: 0, gpuBusy, disturbances } });
  const guest = { kind: 'other-process', pid: 7, bytes: null } as const;
  const heat = { kind: 'slowed-down', cause: 'hardware-heat', us: null } as const;
  const [pooled] = poolArms([[arm(2, guest)], [armOf({})], [arm(1, { ...guest }, heat)]]);
  expect(pooled?.discardedLaunches).toMatchObject({ gpuBusy: 3, disturbances: [guest, heat] });
});

describe('judgeTogether', () => {
  test.each([
    { title: 'alone, fine', own: around(1, 10), earlier: [], state: 'pass', launches: 10 },
    {
      title: 'fine, after one that was fine',
      own: around(1, 10),
      earlier: [around(1, 10)],
      state: 'pass',
      launches: 20,
    },
    {
      title: 'worse by itself, however much fine evidence was kept',
      own: around(1.3, 10),
      earlier: [around(0.9, 100), around(0.9, 100)],
      state: 'fail',
      launches: 10,
    },
    {
      title: 'fine by itself, worse with the launches before it',
      own: around(1.02, 8),
      earlier: [around(1.3, 60)],
      state: 'fail',
      launches: 68,
    },
    {
      title: 'undecided by itself, fine with the launches before it',
      own: around(1.05, 8, 0.2),
      earlier: [around(1.03, 60, 0.02)],
      state: 'pass',
      launches: 68,
    },
    {
      title: 'fine by itself, undecided with the launches before it',
      own: around(1.03, 10),
      earlier: [around(1.1, 60, 0.2)],
      state: 'inconclusive',
      launches: 70,
    },
    {
      title: 'of launches that are no numbers',
      own: around(Number.NaN, 10),
      earlier: [around(1, 60)],
      state: 'fail',
      launches: 70,
    },
  ])('ends as $state when it is $title', ({ own, earlier, state, launches }) => {
    const judged = judge(own, earlier);
    expect([judged.state, judged.comparison.candidate.launches.length]).toEqual([state, launches]);
  });

  describe('stored evidence, which a change can write itself,', () => {
    /** Undecided: the limit of 10% is within the interval. */
    const UNDECIDED = around(1.05, 8, 0.2);
    const forge = (ratio: number) => around(ratio, 90, 0.001);

    test.each<{
      title: string;
      own: readonly number[];
      earlier: readonly (readonly number[])[];
      why: Doubt['why'];
    }>([
      {
        title: 'far better than what was measured now',
        own: UNDECIDED,
        earlier: [forge(0.5)],
        why: 'differs',
      },
      {
        title: 'of which one attempt is too good, though all together are not',
        own: UNDECIDED,
        earlier: [forge(0.5), around(1.6, 90, 0.001)],
        why: 'differs',
      },
      {
        title: 'that narrows down figures which are beyond the limit by themselves',
        own: around(1.12, 8, 0.2),
        earlier: [forge(1.04)],
        why: 'own-figures',
      },
      {
        title: 'of fewer launches than can be compared',
        own: around(1.05, 8, 0.07),
        earlier: [[1.04e6, 1.04e6, 1.04e6]],
        why: 'not-comparable',
      },
      {
        title: 'beside a run that measured too little to compare with',
        own: [1e6, 1e6, 1e6],
        earlier: [forge(1)],
        why: 'not-comparable',
      },
    ])('turns no undecided attempt green if it is $title', ({ own, earlier, why }) => {
      const comparison = under()(attemptOf(own).arms ?? []);
      const records = usable(earlier.map((ns) => attemptOf(ns)));
      const pool = { earlier: records, ...judging() };
      const pooled = poolArms([...records.map(({ arms }) => arms), armsOf(comparison)]);
      const isTempting = judgeModel(under()(pooled)).state === 'pass';
      const { state, isOwn, note } = judgeTogether(comparison, pool);
      expect({ state, isTempting, isOwn, note }).toEqual({
        state: 'inconclusive',
        isTempting: true,
        isOwn: true,
        note: { kind: 'attempts-doubted', doubts: [{ metric: 'latency-p95', why }] },
      });
    });

    test('decides within what this run measured', () => {
      expect(judge(UNDECIDED, [forge(1.04)])).toMatchObject({ state: 'pass', isOwn: false });
    });

    test('makes a verdict worse, however little it agrees', () => {
      expect(judge(around(1, 10), [around(1.6, 90, 0.001)])).toMatchObject({ state: 'fail', isOwn: false });
    });
  });

  test('says where the attempt alone would have ended otherwise', () => {
    expect(judge(around(1, 10), [around(1, 10)]).note).toBeUndefined();
    expect(judge(around(1.3, 10), [around(0.9, 100)]).note).toEqual({ kind: 'attempt-fails-alone' });
    expect(judge(around(1.05, 8, 0.2), [around(1.03, 60, 0.02)]).note).toEqual({
      kind: 'attempts-decide',
      state: 'inconclusive',
    });
  });
});

describe('isClearTogether', () => {
  const isClear = (own: readonly number[], earlier: readonly (readonly number[])[]) => {
    const toComparison = under();
    const pool = { earlier: usable(earlier.map((ns) => attemptOf(ns))), toComparison };
    return isClearTogether(toComparison(attemptOf(own).arms ?? []), pool);
  };

  test('what is measured after the launches does not end them', () => {
    const policy = policyOf(
      { 'latency-p95': { 'max-increase': '10%' }, 'memory-vram-peak': { max: '1GiB' } },
      { runtime: { providers: ['webgpu', 'cpu'] } },
    );
    const toComparison = (arms: readonly ArmMeasurement[]) => ({ ...under()(arms), policy });
    const pool = { earlier: usable([attemptOf(around(1.3, 8, 0.5))]), toComparison };
    expect(isClearTogether(toComparison(attemptOf(around(1, 8)).arms ?? []), pool)).toBe(false);
  });

  test.each([
    { title: 'no launch of this run, whatever was kept', own: [], earlier: [around(1, 90)], isDone: false },
    { title: 'four launches of this run', own: around(1, 4), earlier: [around(1, 90)], isDone: false },
    { title: 'eight clear ones of this run', own: around(1, 8), earlier: [around(1, 90)], isDone: true },
    {
      title: 'launches of this run that do not tell',
      own: around(1.1, 20, 0.2),
      earlier: [around(1, 90)],
      isDone: false,
    },
    {
      title: 'pooled launches that do not tell',
      own: around(1, 8),
      earlier: [around(1.3, 8, 0.5)],
      isDone: false,
    },
    { title: 'a failure of its own', own: around(1.4, 8), earlier: [around(1.1, 8, 0.5)], isDone: true },
    {
      title: 'as many pooled launches as were planned',
      own: around(1, 8),
      earlier: [around(1.2, 92, 0.9)],
      isDone: true,
    },
  ])('is $isDone with $title', ({ own, earlier, isDone }) => {
    expect(isClear(own, earlier)).toBe(isDone);
  });
});

describe('findFailure', () => {
  test('finds none where nothing was kept, or nothing failed', () => {
    expect(findFailure([], judging())).toBeUndefined();
    expect(
      findFailure(usable([attemptOf(around(1, 10)), attemptOf(around(1.1, 20, 0.2))]), judging()),
    ).toBeUndefined();
  });

  test('finds one of all together', () => {
    const found = findFailure(usable([attemptOf(around(1.3, 10)), attemptOf(around(1.3, 12))]), judging());
    expect(found?.of).toHaveLength(2);
    expect(found?.comparison.candidate.launches).toHaveLength(22);
  });

  test('a failed attempt stays failed, however many fine ones are pooled with it', () => {
    const fine = Array.from({ length: 5 }, () => attemptOf(around(0.95, 60)));
    const found = findFailure(usable([attemptOf(around(1.3, 10)), ...fine]), judging());
    expect(found?.of).toHaveLength(1);
    expect(found?.comparison.candidate.launches).toHaveLength(10);
  });

  test('judges by the rules of today, not by what a record says of itself', () => {
    const says = attemptOf(around(1, 10), { state: 'fail' });
    expect(findFailure(usable([says]), judging())).toBeUndefined();
    const hides = attemptOf(around(1.3, 10), { state: 'pass' });
    expect(findFailure(usable([hides]), judging())?.of).toHaveLength(1);
    const waived = judging([waiverOf({ ceiling: { 'max-increase': { kind: 'relative', value: 0.5 } } })]);
    expect(findFailure(usable([hides], waived), waived)).toBeUndefined();
  });
});

const CRASH = { kind: 'crashed', arm: 'candidate', message: 'it crashed' } as const;

test('an attempt that cannot be judged is an error, because without it the verdict could be better', () => {
  const { toComparison } = judging();
  const broken = () => {
    throw new RangeError('no such item');
  };
  const record = attemptOf([1e6]);
  const kept = [
    { store: { kind: 'actions-cache' }, place: 'regression-gate-attempt-1' },
    { store: { kind: 'directory', path: 'attempts' }, place: 'attempts/m/1.json' },
  ] as const;
  const places = new Map([[record, kept]]);
  const read = () => usableAttempts([record], { arms: 2, places, toComparison, judge: broken });
  expect(read).toThrow(InfrastructureError);
  expect(read).toThrow('attempts: expected earlier figures that can be judged');
  expect(read).toThrow(
    expect.objectContaining({
      hint: 'To measure again, run `gh cache delete regression-gate-attempt-1`, delete `attempts/m/1.json`, then run the gate again, or change the model.',
    }),
  );
});

test('the newest breakdown among the attempts counts, whatever came after it', () => {
  const hang = { ...CRASH, kind: 'timed-out' } as const;
  const broken = (failure: typeof CRASH | typeof hang) =>
    attemptOf([], { arms: null, state: 'fail', failure });
  expect(findBreakdown([attemptOf([1e6])])).toBeNull();
  expect(findBreakdown([broken(CRASH), broken(hang), attemptOf([1e6])])).toEqual(hang);
});

test('attempts without figures, or of other sides, are not pooled', () => {
  const crashed = attemptOf([], { arms: null, state: 'fail', failure: CRASH });
  const alone = attemptOf([], { arms: [armOf({})] });
  expect(usable([crashed, alone])).toEqual([]);
});
