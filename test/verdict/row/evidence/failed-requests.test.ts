import { expect, test } from 'vitest';
import type { Metric } from '../../../../src/policy/metric.ts';
import { checkRow } from '../../../../src/verdict/row/check-row.ts';
import { comparisonOf, launchOf, policyOf, tailsOf } from '../../../support/fixtures/comparison-fixture.ts';
import { SERVER } from '../../../support/scoring.ts';

const MS = 1e6;
const LAUNCHES = 12;

/** Requests of a launch, and how many of them fail. */
interface Requests {
  readonly failed: number;
  readonly of: number;
  /** Whether the inputs are sent in turn, so that there is a P95 over inputs. */
  readonly inTurn?: boolean;
}

/** A launch of requests of 100 ms, of which some fail; figures are the same whether or not they do. */
const launchWith = ({ failed, of, inTurn = false }: Requests) =>
  launchOf(100 * MS, {
    samples: of,
    tails: inTurn ? tailsOf(100 * MS) : null,
    net: null,
    served: {
      ttftNs: Array.from({ length: of }, () => 50 * MS),
      tpotNs: Array.from({ length: of }, () => 10 * MS),
      latencyNs: Array.from({ length: of }, () => 100 * MS),
      outputTokens: Array.from({ length: of }, () => 5),
      failures: failed === 0 ? {} : { status: failed },
      wallNs: of * 100 * MS,
    },
  });

const armWith = (requests: Requests) => ({
  launches: Array.from({ length: LAUNCHES }, () => launchWith(requests)),
  served: { outputTokens: [5, 5], meanInputTokens: 20, cutOff: 0, failures: {}, repeatRatio: 1 },
});

/** The row of a metric of two models; both have the same requests unless those of the baseline are given. */
function judge(
  metric: Metric,
  limit: object | null,
  { candidate, baseline = candidate }: { readonly candidate: Requests; readonly baseline?: Requests },
) {
  const policy = policyOf(limit === null ? { 'load-time': { max: '10s' } } : { [metric]: limit }, {
    task: { kind: 'text' },
    engine: SERVER,
  });
  const arms = { baseline: armWith(baseline), candidate: armWith(candidate) };
  return checkRow(metric, comparisonOf(policy, arms));
}

const RISE = { 'max-increase': '10%' };
const NONE: Requests = { failed: 0, of: 100 };

test.each<{ title: string; metric: Metric; limit: object; failed: number; of: number; state: string }>([
  { title: 'no failure', metric: 'latency-p95', limit: RISE, failed: 0, of: 100, state: 'pass' },
  { title: 'a P95 at 5%', metric: 'latency-p95', limit: RISE, failed: 5, of: 100, state: 'pass' },
  { title: 'a P95 at 6%', metric: 'latency-p95', limit: RISE, failed: 6, of: 100, state: 'inconclusive' },
  { title: 'a P95 at half', metric: 'latency-p95', limit: RISE, failed: 50, of: 100, state: 'inconclusive' },
  { title: 'a P95 at 51%', metric: 'latency-p95', limit: RISE, failed: 51, of: 100, state: 'fail' },
  { title: 'a TTFT at 6%', metric: 'ttft-p95', limit: RISE, failed: 6, of: 100, state: 'inconclusive' },
  { title: 'a median at half', metric: 'latency-p50', limit: RISE, failed: 50, of: 100, state: 'pass' },
  { title: 'a median at 51%', metric: 'latency-p50', limit: RISE, failed: 51, of: 100, state: 'fail' },
  { title: 'a mean at half', metric: 'latency-mean', limit: RISE, failed: 50, of: 100, state: 'pass' },
  { title: 'a mean at 51%', metric: 'latency-mean', limit: RISE, failed: 51, of: 100, state: 'fail' },
  {
    title: 'a maximum at 100%',
    metric: 'latency-p95',
    limit: { max: '1s' },
    failed: 100,
    of: 100,
    state: 'fail',
  },
  {
    title: 'a throughput at 100%, which fast refusals raise',
    metric: 'throughput',
    limit: { 'max-drop': '5%' },
    failed: 100,
    of: 100,
    state: 'fail',
  },
  { title: 'a load time at 100%', metric: 'load-time', limit: RISE, failed: 100, of: 100, state: 'pass' },
])(
  'two servers that answer nothing are not equally fast: $title is $state',
  ({ metric, limit, state, ...counts }) => {
    const row = judge(metric, limit, { candidate: counts });
    expect(row?.state).toBe(state);
    const [failed, of] = [LAUNCHES * counts.failed, LAUNCHES * counts.of];
    const why = { kind: 'requests-failed', arm: 'candidate', failed, of };
    expect(row?.reasons.some(({ kind }) => kind === 'not-measured')).toBe(state !== 'pass');
    if (state !== 'pass') expect(row?.reasons[0]).toEqual({ kind: 'not-measured', why });
  },
);

// With few requests, each input is sent once, and the P95 over inputs is a failed request as soon as the one over requests is.
test.each([
  { failed: 5, state: 'pass' },
  { failed: 6, state: 'inconclusive' },
])('a P95 over inputs is $state with $failed of 100 requests that failed', ({ failed, state }) => {
  expect(judge('latency-p95', RISE, { candidate: { failed, of: 100, inTurn: true } })?.state).toBe(state);
});

test.each<{ title: string; metric: Metric; limit: object; failed: number; state: string }>([
  { title: 'a P95 at 5%', metric: 'latency-p95', limit: RISE, failed: 5, state: 'pass' },
  { title: 'a P95 at 6%', metric: 'latency-p95', limit: RISE, failed: 6, state: 'inconclusive' },
  { title: 'a P95 at 100%', metric: 'latency-p95', limit: RISE, failed: 100, state: 'inconclusive' },
  { title: 'a median at half', metric: 'latency-p50', limit: RISE, failed: 50, state: 'pass' },
  { title: 'a median at 51%', metric: 'latency-p50', limit: RISE, failed: 51, state: 'inconclusive' },
  {
    title: 'a throughput at 51%',
    metric: 'throughput',
    limit: { 'max-drop': '5%' },
    failed: 51,
    state: 'inconclusive',
  },
  {
    title: 'a maximum, which needs no baseline,',
    metric: 'latency-p95',
    limit: { max: '1s' },
    failed: 100,
    state: 'pass',
  },
])(
  'no model is faster than a baseline that answers nothing: $title is $state',
  ({ metric, limit, failed, state }) => {
    const row = judge(metric, limit, { candidate: NONE, baseline: { failed, of: 100 } });
    expect(row?.state).toBe(state);
    const why = {
      kind: 'requests-failed',
      arm: 'baseline',
      failed: LAUNCHES * failed,
      of: LAUNCHES * 100,
    };
    expect(row?.reasons.filter(({ kind }) => kind === 'not-measured')).toEqual(
      state === 'pass' ? [] : [{ kind: 'not-measured', why }],
    );
  },
);

test('a figure without a limit is shown', () => {
  expect(judge('latency-p95', null, { candidate: { failed: 100, of: 100 } })?.state).toBe('shown');
});
