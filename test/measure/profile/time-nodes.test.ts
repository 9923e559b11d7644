import { describe, expect, test } from 'vitest';
import type { DeviceProgram, Kernel, ProfileEvents } from '../../../src/measure/profile/parse-profile.ts';
import { timeNodes } from '../../../src/measure/profile/time-nodes.ts';
import { nodeKey, timeRun } from '../../../src/measure/profile/time-run.ts';

const kernel = (node: string, fromUs: number, us: number, more: Partial<Kernel> = {}): Kernel => ({
  node,
  nodeIndex: '0',
  operator: 'Conv',
  provider: 'CPUExecutionProvider',
  fromUs,
  us,
  inputs: [],
  outputs: [],
  ...more,
});

const program = (node: string, fromUs: number, us: number, operator = 'Conv'): DeviceProgram => ({
  node,
  operator,
  fromUs,
  us,
});

/** µs by the name of the node. */
function timesOf(
  kernels: readonly Kernel[],
  programs: readonly DeviceProgram[] = [],
): Record<string, number> {
  const times = timeRun(kernels, programs);
  return Object.fromEntries(kernels.map((each) => [each.node, times.get(nodeKey(each)) as number]));
}

describe('timeRun', () => {
  test('adds the half microsecond that the runtime cuts off on average', () => {
    expect(timesOf([kernel('a', 0, 10)])).toEqual({ a: 10.5 });
  });

  test('does not count the kernels of a subgraph twice', () => {
    const kernels = [
      kernel('if', 0, 100, { operator: 'If' }),
      kernel('loop', 5, 60, { operator: 'Loop' }),
      kernel('inner', 10, 20),
      kernel('inner', 40, 20),
      kernel('last', 70, 20),
      kernel('after', 100, 7),
    ];
    expect(timesOf(kernels)).toEqual({ if: 20.5, loop: 20.5, inner: 41, last: 20.5, after: 7.5 });
  });

  test('takes a neighbour that seems to begin a microsecond early for no part of a kernel', () => {
    expect(timesOf([kernel('a', 0, 10), kernel('b', 9, 10)])).toEqual({ a: 10.5, b: 10.5 });
  });

  test('counts a kernel by the device’s own time where it tells one', () => {
    const kernels = [kernel('a', 0, 3), kernel('b', 3, 4)];
    const programs = [program('a', 2, 50), program('a', 52, 30)];
    expect(timesOf(kernels, programs)).toEqual({ a: 81, b: 4.5 });
  });

  test('splits the time of programs between nodes that share a name', () => {
    const kernels = [kernel('', 0, 1), kernel('', 1, 1, { nodeIndex: '1' })];
    const times = timeRun(kernels, [program('', 0, 9.5), program('', 10, 9.5)]);
    expect([...times.values()]).toEqual([10, 10]);
  });

  test.each([
    { title: 'while the device computes before it', programs: [program('a', 0, 70)], us: 30.5 },
    { title: 'while it computes within', programs: [program('a', 20, 30), program('b', 60, 10)], us: 60.5 },
    {
      title: 'beside programs that overlap',
      programs: [program('a', 20, 30), program('b', 40, 30)],
      us: 50.5,
    },
    {
      title: 'beside a program that holds another',
      programs: [program('a', 20, 60), program('b', 30, 5)],
      us: 40.5,
    },
    { title: 'all the while', programs: [program('a', 0, 200)], us: 0.5 },
    { title: 'never', programs: [program('a', 100, 50)], us: 100.5 },
  ])('counts a copy without its waiting: $title', ({ programs, us }) => {
    const copy = kernel('copy', 0, 100, { operator: 'MemcpyToHost' });
    expect(timesOf([copy], programs)['copy']).toBe(us);
  });
});

describe('timeNodes', () => {
  /** Runs of 1,000 µs, in each of which the one kernel takes as long as said; 0 where it does not run. */
  const eventsOf = (times: readonly number[]): ProfileEvents => ({
    runs: times.map((_, run) => ({ fromUs: run * 2000, us: 1000 })),
    kernels: times.flatMap((us, run) => (us === 0 ? [] : [kernel('a', run * 2000 + 1, us - 0.5)])),
    programs: [],
    arenaPeakBytes: null,
  });

  test('takes the median over the runs of one input and the mean over the inputs', () => {
    // The first two runs warm up. 900 is a stall of the machine; the second input is slow in all of its runs.
    const events = eventsOf([999, 999, 10, 50, 12, 50, 900, 50]);
    const [only] = timeNodes(events, [
      [2, 4, 6],
      [3, 5, 7],
    ]);
    expect(only?.nsPerRun).toBe(((12 + 50) / 2) * 1000);
  });

  test('counts nothing for an input that takes another way', () => {
    const [only] = timeNodes(eventsOf([40, 0]), [[0], [1]]);
    expect(only?.nsPerRun).toBe(20_000);
  });

  test('leaves out kernels between the runs', () => {
    const events = eventsOf([40]);
    const stray = { ...events, kernels: [...events.kernels, kernel('stray', 1500, 10)] };
    expect(timeNodes(stray, [[0]]).map(({ node }) => node)).toEqual(['a']);
  });
});
