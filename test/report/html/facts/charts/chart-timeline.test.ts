import { describe, expect, test } from 'vitest';
import type { Span } from '../../../../../src/measure/arm-measurement.ts';
import { chartTimeline } from '../../../../../src/report/html/facts/charts/chart-timeline.ts';
import { chartAlternative } from '../../../../../src/report/words/chart/chart-alternative.ts';
import { comparisonOf, launchOf, policyOf } from '../../../../support/fixtures/comparison-fixture.ts';

const policy = policyOf({ 'latency-p95': { 'max-increase': '10%' } });

const launch = (prepare: Span, ...blocks: Span[]) => launchOf(1e6, { times: { prepare, blocks } });

const comparison = comparisonOf(policy, {
  baseline: { launches: [launch([0, 100], [200, 300], [500, 600])] },
  candidate: {
    launches: [launch([100, 200], [300, 400], [400, 500])],
    discardedLaunches: { late: 1, times: [{ span: [600, 1000], why: 'late' }] },
  },
});

describe('chartTimeline', () => {
  test('has what each arm did, and merges spans too close to distinguish', () => {
    expect(chartTimeline(comparison)).toEqual([
      {
        kind: 'timeline',
        endMs: 1000,
        launches: 1,
        arms: [
          {
            arm: 'baseline',
            prepare: { totalMs: 100, spans: [[0, 100]] },
            blocks: {
              totalMs: 200,
              spans: [
                [200, 300],
                [500, 600],
              ],
            },
          },
          {
            arm: 'candidate',
            prepare: { totalMs: 100, spans: [[100, 200]] },
            blocks: { totalMs: 200, spans: [[300, 500]] },
          },
        ],
        discarded: [[600, 1000]],
      },
    ]);
  });

  test.each([
    { title: 'of a stored baseline, which has another clock', more: { isPaired: false } },
    { title: 'of an equal model, which was measured once', more: { isSameModel: true } },
  ])('has no line $title', ({ more }) => {
    expect(chartTimeline({ ...comparison, ...more })[0]?.arms.map(({ arm }) => arm)).toEqual(['candidate']);
  });

  test('there is none of launches without times', () => {
    const arms = { baseline: { launches: [launchOf(1e6)] }, candidate: { launches: [launchOf(1e6)] } };
    expect(chartTimeline(comparisonOf(policy, arms))).toEqual([]);
  });

  test('says the same in words', () => {
    const [chart] = chartTimeline(comparison);
    expect(chart && chartAlternative(chart)).toBe(
      'Timeline of the latency pass. 1 launch in 1.00\u00A0s. Baseline: 200.0\u00A0ms in timed blocks, 100.0\u00A0ms loading and warming up. This PR: 200.0\u00A0ms in timed blocks, 100.0\u00A0ms loading and warming up. 1 launch discarded.',
    );
  });
});
