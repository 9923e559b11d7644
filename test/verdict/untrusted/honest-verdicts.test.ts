import { expect, test } from 'vitest';
import { METRIC_NAMES } from '../../../src/policy/metric.ts';
import type { Limits } from '../../../src/policy/model-policy.ts';
import { judgeModel } from '../../../src/verdict/judge-model.ts';
import { contradictionWith } from '../../../src/verdict/untrusted/contradiction-with.ts';
import { findContradiction } from '../../../src/verdict/untrusted/find-contradiction.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';
import { normal, uniform } from '../../support/otava-series.ts';
import { tableOf } from '../../support/scoring.ts';

/* What the gate itself judges never contradicts itself, however close to a limit it is. */

const LIMITS = {
  'latency-p95': { 'max-increase': '5%', floor: '0.001ms', max: '1.1ms' },
  'latency-p50': { 'max-increase': '3%' },
  throughput: { 'max-drop': '4%' },
  'task-score': { 'max-drop': '4pp', decide: 'confident', min: 0.5 },
  'review-rate': { 'max-increase': '2pp' },
  flips: { max: '8%' },
  'memory-ram-peak': { 'max-increase': '2%' },
};
const policy = policyOf(LIMITS, {
  review: { 'below-confidence': 0.5 },
  slices: { 'lang=*': { 'task-score': { 'max-drop': '9pp' } } },
});

/** A comparison near its limits, from a seed. */
function judge(seed: number) {
  const next = uniform(seed * 2_654_435);
  const slowdown = 1 + 0.2 * next() ** 2;
  const lost = 0.2 * next() ** 2;
  const launches = (factor: number) =>
    Array.from({ length: 6 + (seed % 30) }, () => launchOf(1e6 * factor * (1 + 0.006 * normal(next))));
  const difficulty = Array.from({ length: 300 }, () => next());
  const outcomes = (share: number) =>
    tableOf(
      difficulty.map((value, item) => ({
        correct: value > 0.1 + share,
        review: value < 0.05 + share,
        slice: { lang: item % 3 === 0 ? 'de' : 'fr' },
      })),
    );
  const ram = (factor: number) => Array.from({ length: 4 }, () => 1e7 * factor * (1 + 0.003 * normal(next)));
  const comparison = comparisonOf(policy, {
    baseline: seed % 7 === 0 ? null : { launches: launches(1), outcomes: outcomes(0), ramPeakBytes: ram(1) },
    candidate: {
      launches: launches(slowdown),
      outcomes: outcomes(lost),
      ramPeakBytes: ram(1 + (slowdown - 1) / 3),
    },
  });
  const { flips: _, ...judgement } = judgeModel(comparison);
  return JSON.parse(
    JSON.stringify(
      model({
        ...judgement,
        flips: null,
        ...(comparison.baseline === undefined && {
          baselineSource: null,
          ending: { kind: 'no-baseline', why: { kind: 'no-commit' } },
        }),
      }),
    ),
  ) as ReturnType<typeof model>;
}

test('an honest verdict near its limits contradicts neither itself nor the policy', () => {
  const states = new Set<string>();
  for (let seed = 1; seed <= 100; seed++) {
    const judged = judge(seed);
    for (const { metric, state } of judged.rows) states.add(`${metric} ${state}`);
    expect(findContradiction(verdict([judged])), `seed ${seed}`).toBeUndefined();
    const by = { policy, waivers: [], isNew: false };
    expect(contradictionWith(judged, by), `seed ${seed}`).toBeUndefined();
  }
  const judgedMetrics = METRIC_NAMES.filter((metric) => (policy.limits as Limits)[metric] !== undefined);
  expect(
    judgedMetrics.filter((metric) => !states.has(`${metric} pass`) || !states.has(`${metric} fail`)),
    [...states].sort().join('; '),
  ).toEqual([]);
  expect(states).toContain('latency-p95 inconclusive');
});
