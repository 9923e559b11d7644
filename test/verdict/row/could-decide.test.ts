import { expect, test } from 'vitest';
import { couldDecide } from '../../../src/verdict/row/could-decide.ts';
import {
  armOf,
  comparisonOf,
  latenciesOf,
  launchOf,
  policyOf,
  tailsOf,
} from '../../support/fixtures/comparison-fixture.ts';

const MS = 1e6;
const LIMITS = { 'latency-p95': { 'max-increase': '5%' } };
const steady = (launches: number) => Array.from({ length: launches }, () => MS);
const noisy = (launches: number) => Array.from({ length: launches }, (_, n) => MS * (1 + 0.3 * (n % 3)));
const judged = (limits: Record<string, unknown>, candidate: readonly number[]) =>
  latenciesOf(limits, steady(candidate.length), candidate);

test.each([
  { title: 'an interval across the limit', comparison: judged(LIMITS, noisy(9)), could: true },
  { title: 'too few launches for an interval', comparison: judged(LIMITS, steady(3)), could: true },
  { title: 'a row that passes', comparison: judged(LIMITS, steady(9)), could: false },
  {
    title: 'a row that fails',
    comparison: judged(
      LIMITS,
      steady(9).map((ns) => 2 * ns),
    ),
    could: false,
  },
  {
    title: 'undecided figures without a limit',
    comparison: judged({ 'task-score': { 'max-drop': '1pp' } }, noisy(9)),
    could: false,
  },
  {
    title: 'a limit without a baseline',
    comparison: comparisonOf(policyOf(LIMITS), {
      baseline: null,
      candidate: { launches: noisy(9).map((ns) => launchOf(ns)) },
    }),
    could: false,
  },
  {
    title: 'a GPU that others use',
    comparison: {
      ...judged(LIMITS, noisy(9)),
      candidate: armOf({
        launches: noisy(9).map((ns) => launchOf(ns)),
        discardedLaunches: { late: 0, gpuBusy: 20, disturbances: [] },
      }),
    },
    could: false,
  },
])('more launches could decide $title: $could', ({ comparison, could }) => {
  expect(couldDecide(comparison)).toBe(could);
});

test('more launches do not bring more inputs', () => {
  const fewInputs = (ns: number) => {
    const launch = launchOf(ns);
    return { ...launch, tails: { ...tailsOf(ns), inputsNs: [ns, ns, ns], of: 100 } };
  };
  const comparison = comparisonOf(policyOf(LIMITS), {
    baseline: { launches: steady(9).map(fewInputs) },
    candidate: { launches: noisy(9).map(fewInputs) },
  });
  expect(couldDecide(comparison)).toBe(false);
});
