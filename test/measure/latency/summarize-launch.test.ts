import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { launchSchema, RUN_PERCENTS } from '../../../src/measure/arm-measurement.ts';
import { hasKeptUp, summarizeLaunch } from '../../../src/measure/latency/summarize-launch.ts';
import type { Sample } from '../../../src/measure/latency/time-block.ts';
import type { Traffic } from '../../../src/measure/latency/traffic.ts';
import { sample, unwatched, waited } from './sample-fixture.ts';

const CLOSED = { kind: 'closed' } as const;
const OPEN = { kind: 'open', streams: 2, ratePerSecond: 500 } as const;

type TimedArm = Parameters<typeof summarizeLaunch>[0][number];

const armOf = (samples: readonly Sample[], more: Partial<TimedArm> = {}): TimedArm => ({
  samples,
  loadNs: 9e6,
  firstRunNs: 5e6,
  loadWaitNs: 0,
  firstRunWaitNs: 0,
  ...more,
});

/** @param timed - Inputs that are timed in turn. */
const summarizeAll = (arms: readonly TimedArm[], { traffic = CLOSED as Traffic, timed = 1 } = {}) =>
  summarizeLaunch(arms, { traffic, inputs: { timed, of: 512 }, stealShare: 0.25 });

const summarize = (arm: TimedArm, more: { traffic?: Traffic; timed?: number } = {}) =>
  summarizeAll([arm], more)[0];

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('summarizeLaunch', () => {
  test('separates queueing from serving', () => {
    const launch = summarize(armOf([sample(3e6, 1e6), sample(1e6, 1e6)]), { traffic: OPEN });
    expect(launch).toMatchObject({ meanNs: 2e6, queueShare: 0.5, machineNs: 0.5e6 });
  });

  test('in a closed loop nothing queues, and the machine is busy for the latency', () => {
    expect(summarize(armOf([sample(2e6), sample(4e6)]))).toMatchObject({
      queueShare: 0,
      machineNs: 3e6,
      stealShare: 0.25,
    });
  });

  test('of queries, the machine is busy for the service time of one request', () => {
    const launch = summarize(armOf([sample(8e6, 2e6)]), {
      traffic: { kind: 'queries', streams: 2, samplesPerQuery: 8 },
    });
    expect(launch).toMatchObject({ meanNs: 8e6, machineNs: 1e6, tails: null });
  });
});

describe('net latency', () => {
  test('leaves out waiting because of other programs, and drops no run', () => {
    // The slowest runs waited; without it they are the fastest. A run of 8 ms that did not wait is the tail.
    const samples = [
      waited(12e6, 11e6),
      waited(10e6, 8e6),
      sample(8e6),
      ...range(1, 17).map(() => sample(4e6)),
    ];
    expect(summarize(armOf(samples))).toMatchObject({
      samples: 20,
      p50Ns: 4e6,
      p95Ns: 10e6,
      p99Ns: 12e6,
      meanNs: 4.9e6,
      machineNs: 4.9e6,
      net: { latency: { p50Ns: 4e6, p95Ns: 4e6, p99Ns: 8e6, meanNs: 3.95e6 }, machineNs: 3.95e6 },
    });
  });

  test('keeps waiting because of the model’s own threads', () => {
    const launch = summarize(armOf([waited(10e6, 3e6, 5e6)]));
    expect(launch).toMatchObject({ p95Ns: 10e6, net: { latency: { p95Ns: 7e6 } } });
  });

  test.each([
    { title: 'no wait', wait: 0, net: 9e6 },
    { title: 'a wait', wait: 4e6, net: 5e6 },
    { title: 'a wait 1 ns shorter than the whole', wait: 9e6 - 1, net: 1 },
    { title: 'a wait as long as the whole, which cannot be', wait: 9e6, net: 9e6 },
    { title: 'a wait longer than the whole, which cannot be', wait: 9e6 + 1, net: 9e6 },
  ])('loading and the first run are net of $title', ({ wait, net }) => {
    const ofBoth = { loadNs: 9e6, loadWaitNs: wait, firstRunNs: 9e6, firstRunWaitNs: wait };
    expect(summarize(armOf([sample(1e6)], ofBoth))).toMatchObject({
      loadNs: 9e6,
      firstRunNs: 9e6,
      net: { loadNs: net, firstRunNs: net },
    });
  });

  const known = armOf([waited(10e6, 6e6), sample(4e6)]);

  test.each<{ title: string; other: TimedArm }>([
    { title: 'one run of the other arm', other: armOf([sample(4e6), unwatched(4e6)]) },
    { title: 'the other arm’s loading', other: armOf([sample(4e6)], { loadWaitNs: null }) },
    { title: 'the other arm’s first run', other: armOf([sample(4e6)], { firstRunWaitNs: null }) },
  ])('is used for no arm if the waiting of $title is unknown', ({ other }) => {
    for (const arms of [
      [known, other],
      [other, known],
    ]) {
      const [first, second] = summarizeAll(arms);
      expect([first?.net, first?.waiting, second?.net, second?.waiting]).toEqual([null, null, null, null]);
    }
    const [launch] = summarizeAll([known, other]);
    // The tails are of latency as timed.
    expect(launch?.tails).toMatchObject({ inputsNs: [4e6], runsNs: RUN_PERCENTS.map(() => 10e6) });
  });

  test('where requests queue, is known of the machine’s time only', () => {
    const requests = [
      sample(9e6, 4e6, { waits: { othersNs: 2e6, ownNs: 0 } }),
      sample(6e6, 6e6, { waits: { othersNs: 0, ownNs: 0 } }),
    ];
    expect(summarize(armOf(requests, { loadWaitNs: 1e6 }), { traffic: OPEN })).toMatchObject({
      machineNs: 2.5e6,
      net: { latency: null, machineNs: 2e6, loadNs: 8e6, firstRunNs: 5e6 },
      tails: null,
      waiting: { others: 0.25, own: 0 },
    });
  });
});

