import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limit } from '../../../src/policy/limit.ts';
import type { Metric } from '../../../src/policy/metric.ts';
import { decideRow } from '../../../src/sign-off/verify/decide-row.ts';
import type { Comparison } from '../../../src/verdict/comparison.ts';
import { checkRow } from '../../../src/verdict/row/check-row.ts';
import { countHeavy } from '../../../src/verdict/row/evidence/fallback-share.ts';
import { comparisonOf, latenciesOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { placed } from '../../support/fixtures/verdict-fixture.ts';
import { tableOf } from '../../support/scoring.ts';

const MS = 1e6;
const NONE = { baseline: {}, candidate: {} };

/** The gate's answer, and what is decided again from the row as it stands in a file. */
function both(metric: Metric, comparison: Comparison, fallback = NONE) {
  const row = checkRow(metric, comparison)!;
  const limit = comparison.policy.limits[metric] as Limit;
  return { gate: row.state, again: decideRow(JSON.parse(JSON.stringify(row)), limit, fallback) };
}

describe('a row is decided again as the gate decided it', () => {
  const launches = fc.array(
    fc.record({
      ns: fc.double({ min: 0.5 * MS, max: 2 * MS, noNaN: true }),
      ratio: fc.double({ min: 0.9, max: 1.2, noNaN: true }),
    }),
    { minLength: 5, maxLength: 20 },
  );
  test.each([
    { limit: { 'max-increase': '5%' } },
    { limit: { 'max-increase': '0.1ms', floor: '0.02ms' } },
    { limit: { max: '1.2ms' } },
    { limit: { 'max-increase': '10%', floor: '0.2ms', max: '1.5ms' } },
  ])('from a sample, under $limit', ({ limit }) => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(launches, fc.double({ min: 0.8, max: 1.3, noNaN: true }), (pairs, change) => {
        const spread = pairs.map(({ ns }) => 1e6 + (ns - 1e6) / 20);
        const { gate, again } = both(
          'latency-p95',
          latenciesOf(
            { 'latency-p95': limit },
            spread,
            pairs.map(({ ratio }, index) => spread[index]! * change * (1 + (ratio - 1) / 10)),
          ),
        );
        seen.add(gate);
        expect(again).toBe(gate);
      }),
      { numRuns: 200, seed: 7 },
    );
    expect([...seen].sort()).toEqual(['fail', 'inconclusive', 'pass']);
  });

  test('from the peaks of memory, where a maximum bounds them', () => {
    const policy = policyOf({ 'memory-ram-peak': { max: '20MiB', 'max-increase': '10%' } });
    const peaks = (mib: number) => ({
      ramPeakBytes: [0, 0.1, 0.2, 0.1].map((more) => (mib + more) * 2 ** 20),
    });
    for (const candidate of [15, 16.2, 19.95, 25]) {
      const { gate, again } = both(
        'memory-ram-peak',
        comparisonOf(policy, { baseline: peaks(15), candidate: peaks(candidate) }),
      );
      expect(again).toBe(gate);
    }
  });

  test.each(['point', 'confident'])('from %s scores over items', (decide) => {
    const policy = policyOf({ 'task-score': { 'max-drop': '1pp', min: 0.95, decide } });
    const outcomes = (wrong: number) =>
      tableOf(
        Array.from({ length: 2000 }, (_, item) => ({
          correct: item >= wrong,
          review: false,
          actual: item % 2,
          predicted: item % 2,
        })),
      );
    const states = [0, 20, 21, 40, 90, 99, 101, 300].map((wrong) => {
      const arms = { baseline: { outcomes: outcomes(0) }, candidate: { outcomes: outcomes(wrong) } };
      const { gate, again } = both('task-score', comparisonOf(policy, arms));
      expect(again).toBe(gate);
      return gate;
    });
    expect(states).toContain('pass');
    expect(states).toContain('fail');
  });

  test('from the share of CPU fallback, which rises only where more nodes fall back', () => {
    const policy = policyOf(
      { 'fallback-time-share': { 'max-increase': '0pp' } },
      { runtime: { providers: ['webgpu', 'cpu'] } },
    );
    const arm = (nodes: number, timeShare: number) => ({
      placement: [placed({ operator: 'Clip', role: 'fallback', nodes, timeShare })],
    });
    for (const nodes of [1, 2]) {
      const [baseline, candidate] = [arm(1, 0.1), arm(nodes, 0.12)];
      const fallback = {
        baseline: Object.fromEntries(countHeavy(baseline.placement)),
        candidate: Object.fromEntries(countHeavy(candidate.placement)),
      };
      const { gate, again } = both(
        'fallback-time-share',
        comparisonOf(policy, { baseline, candidate }),
        fallback,
      );
      expect(gate).toBe(nodes === 1 ? 'pass' : 'fail');
      expect(again).toBe(gate);
    }
  });

  test('a figure at its limit passes, one hair beyond fails, and what is no figure fails', () => {
    const row = checkRow(
      'model-size',
      comparisonOf(policyOf({ 'model-size': { max: '1kB' } }), {
        baseline: { modelSizeBytes: 1000 },
        candidate: { modelSizeBytes: 1000 },
      }),
    )!;
    const decide = (candidate: number | null) => decideRow({ ...row, candidate }, { max: 1000 }, NONE);
    expect(decide(1000)).toBe('pass');
    expect(decide(1000.0000000000001)).toBe('fail');
    expect(decide(Number.NaN)).toBe('fail');
    expect(decide(null)).toBe('fail');
  });
});
