import { describe, expect, test } from 'vitest';
import type { ServedAnswers, ServedLaunch } from '../../../../src/measure/served-figures.ts';
import type { Metric } from '../../../../src/policy/metric.ts';
import type { Prices } from '../../../../src/policy/prices.ts';
import { readEvidence } from '../../../../src/verdict/row/evidence/read-evidence.ts';
import { comparisonOf, launchOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';
import { SERVER, tableOf } from '../../../support/scoring.ts';

const MS = 1e6;
const NS_PER_HOUR = 3600e9;

/** Thirty-one requests of 1, 2, …, 31 ms to the first token: a nearest-rank P95 is the thirtieth. */
const LAUNCH: ServedLaunch = {
  ttftNs: Array.from({ length: 31 }, (_, index) => (31 - index) * MS),
  tpotNs: [...Array.from({ length: 20 }, (_, index) => (index + 1) * MS), ...Array(11).fill(null)],
  latencyNs: Array.from({ length: 31 }, () => 100 * MS),
  outputTokens: Array.from({ length: 31 }, () => 10),
  failures: {},
  wallNs: NS_PER_HOUR / 1000,
};

const served = {
  outputTokens: [10, 20, 30],
  meanInputTokens: 200,
  cutOff: 0,
  failures: {},
  repeatRatio: null,
};

function read(
  metric: Metric,
  prices?: Prices,
  launch: ServedLaunch = LAUNCH,
  answers: ServedAnswers = served,
) {
  const outcomes = tableOf([{ correct: true }]);
  const arm = { launches: [launchOf(100 * MS, { served: launch })], served: answers, outcomes };
  const policy = policyOf({ 'error-rate': { max: '0%' } }, { task: { kind: 'text' }, engine: SERVER });
  return readEvidence(metric, { ...comparisonOf(policy, { baseline: arm, candidate: arm }), prices });
}

describe('figures of a served model', () => {
  test.each([
    { metric: 'ttft-p95', value: 30 * MS, why: 'nearest rank: the 30th of 31' },
    { metric: 'tpot-p95', value: 19 * MS, why: 'the 19th of the twenty answers with more than one chunk' },
    { metric: 'output-tokens-per-second', value: 310 / 3.6, why: '310 tokens in 3.6 s' },
  ] as const)('$metric is $why', ({ metric, value }) => {
    const found = read(metric);
    expect(found.kind).toBe('sampled');
    expect(found.kind === 'sampled' && found.candidate[0]).toBeCloseTo(value, 6);
  });

  test('the output length is the mean over the scored items', () => {
    expect(read('output-length')).toEqual({ kind: 'exact', baseline: 20, candidate: 20 });
  });

  test('a model that is not served has none of them', () => {
    const policy = policyOf({ 'latency-p95': { 'max-increase': '10%' } });
    const arm = { launches: [launchOf(100)] };
    expect(readEvidence('ttft-p95', comparisonOf(policy, { baseline: arm, candidate: arm }))).toEqual({
      kind: 'missing',
      why: { kind: 'not-served' },
    });
  });
});

describe('costs of a served model', () => {
  /** An hour costs 3.6 USD, so the launch of a thousandth of it 0.0036 USD: 310 tokens. */
  const hardware: Prices = { hardware: 3.6, power: 'included' };

  test('a million tokens cost what the hardware costs meanwhile', () => {
    const found = read('cost-per-million-tokens', hardware);
    expect(found.kind === 'sampled' && found.candidate[0]).toBeCloseTo((0.0036 / 310) * 1e6, 6);
  });

  test('an API is paid for its input and output tokens', () => {
    const api: Prices = { power: 'included', api: { input: 0.15, output: 0.6 } };
    const perRun = (200 * 0.15 + 10 * 0.6) / 1e6;
    const found = read('cost-per-million-tokens', api);
    expect(found.kind === 'sampled' && found.candidate[0]).toBeCloseTo((perRun / 10) * 1e6, 9);
    const runs = read('cost-per-1000', api);
    expect(runs.kind === 'sampled' && runs.candidate[0]).toBeCloseTo(
      ((200 * 0.15 + 20 * 0.6) / 1e6) * 1000,
      9,
    );
  });

  test('a text of which the server counts only the output has no cost by token', () => {
    const api: Prices = { power: 'included', api: { input: 0.15, output: 0.6 } };
    for (const metric of ['cost-per-1000', 'cost-per-million-tokens'] as const)
      expect(read(metric, api, LAUNCH, { ...served, meanInputTokens: null })).toEqual({
        kind: 'missing',
        why: { kind: 'tokens-not-counted' },
      });
  });

  describe('embeddings', () => {
    const { outputTokens: _, ...embedded } = served;
    const { outputTokens: __, ttftNs: ___, tpotNs: ____, ...requests } = LAUNCH;
    const costOf = (prices: Prices, meanInputTokens: number | null) =>
      read('cost-per-1000', prices, requests, { ...embedded, meanInputTokens });

    test.each([
      // 1,000 runs of 200 tokens at 0.02 USD a million.
      { title: 'for their input', prices: { power: 'included', api: { input: 0.02 } }, usd: 0.004 },
      {
        title: 'and not for output, which they have none of',
        prices: { power: 'included', api: { input: 0.02, output: 0.6 } },
        usd: 0.004,
      },
      {
        title: 'besides the hardware',
        // 1,000 runs take 92 s of the machine, at 0.001 USD a second.
        prices: { hardware: 3.6, power: 'included', api: { input: 0.02 } },
        usd: 0.092 + 0.004,
      },
      { title: 'or by the run', prices: { power: 'included', api: 0.4 }, usd: 0.4 },
    ] as const)('are paid $title', ({ prices, usd }) => {
      const found = costOf(prices, 200);
      expect(found.kind === 'sampled' && found.candidate[0]).toBeCloseTo(usd, 9);
    });

    test('have no cost by token if the server counts none', () => {
      const missing = { kind: 'missing', why: { kind: 'tokens-not-counted' } };
      expect(costOf({ power: 'included', api: { input: 0.02 } }, null)).toEqual(missing);
      const byRun = costOf({ power: 'included', api: 0.4 }, null);
      expect(byRun.kind === 'sampled' && byRun.candidate[0]).toBeCloseTo(0.4, 9);
    });
  });

  test('without any token a million of them has a price that no limit allows', () => {
    const none = { ...LAUNCH, outputTokens: Array(31).fill(0), failures: { status: 31 } };
    const found = read('cost-per-million-tokens', hardware, none);
    expect(found.kind === 'sampled' && found.candidate[0]).toBeGreaterThan(1e300);
  });
});
