import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planLatency, smallestBudgetNs } from '../../src/measure/latency-plan.ts';

const CLOSED = { kind: 'closed' } as const;
const slow = { serviceNs: 500e6, arms: 2 };

describe('planLatency', () => {
  test.each([
    { title: '0.1 ms', serviceNs: 1e5 },
    { title: '2 ms', serviceNs: 2e6 },
    { title: '20 ms', serviceNs: 20e6 },
    { title: '100 ms', serviceNs: 100e6 },
  ])(
    'a model of $title gets at least five launches and enough samples for a P95 in 60 s',
    ({ serviceNs }) => {
      const plan = planLatency(CLOSED, { serviceNs, budgetNs: 60e9, arms: 2 });
      expect(5 * (plan?.samples ?? 0)).toBeGreaterThanOrEqual(72);
      const launchNs = (plan?.rounds ?? 0) * ((plan?.blockSize ?? 0) + (plan?.rewarm ?? 0)) * serviceNs * 2;
      expect(5 * launchNs).toBeLessThan(60e9);
    },
  );

  test('a model too slow for the budget has no plan, and the smallest budget has one', () => {
    expect(planLatency(CLOSED, { serviceNs: 500e6, budgetNs: 10e9, arms: 2 })).toBeUndefined();
    expect(planLatency(CLOSED, { ...slow, budgetNs: smallestBudgetNs(CLOSED, slow) * 1.001 })).toBeDefined();
  });

  test('blocks come in pairs of at least twenty samples, where a launch has as many', () => {
    for (const serviceNs of [1e5, 2e6, 2.6e6, 20e6, 50e6]) {
      const plan = planLatency(CLOSED, { serviceNs, budgetNs: 60e9, arms: 2 });
      expect((plan?.rounds ?? 1) % 2).toBe(0);
      expect(plan?.blockSize).toBeGreaterThanOrEqual(10);
    }
  });

  test('a query of eight on two streams is planned like an inference of four times the length', () => {
    const queries = { kind: 'queries', streams: 2, samplesPerQuery: 8 } as const;
    const bounds = { budgetNs: 60e9, arms: 2 };
    expect(planLatency(queries, { ...bounds, serviceNs: 2e6 })).toMatchObject(
      (({ minWarmUpNs: _, ...plan }) => plan)(planLatency(CLOSED, { ...bounds, serviceNs: 8e6 })!),
    );
  });

  test('every plan has as many samples as its blocks hold', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e4, max: 1e9, noNaN: true }),
        fc.double({ min: 1e9, max: 600e9, noNaN: true }),
        (serviceNs, budgetNs) => {
          const plan = planLatency(CLOSED, { serviceNs, budgetNs, arms: 2 });
          if (plan === undefined) return;
          expect(plan.samples).toBe(plan.rounds * plan.blockSize);
          expect(plan.samples).toBeGreaterThanOrEqual(15);
          expect(plan.rewarm).toBeGreaterThanOrEqual(1);
          expect(plan.rewarm).toBeLessThanOrEqual(plan.blockSize);
        },
      ),
    );
  });
});