describe('waiting', () => {
  test('is a fraction of the time spent running, by cause', () => {
    // 200 ms in all: 30 ms and 10 ms waiting, 160 ms running.
    const launch = summarize(armOf([waited(100e6, 30e6, 10e6), sample(100e6)]));
    expect(launch?.waiting).toEqual({ others: 0.1875, own: 0.0625 });
  });

  test('may be longer than the running', () => {
    expect(summarize(armOf([waited(10e6, 6e6, 3e6)]))?.waiting).toEqual({ others: 6, own: 3 });
  });
});

describe('tails', () => {
  test('an input’s latency is the lower quartile over its runs, which take turns', () => {
    // Five runs of each of two inputs. The quartile of five is the second; a rounded rank would give the first.
    const runs = [50, 500, 10, 100, 40, 300, 20, 400, 30, 200].map((ns) => sample(ns));
    expect(summarize(armOf(runs), { timed: 2 })?.tails).toMatchObject({ inputsNs: [20, 200], of: 512 });
  });

  test('is net of waiting because of other programs, not of the model’s own threads', () => {
    const runs = [waited(900, 850), waited(90, 0, 40), waited(800, 600), waited(70, 0, 40)];
    expect(summarize(armOf(runs), { timed: 2 })?.tails).toMatchObject({ inputsNs: [50, 70] });
  });

  test.each([
    { title: 'once each', count: 3, timed: 3, inputsNs: [100, 200, 300] },
    { title: 'in a launch that ended within a turn', count: 4, timed: 3, inputsNs: [100, 200, 300] },
    { title: 'in a launch with fewer runs than inputs', count: 2, timed: 3, inputsNs: [100, 200] },
  ])('inputs are told apart $title', ({ count, timed, inputsNs }) => {
    const runs = range(1, count).map((run) => sample(100 * run));
    expect(summarize(armOf(runs), { timed })?.tails?.inputsNs).toEqual(inputsNs);
  });

  test('the slowest fifth of all runs is kept percent by percent', () => {
    const runs = range(1, 100).map((ns) => sample(1000 - ns));
    expect(summarize(armOf(runs))?.tails?.runsNs).toEqual(range(979, 999));
  });

  test('percentiles over runs are nearest rank', () => {
    // 95% of 31 is 29.45: the 30th. A rounded rank would give the 29th.
    const runs = range(1, 31).map((ns) => sample(ns));
    const { runsNs } = summarize(armOf(runs))?.tails ?? { runsNs: [] };
    expect([80, 95, 96, 97, 100].map((percent) => runsNs[RUN_PERCENTS.indexOf(percent)])).toEqual([
      25, 30, 30, 31, 31,
    ]);
  });

  test('are in whole ns', () => {
    const tails = summarize(armOf([waited(1000.4, 300.1), waited(1000.9, 300.1)]))?.tails;
    expect(tails).toMatchObject({ inputsNs: [700], runsNs: RUN_PERCENTS.map(() => 701) });
  });
});

test('no net figure is larger than the raw one, and every launch can be stored', () => {
  const run = fc
    .record({
      ns: fc.integer({ min: 1000, max: 1e9 }),
      share: fc.double({ min: 0, max: 0.99, noNaN: true }),
      ofOthers: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ ns, share, ofOthers }) => waited(ns, ns * share * ofOthers, ns * share * (1 - ofOthers)));
  fc.assert(
    fc.property(
      fc.array(run, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (runs, timed) => {
        const launch = summarize(armOf(runs), { timed });
        expect(launchSchema.safeParse(launch).error).toBeUndefined();
        for (const figure of ['p50Ns', 'p95Ns', 'p99Ns'] as const)
          expect(launch?.net?.latency?.[figure]).toBeLessThanOrEqual(launch?.[figure] ?? Number.NaN);
        expect(Math.max(...(launch?.tails?.inputsNs ?? []))).toBeLessThanOrEqual(
          launch?.tails?.runsNs.at(-1) ?? 0,
        );
      },
    ),
  );
});

describe('hasKeptUp', () => {
  const punctual = Array(99).fill(sample(2e6, 2e6, { lateNs: 5e5 })) as Sample[];

  test.each([
    { title: 'one request of a hundred may be late', last: [sample(2e6, 2e6, { lateNs: 3e6 })], kept: true },
    {
      title: 'three of a hundred and two may not',
      last: Array(3).fill(sample(2e6, 2e6, { lateNs: 3e6 })),
      kept: false,
    },
    { title: 'a request that had to queue is not late', last: Array(9).fill(sample(9e6, 2e6)), kept: true },
    {
      title: 'a lateness that is no number counts',
      last: Array(3).fill(sample(2e6, 2e6, { lateNs: Number.NaN })),
      kept: false,
    },
  ])('$title', ({ last, kept }) => {
    expect(hasKeptUp([...punctual, ...last])).toBe(kept);
  });

  test('slow models may start a little later', () => {
    const samples = Array(10).fill(sample(100e6, 100e6, { lateNs: 4e6 })) as Sample[];
    expect(hasKeptUp(samples)).toBe(true);
  });
});
