import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type LatencyPlan,
  planLatency,
  smallestBudgetNs,
} from '../../../src/measure/latency/latency-plan.ts';

const CLOSED = { kind: 'closed' } as const;
const OPEN = { kind: 'open', streams: 1, ratePerSecond: 200 } as const;
const MANY = 512;
const MS = 1e6;
const S = 1e9;
/** All inputs have one shape. */
const FIXED = { shapes: 1, newShapeNs: [0, 0] };

/** A plan for two models that are equally fast, with many inputs to choose from unless given. */
const planFor = (serviceNs: number, { budgetNs = 60 * S, inputs = MANY } = {}): LatencyPlan | undefined =>
  planLatency(CLOSED, { serviceNs: [serviceNs, serviceNs], budgetNs, inputs, ...FIXED });

/** Launches that fit into a budget, with 0.3 s to start the processes and load the model. */
function launchesIn(budgetNs: number, plan: LatencyPlan, serviceNs: number): number {
  const runs = plan.minWarmUpRuns + plan.rounds * (plan.blockSize + plan.rewarm);
  return budgetNs / (0.3 * S + 2 * runs * serviceNs);
}

describe('planLatency in a closed loop', () => {
  test.each([
    // Fills 250 ms with runs, up to 8,000.
    {
      title: '0.02 ms',
      serviceNs: 0.02 * MS,
      plan: { inputs: 32, samples: 8000, rounds: 16, blockSize: 500 },
    },
    { title: '0.3 ms', serviceNs: 0.3 * MS, plan: { inputs: 32, samples: 864, rounds: 16, blockSize: 54 } },
    { title: '1.9 ms', serviceNs: 1.9 * MS, plan: { inputs: 32, samples: 160, rounds: 10, blockSize: 16 } },
    // 32 inputs, four times each, in blocks of half the inputs.
    { title: '2 ms', serviceNs: 2 * MS, plan: { inputs: 32, samples: 128, rounds: 8, blockSize: 16 } },
    { title: '10 ms', serviceNs: 10 * MS, plan: { inputs: 32, samples: 128, rounds: 8, blockSize: 16 } },
    // Slower models are timed less often, then on fewer inputs.
    { title: '20 ms', serviceNs: 20 * MS, plan: { inputs: 32, samples: 64, rounds: 4, blockSize: 16 } },
    { title: '50 ms', serviceNs: 50 * MS, plan: { inputs: 20, samples: 40, rounds: 4, blockSize: 10 } },
    { title: '0.1 s', serviceNs: 100 * MS, plan: { inputs: 20, samples: 20, rounds: 2, blockSize: 10 } },
    { title: '0.2 s', serviceNs: 200 * MS, plan: { inputs: 20, samples: 20, rounds: 2, blockSize: 10 } },
    { title: '0.3 s', serviceNs: 300 * MS, plan: { inputs: 10, samples: 10, rounds: 2, blockSize: 5 } },
    { title: '0.4 s', serviceNs: 400 * MS, plan: { inputs: 4, samples: 8, rounds: 4, blockSize: 2 } },
    { title: '0.6 s', serviceNs: 600 * MS, plan: { inputs: 4, samples: 4, rounds: 2, blockSize: 2 } },
    { title: '1 s', serviceNs: S, plan: { inputs: 2, samples: 2, rounds: 2, blockSize: 1 } },
    { title: '1.1 s', serviceNs: 1.1 * S, plan: undefined },
  ])('a model of $title in 60 s', ({ serviceNs, plan }) => {
    if (plan === undefined) expect(planFor(serviceNs)).toBeUndefined();
    else expect(planFor(serviceNs)).toMatchObject(plan);
  });

  test('a small budget does not make launches that mostly start', () => {
    expect(planFor(0.3 * MS, { budgetNs: 15 * S })?.samples).toBeGreaterThan(800);
  });

  test.each([
    { title: 'one input', inputs: 1, plan: { inputs: 1, samples: 128, rounds: 16, blockSize: 8 } },
    { title: 'three inputs', inputs: 3, plan: { inputs: 3, samples: 144, rounds: 16, blockSize: 9 } },
    { title: 'ten inputs', inputs: 10, plan: { inputs: 10, samples: 144, rounds: 16, blockSize: 9 } },
    { title: 'as many inputs as a launch', inputs: 32, plan: { inputs: 32, samples: 128 } },
    { title: 'one input more than a launch', inputs: 33, plan: { inputs: 32, samples: 128 } },
  ])('a set of $title is timed as often as a large one', ({ inputs, plan }) => {
    expect(planFor(2 * MS, { inputs })).toMatchObject(plan);
  });

  test('a small set of a slow model gets as many runs as a large one, not as many of each input', () => {
    expect(planFor(300 * MS, { inputs: 4 })).toMatchObject({ inputs: 4, samples: 12 });
  });

  test('a query of eight on two streams is not planned like a closed loop: requests wait for one another', () => {
    const queries = { kind: 'queries', streams: 2, samplesPerQuery: 8 } as const;
    const bounds = { serviceNs: [2 * MS, 2 * MS], budgetNs: 60 * S, inputs: MANY, ...FIXED };
    // A query takes four inferences of 2 ms, so 250 ms have 31; there are at least 80.
    expect(planLatency(queries, bounds)).toMatchObject({
      inputs: MANY,
      samples: 80,
      rounds: 2,
      blockSize: 40,
    });
  });

  test('a candidate many times slower than its baseline is planned by the time of both', () => {
    const plan = (serviceNs: number[]) =>
      planLatency(CLOSED, { serviceNs, budgetNs: 60 * S, inputs: MANY, ...FIXED })?.inputs;
    expect(plan([20 * MS, 300 * MS])).toBe(20);
    expect(plan([300 * MS, 300 * MS])).toBe(10);
  });

  test('the faster of two models is warm again before it counts, and the slower does not spend its time on it', () => {
    const plan = (serviceNs: number[]) =>
      planLatency(CLOSED, { serviceNs, budgetNs: 60 * S, inputs: MANY, ...FIXED })!;
    expect(plan([MS, 2 * MS]).rewarm).toBe(3);
    const lopsided = plan([0.2 * MS, 6 * MS]);
    expect(lopsided.rewarm).toBe(Math.floor(lopsided.blockSize / 2));
    expect(plan([S, S]).rewarm).toBe(1);
  });

  test.each([
    { title: 'a fast model', serviceNs: 2 * MS, expected: { minWarmUpRuns: 10, minWarmUpNs: 40 * MS } },
    { title: 'a slow model', serviceNs: 200 * MS, expected: { minWarmUpRuns: 3, minWarmUpNs: 100 * MS } },
  ])('$title is warm before a launch begins', ({ serviceNs, expected }) => {
    expect(planFor(serviceNs)).toMatchObject(expected);
  });

  test('every plan times each of its inputs, in rounds that come in pairs', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e4, max: S, noNaN: true }),
        fc.double({ min: S, max: 600 * S, noNaN: true }),
        fc.integer({ min: 1, max: MANY }),
        (serviceNs, budgetNs, inputs) => {
          const plan = planFor(serviceNs, { budgetNs, inputs });
          if (plan === undefined) return;
          expect(plan.samples).toBe(plan.rounds * plan.blockSize);
          expect(plan.rounds % 2).toBe(0);
          expect(plan.inputs).toBeLessThanOrEqual(inputs);
          expect(plan.samples).toBeGreaterThanOrEqual(plan.inputs);
          expect(plan.rewarm).toBeGreaterThanOrEqual(1);
          expect(plan.rewarm).toBeLessThanOrEqual(Math.max(1, plan.blockSize / 2));
        },
      ),
    );
  });

  test('every plan fits at least five launches into its budget, re-warm-up aside', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e4, max: S, noNaN: true }),
        fc.double({ min: S, max: 600 * S, noNaN: true }),
        (serviceNs, budgetNs) => {
          const plan = planFor(serviceNs, { budgetNs });
          if (plan === undefined) return;
          expect(launchesIn(budgetNs, { ...plan, rewarm: 0 }, serviceNs)).toBeGreaterThanOrEqual(5);
        },
      ),
    );
  });
});

