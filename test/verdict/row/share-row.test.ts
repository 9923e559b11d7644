import { describe, expect, test } from 'vitest';
import type { ServedLaunch } from '../../../src/measure/served-figures.ts';
import type { Metric } from '../../../src/policy/metric.ts';
import { decideRow } from '../../../src/sign-off/verify/decide-row.ts';
import { checkRow } from '../../../src/verdict/row/check-row.ts';
import { comparisonOf, launchOf, policyOf } from '../../support/fixtures/comparison-fixture.ts';
import { SERVER } from '../../support/scoring.ts';

const REQUESTS = 40;
const MS = 1e6;

/** A launch of forty requests of 100 ms each, of which some fail and some are slow to start. */
function launch({ failed = 0, slow = 0 }: { failed?: number; slow?: number }): ServedLaunch {
  const fill = <Value>(value: (index: number) => Value): Value[] =>
    Array.from({ length: REQUESTS }, (_, index) => value(index));
  return {
    ttftNs: fill((index) => (index < slow ? 900 * MS : 50 * MS)),
    tpotNs: fill(() => 10 * MS),
    latencyNs: fill(() => 100 * MS),
    outputTokens: fill((index) => (index >= REQUESTS - failed ? 0 : 5)),
    failures: failed === 0 ? {} : { status: failed },
    wallNs: REQUESTS * 100 * MS,
  };
}

const ANSWERS = {
  outputTokens: [5, 5],
  meanInputTokens: 20,
  cutOff: 0,
  failures: {},
  repeatRatio: 1,
};

interface Counts {
  readonly failed?: number;
  readonly slow?: number;
}

function judge(
  metric: Metric,
  limit: object,
  { baseline, candidate }: { baseline: readonly Counts[] | null; candidate: readonly Counts[] },
) {
  const policy = policyOf({ [metric]: limit }, { task: { kind: 'text' }, engine: SERVER });
  const arm = (launches: readonly Counts[]) => ({
    launches: launches.map((each) => launchOf(100 * MS, { served: launch(each), tails: null, net: null })),
    served: ANSWERS,
  });
  const arms = { baseline: baseline && arm(baseline), candidate: arm(candidate) };
  const row = checkRow(metric, comparisonOf(policy, arms));
  if (row?.limit != null && baseline !== null) {
    // A sign-off decides it again from the row as it is in a file.
    const written = JSON.parse(JSON.stringify(row));
    expect(decideRow(written, row.limit, { baseline: {}, candidate: {} })).toBe(row.state);
  }
  return row;
}

const times = (count: number, each: Counts): Counts[] => Array.from({ length: count }, () => each);

describe('the error rate', () => {
  test.each([
    { title: 'no failure keeps a maximum of 0%', failed: 0, max: '0%', state: 'pass' },
    { title: 'one failure in four hundred breaks it', failed: 1, max: '0%', state: 'fail' },
    { title: 'no failure in four hundred is within 2%', failed: 0, max: '2%', state: 'pass' },
    { title: 'no failure in four hundred does not show 0.5%', failed: 0, max: '0.5%', state: 'inconclusive' },
    { title: 'a fifth of all is beyond 10%', failed: 80, max: '10%', state: 'fail' },
  ])('$title', ({ failed, max, state }) => {
    const candidate = times(10, { failed: Math.floor(failed / 10) });
    if (failed % 10 > 0) candidate[0] = { failed: failed % 10 };
    expect(judge('error-rate', { max }, { baseline: times(10, {}), candidate })?.state).toBe(state);
  });

  test('too few launches decide nothing, even without any failure', () => {
    const row = judge('error-rate', { max: '0%' }, { baseline: times(4, {}), candidate: times(4, {}) });
    expect(row?.state).toBe('inconclusive');
    expect(row?.reasons).toEqual([{ kind: 'too-few-launches' }]);
  });

  test('counts requests, not launches', () => {
    const row = judge(
      'error-rate',
      { max: '50%' },
      { baseline: times(5, {}), candidate: times(5, { failed: 4 }) },
    );
    expect(row).toMatchObject({
      baseline: 0,
      candidate: 0.1,
      change: 0.1,
      samples: { baseline: 200, candidate: 200, of: 'request', launches: 5 },
    });
  });
});

describe('the goodput', () => {
  const limit = { min: '95%', ttft: '500ms', tpot: '50ms' };

  test.each([
    { title: 'every request in time keeps 95%', slow: 0, failed: 0, min: '95%', state: 'pass' },
    { title: 'every request in time keeps 100%', slow: 0, failed: 0, min: '100%', state: 'pass' },
    { title: 'one request too slow breaks 100%', slow: 1, failed: 0, min: '100%', state: 'fail' },
    { title: 'a quarter too slow breaks 95%', slow: 10, failed: 0, min: '95%', state: 'fail' },
    { title: 'a quarter failed breaks 95%', slow: 0, failed: 10, min: '95%', state: 'fail' },
    {
      title: 'two in forty are at 95%, which is not decided',
      slow: 2,
      failed: 0,
      min: '95%',
      state: 'inconclusive',
    },
  ])('$title', ({ slow, failed, min, state }) => {
    const arms = { baseline: times(8, {}), candidate: times(8, { slow, failed }) };
    expect(judge('goodput', { ...limit, min }, arms)?.state).toBe(state);
  });

  test('launches that differ widen the interval beyond that of independent requests', () => {
    const alike = judge('goodput', limit, { baseline: times(8, {}), candidate: times(8, { slow: 5 }) });
    const candidate = Array.from({ length: 8 }, (_, index) => ({ slow: index % 2 === 0 ? 10 : 0 }));
    const different = judge('goodput', limit, { baseline: times(8, {}), candidate });
    expect(different?.candidate).toBe(alike?.candidate);
    const width = (row: typeof alike) => (row?.valueInterval?.high ?? 0) - (row?.valueInterval?.low ?? 0);
    expect(width(different)).toBeGreaterThan(2 * width(alike));
  });

  test('a drop is judged between the arms, launch by launch', () => {
    const drop = { 'max-drop': '5pp', ttft: '500ms' };
    const arms = { baseline: times(8, { slow: 4 }), candidate: times(8, { slow: 16 }) };
    const row = judge('goodput', drop, arms);
    expect(row).toMatchObject({ state: 'fail', baseline: 0.9, candidate: 0.6 });
    expect(row?.change).toBeCloseTo(-0.3, 12);
    expect(judge('goodput', drop, { ...arms, candidate: arms.baseline })?.state).toBe('inconclusive');
  });

  test('a new model is judged by its minimum alone, and says so', () => {
    const both = { ...limit, 'max-drop': '5pp' };
    const row = judge('goodput', both, { baseline: null, candidate: times(8, {}) });
    expect(row?.state).toBe('pass');
    expect(row?.reasons).toEqual([{ kind: 'nothing-to-compare', keys: ['max-drop'] }]);
  });
});
