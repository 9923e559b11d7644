import { describe, expect, test } from 'vitest';
import { hasKeptUp, summarizeLaunch } from '../../../src/measure/latency/summarize-launch.ts';
import type { Sample } from '../../../src/measure/latency/time-block.ts';
import type { Traffic } from '../../../src/measure/latency/traffic.ts';
import { sample } from './sample-fixture.ts';

const open = { kind: 'open', streams: 1, ratePerSecond: 500 } as const;

describe('summarizeLaunch', () => {
  const summarize = (samples: readonly Sample[], traffic: Traffic = { kind: 'closed' }, windowSize = 20) =>
    summarizeLaunch([{ samples, loadNs: 1, firstRunNs: 1 }], { traffic, windowSize, stealShare: 0 })[0];
  const preempted = (ms: number): Sample => sample(ms * 1e6, ms * 1e6, { isPreempted: true });

  test('tells waiting from serving', () => {
    const launch = summarize([sample(3e6, 1e6), sample(1e6, 1e6)], { ...open, streams: 2 });
    expect(launch).toMatchObject({ meanNs: 2e6, queueShare: 0.5, machineNs: 0.5e6 });
  });

  test('in a closed loop nothing waits, and the machine is busy for the latency', () => {
    expect(summarize([sample(2e6), sample(4e6)])).toMatchObject({ queueShare: 0, machineNs: 3e6 });
  });

  test('of queries, the machine is busy for the service time of one request', () => {
    const launch = summarize([sample(8e6, 2e6)], { kind: 'queries', streams: 2, samplesPerQuery: 8 });
    expect(launch).toMatchObject({ meanNs: 8e6, machineNs: 1e6 });
  });

  test('leaves interrupted samples out of one P95 and in the others', () => {
    const samples = [...Array<Sample>(18).fill(sample(1e6)), preempted(9), preempted(9)];
    const launch = summarize(samples);
    expect(launch).toMatchObject({ p95Ns: 9e6, preemptedShare: 0.1 });
    expect(launch).toMatchObject({
      p95UnpreemptedNs: 1e6,
      windowP95Ns: [9e6],
      windowP95UnpreemptedNs: [1e6],
    });
  });
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