describe('smallestBudgetNs', () => {
  test.each([
    { title: 'a closed loop', traffic: CLOSED },
    { title: 'open traffic', traffic: OPEN },
  ])('is the smallest budget that has a plan in $title', ({ traffic }) => {
    const serviceNs = [500 * MS, 400 * MS];
    const smallest = smallestBudgetNs(traffic, { serviceNs, ...FIXED });
    const plan = (budgetNs: number) => planLatency(traffic, { serviceNs, budgetNs, inputs: MANY, ...FIXED });
    expect(plan(smallest * (1 - 1e-9))).toBeUndefined();
    expect(plan(smallest * (1 + 1e-9))).toBeDefined();
  });

  test('is five launches of two inputs, and of the time to start and warm up', () => {
    // Three warm-up runs and two timed ones, with a quarter more for the re-warm-up, of each model.
    expect(smallestBudgetNs(CLOSED, { serviceNs: [S, S], ...FIXED })).toBe(
      5 * (0.3 * S + 2 * 3 * S + 2 * 2 * 1.25 * S),
    );
  });
});

describe('planLatency in open traffic', () => {
  const planOpen = (budgetNs: number): LatencyPlan | undefined =>
    planLatency(OPEN, { serviceNs: [2 * MS, 2 * MS], budgetNs, inputs: MANY, ...FIXED });

  test('goes through all inputs, in two long rounds, with enough requests for a P95 of a launch', () => {
    // At 200 requests a second, 250 ms have 50.
    expect(planOpen(60 * S)).toMatchObject({ inputs: MANY, samples: 80, rounds: 2, blockSize: 40 });
  });

  test('a small budget has shorter launches, of at least a dozen requests', () => {
    expect(planOpen(5.5 * S)?.samples).toBeLessThan(80);
    expect(planOpen(5.5 * S)?.samples).toBeGreaterThanOrEqual(12);
    expect(planOpen(3 * S)).toBeUndefined();
  });
});

