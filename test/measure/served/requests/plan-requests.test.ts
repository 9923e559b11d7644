import { describe, expect, test } from 'vitest';
import type { Traffic } from '../../../../src/measure/latency/traffic.ts';
import {
  planRequests,
  smallestServedBudgetNs,
} from '../../../../src/measure/served/requests/plan-requests.ts';

const SECOND = 1e9;
const CLOSED: Traffic = { kind: 'closed' };

describe('a plan of requests', () => {
  test.each([
    {
      title: 'a fast server has the most requests',
      serviceNs: 0.002,
      startNs: 0.5,
      budget: 600,
      requests: 200,
    },
    { title: 'a launch samples for a second', serviceNs: 0.005, startNs: 0.1, budget: 600, requests: 100 },
    { title: 'or twice as long as the starts', serviceNs: 0.02, startNs: 1, budget: 600, requests: 100 },
    {
      title: 'ten launches that send twenty inputs four times come first',
      serviceNs: 0.2,
      startNs: 1,
      budget: 600,
      requests: 80,
    },
    { title: 'then eight that send them twice', serviceNs: 0.2, startNs: 1, budget: 160, requests: 40 },
    {
      title: 'then more launches that send each once',
      serviceNs: 0.2,
      startNs: 0.1,
      budget: 120,
      requests: 20,
    },
    { title: 'then fewer of these', serviceNs: 0.2, startNs: 1, budget: 90, requests: 20 },
    { title: 'then fewer requests', serviceNs: 1, startNs: 1, budget: 180, requests: 12 },
    { title: 'and fewer still', serviceNs: 1, startNs: 1, budget: 80, requests: 4 },
  ])('$title', ({ serviceNs, startNs, budget, requests }) => {
    const bounds = {
      serviceNs: [serviceNs * SECOND, serviceNs * SECOND],
      startNs: [startNs * SECOND, startNs * SECOND],
      budgetNs: budget * SECOND,
    };
    const plan = planRequests(CLOSED, bounds);
    expect(plan).toBeDefined();
    expect((plan?.rounds ?? 0) * (plan?.blockSize ?? 0)).toBe(requests);
    expect((plan?.rounds ?? 1) % 2).toBe(0);
    expect(plan?.launches).toBeGreaterThanOrEqual(5);
  });

  test('a launch takes its starts, two requests for warming up, its requests, and 0.2 s', () => {
    const bounds = {
      serviceNs: [0.2 * SECOND, 0.2 * SECOND],
      startNs: [SECOND, SECOND],
      budgetNs: 600 * SECOND,
    };
    // 0.2 + 2 + 0.8 + 80 × 0.4 = 35 s
    expect(planRequests(CLOSED, bounds)?.launches).toBe(17);
  });

  test('the smallest budget is the least for which there is a plan', () => {
    const bounds = { serviceNs: [SECOND, 2 * SECOND], startNs: [3 * SECOND, SECOND] };
    const least = smallestServedBudgetNs(CLOSED, bounds);
    expect(planRequests(CLOSED, { ...bounds, budgetNs: least })).toBeDefined();
    expect(planRequests(CLOSED, { ...bounds, budgetNs: least - SECOND / 10 })).toBeUndefined();
  });

  test('open traffic takes as long as its requests arrive', () => {
    const bounds = { serviceNs: [SECOND / 100], startNs: [0], budgetNs: 120 * SECOND };
    const plan = planRequests({ kind: 'open', streams: 4, ratePerSecond: 2 }, bounds);
    expect((plan?.rounds ?? 0) * (plan?.blockSize ?? 0)).toBe(20);
  });
});
