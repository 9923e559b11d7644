import { describe, expect, test } from 'vitest';
import { checkRow } from '../../../../src/verdict/row/check-row.ts';
import { comparisonOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { placed } from '../../../support/fixtures/verdict-fixture.ts';

const METRIC = 'fallback-time-share';
const LIMITS = { [METRIC]: { max: '1%', 'max-increase': '0pp' } };
const ON_DEVICE = { runtime: { providers: ['webgpu'] } };

/** A profile in which `nodes` of Clip, with their copies, take `share` of the time. */
const falling = (share: number, nodes = 18) => ({
  placement: [
    placed({ operator: 'Conv', provider: 'WebGpuExecutionProvider', timeShare: 1 - share }),
    placed({ operator: 'Clip', role: 'fallback', nodes, timeShare: share }),
  ],
});

const clean = {
  placement: [
    placed({ operator: 'Conv', provider: 'WebGpuExecutionProvider', timeShare: 0.9 }),
    placed({ operator: 'Shape', role: 'shape', timeShare: 0.1 }),
  ],
};

const judge = (arms: Parameters<typeof comparisonOf>[1], limits: Record<string, unknown> = LIMITS) =>
  checkRow(METRIC, comparisonOf(policyOf(limits, ON_DEVICE), arms));

describe('fallback-time-share', () => {
  test('counts heavy kernels and copies, and not shape arithmetic', () => {
    const placement = [
      placed({ operator: 'Conv', timeShare: 0.5 }),
      placed({ operator: 'Clip', role: 'fallback', timeShare: 0.25 }),
      placed({ operator: 'MemcpyToHost', role: 'copy', timeShare: 0.125 }),
      placed({ operator: 'Shape', role: 'shape', timeShare: 0.0625 }),
      placed({ operator: 'Cast', role: 'reformat', timeShare: 0.0625 }),
    ];
    expect(judge({ baseline: clean, candidate: { placement } })).toMatchObject({
      state: 'fail',
      baseline: 0,
      candidate: 0.375,
      change: 0.375,
    });
  });

  test.each([
    { title: 'nothing', candidate: clean, state: 'pass' },
    { title: 'a new node, however little', candidate: falling(1e-6, 1), state: 'fail' },
  ])('beside a clean baseline, $title: $state', ({ candidate, state }) => {
    expect(judge({ baseline: clean, candidate })?.state).toBe(state);
  });

  test.each([
    { title: 'the same nodes taking longer', candidate: falling(0.009), state: 'pass' },
    { title: 'fewer nodes taking longer', candidate: falling(0.009, 17), state: 'pass' },
    { title: 'one node more taking longer', candidate: falling(0.009, 19), state: 'fail' },
    { title: 'one node more taking no longer', candidate: falling(0.005, 19), state: 'pass' },
    { title: 'the same nodes at the maximum', candidate: falling(0.01), state: 'pass' },
    { title: 'the same nodes beyond the maximum', candidate: falling(0.010000000000000002), state: 'fail' },
    { title: 'no number', candidate: falling(Number.NaN), state: 'fail' },
  ])('beside a baseline in which 18 nodes take 0.5 %, $title: $state', ({ candidate, state }) => {
    expect(judge({ baseline: falling(0.005), candidate })?.state).toBe(state);
  });

  test('without a profile fails: no data is never a pass', () => {
    expect(judge({ baseline: clean, candidate: {} })).toMatchObject({
      state: 'fail',
      reasons: [{ kind: 'not-measured', why: { kind: 'not-profiled' } }],
    });
  });

  test('is not shown where the CPU was asked for', () => {
    const comparison = comparisonOf(policyOf({ 'model-size': { max: '1MiB' } }), {
      baseline: null,
      candidate: clean,
    });
    expect(checkRow(METRIC, comparison)).toBeUndefined();
  });
});
