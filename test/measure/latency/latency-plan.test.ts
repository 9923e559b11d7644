import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type LatencyPlan,
  planLatency,
  smallestBudgetNs,
} from '../../../src/measure/latency/latency-plan.ts';

const CLOSED = { kind: 'closed' } as const;
const slow = { serviceNs: [500e6, 500e6] };

/** With half a second to start the processes and load the model. */
function launchesIn60s(plan: LatencyPlan | undefined, serviceNs: number): number {
  if (plan === undefined) return 0;
  const runs = plan.minWarmUpRuns + plan.rounds * (plan.blockSize + plan.rewarm);
  return 60e9 / (500e6 + 2 * runs * serviceNs);
}

describe('planLatency', () => {
  test.each([
    { title: '0.1 ms', serviceNs: 1e5 },
    { title: '2 ms', serviceNs: 2e6 },
    { title: '20 ms', serviceNs: 20e6 },
    { title: '100 ms', serviceNs: 100e6 },
  ])(
    'a model of $title gets at least eight launches and enough samples for a P95 in 60 s',
    ({ serviceNs }) => {
      const plan = planLatency(CLOSED, { serviceNs: [serviceNs, serviceNs], budgetNs: 60e9 });
      expect(launchesIn60s(plan, serviceNs)).toBeGreaterThanOrEqual(8);
      expect(8 * (plan?.samples ?? 0)).toBeGreaterThanOrEqual(72);
    },
  );

  test.each([1e5, 2e6, 5e6, 25e6])('a model of %d ns gets thirty launches in 60 s', (serviceNs) => {
    const plan = planLatency(CLOSED, { serviceNs: [serviceNs, serviceNs], budgetNs: 60e9 });
    expect(launchesIn60s(plan, serviceNs)).toBeGreaterThanOrEqual(30);
    expect(plan?.samples).toBeGreaterThanOrEqual(20);
  });

  test('a small budget does not make launches that mostly start', () => {
    const plan = planLatency(CLOSED, { serviceNs: [3e5, 3e5], budgetNs: 15e9 });
    expect(plan?.samples).toBeGreaterThan(500);
  });

  test('a model too slow for the budget has no plan, and the smallest budget has one', () => {
    expect(planLatency(CLOSED, { ...slow, budgetNs: 10e9 })).toBeUndefined();
    expect(planLatency(CLOSED, { ...slow, budgetNs: smallestBudgetNs(CLOSED, slow) * 1.001 })).toBeDefined();
  });

  test('a candidate a dozen times slower than its baseline is still judged: only one of the two takes long', () => {
    expect(planLatency(CLOSED, { serviceNs: [20e6, 260e6], budgetNs: 60e9 })).toBeDefined();
    expect(planLatency(CLOSED, { serviceNs: [260e6, 260e6], budgetNs: 60e9 })).toBeUndefined();
  });

  test('blocks come in pairs of at least twenty samples, where a launch has as many', () => {
    for (const serviceNs of [1e5, 2e6, 2.6e6, 20e6, 50e6]) {
      const plan = planLatency(CLOSED, { serviceNs: [serviceNs, serviceNs], budgetNs: 60e9 });
      expect((plan?.rounds ?? 1) % 2).toBe(0);
      expect(plan?.blockSize).toBeGreaterThanOrEqual(10);
    }
  });

  test('a query of eight on two streams is planned like an inference of four times the length', () => {
    const queries = { kind: 'queries', streams: 2, samplesPerQuery: 8 } as const;
    expect(planLatency(queries, { serviceNs: [2e6, 2e6], budgetNs: 600e9 })).toMatchObject(
      (({ minWarmUpNs: _, minWarmUpRuns: __, ...plan }) => plan)(
        planLatency(CLOSED, { serviceNs: [8e6, 8e6], budgetNs: 600e9 })!,
      ),
    );
  });

  test('the faster of two models is warm again before it counts, and the slower does not spend its time on it', () => {
    const budgetNs = 60e9;
    expect(planLatency(CLOSED, { serviceNs: [1e6, 2e6], budgetNs })?.rewarm).toBe(3);
    const lopsided = planLatency(CLOSED, { serviceNs: [0.2e6, 6e6], budgetNs })!;
    expect(lopsided.rewarm).toBe(Math.floor(lopsided.blockSize / 2));
  });

  test('every plan has as many samples as its blocks hold', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e4, max: 1e9, noNaN: true }),
        fc.double({ min: 1e9, max: 600e9, noNaN: true }),
        (serviceNs, budgetNs) => {
          const plan = planLatency(CLOSED, { serviceNs: [serviceNs, serviceNs], budgetNs });
          if (plan === undefined) return;
          expect(plan.samples).toBe(plan.rounds * plan.blockSize);
          expect(plan.samples).toBeGreaterThanOrEqual(12);
          expect(plan.rewarm).toBeGreaterThanOrEqual(1);
          expect(plan.rewarm).toBeLessThanOrEqual(plan.blockSize / 2);
        },
      ),
    );
  });
});