describe('inputs of many shapes, each of which a process runs once before it is timed', () => {
  const plan = (traffic: typeof CLOSED | typeof OPEN, shapes: number, newShapeNs: number) =>
    planLatency(traffic, {
      serviceNs: [10 * MS, 10 * MS],
      budgetNs: 60 * S,
      inputs: MANY,
      shapes,
      newShapeNs: [newShapeNs, newShapeNs],
    });

  test('fewer are timed in a launch if their first runs are slow', () => {
    expect(plan(CLOSED, 1, 0)?.inputs).toBe(32);
    expect(plan(CLOSED, MANY, 10 * MS)?.inputs).toBe(32);
    expect(plan(CLOSED, MANY, 100 * MS)?.inputs).toBe(20);
    expect(plan(CLOSED, MANY, S)?.inputs).toBe(4);
    expect(plan(CLOSED, MANY, 60 * S)).toBeUndefined();
  });

  test('open traffic goes through as many as fit into the budget', () => {
    expect(plan(OPEN, 1, 0)?.inputs).toBe(MANY);
    expect(plan(OPEN, MANY, 0)?.inputs).toBe(128);
    expect(plan(OPEN, MANY, 100 * MS)?.inputs).toBe(16);
  });

  test('the smallest budget counts them', () => {
    const of = (newShapeNs: number) =>
      smallestBudgetNs(CLOSED, { serviceNs: [S], shapes: MANY, newShapeNs: [newShapeNs] });
    // A launch of two inputs has one shape more than the first.
    expect(of(S) - of(0)).toBe(5 * S);
  });
});
