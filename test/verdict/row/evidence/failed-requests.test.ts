import { expect, test } from 'vitest';
import type { Metric } from '../../../../src/policy/metric.ts';
import { checkRow } from '../../../../src/verdict/row/check-row.ts';
import { comparisonOf, launchOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { SERVER } from '../../../support/scoring.ts';

const MS = 1e6;
const LAUNCHES = 12;

/** A launch of `of` requests of 100 ms, of which some fail; figures are the same whether or not they do. */
const launchWith = (failed: number, of: number) =>
  launchOf(100 * MS, {
    samples: of,
    tails: null,
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

function judge(metric: Metric, limit: object | null, { failed, of }: { failed: number; of: number }) {
  const policy = policyOf(limit === null ? { 'load-time': { max: '10s' } } : { [metric]: limit }, {
    task: { kind: 'text' },
    engine: SERVER,
  });
  const arm = {
    launches: Array.from({ length: LAUNCHES }, () => launchWith(failed, of)),
    served: { outputTokens: [5, 5], meanInputTokens: 20, cutOff: 0, failures: {}, repeatRatio: 1 },
  };
  return checkRow(metric, comparisonOf(policy, { baseline: arm, candidate: arm }));
}

const RISE = { 'max-increase': '10%' };

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
    const row = judge(metric, limit, counts);
    expect(row?.state).toBe(state);
    const why = { kind: 'requests-failed', failed: LAUNCHES * counts.failed, of: LAUNCHES * counts.of };
    expect(row?.reasons.some(({ kind }) => kind === 'not-measured')).toBe(state !== 'pass');
    if (state !== 'pass') expect(row?.reasons[0]).toEqual({ kind: 'not-measured', why });
  },
);

test('a figure without a limit is shown', () => {
  expect(judge('latency-p95', null, { failed: 100, of: 100 })?.state).toBe('shown');
});
