import { describe, expect, test } from 'vitest';
import { launchSchema } from '../../../../src/measure/arm-measurement.ts';
import type { ServedLaunch } from '../../../../src/measure/served-figures.ts';
import { TOKEN_METRICS } from '../../../../src/policy/metric.ts';
import { readEvidence } from '../../../../src/verdict/row/evidence/read-evidence.ts';
import { armOf, comparisonOf, launchOf, policyOf } from '../../../support/fixtures/comparison-fixture.ts';

/* Models behind a server that answer tensors: their records have requests, but no tokens. */

const policy = policyOf(
  { 'error-rate': { max: '0%' }, goodput: { min: '95%', latency: '20ns' } },
  { engine: { kind: 'server', protocol: 'open-inference', start: ['serve', '{port}'] } },
);

const served = (latencyNs: number[], failures: ServedLaunch['failures'] = {}): ServedLaunch => ({
  latencyNs,
  failures,
  wallNs: 100,
});

const arm = (...launches: ServedLaunch[]) =>
  armOf({
    launches: launches.map((each) => ({ ...launchOf(10), served: each })),
    served: { meanInputTokens: null, cutOff: 0, failures: {}, repeatRatio: null },
  });

const comparison = comparisonOf(policy, {
  baseline: arm(served([10, 20, 21, 10]), served([10, 10, 10, 10])),
  candidate: arm(served([10, 99, 99, 20], { status: 2 }), served([21, 10, 10, 10])),
});

describe('readEvidence of tensors', () => {
  test('counts requests that failed', () => {
    expect(readEvidence('error-rate', comparison)).toEqual({
      kind: 'shares',
      baseline: [
        { count: 0, of: 4 },
        { count: 0, of: 4 },
      ],
      candidate: [
        { count: 2, of: 4 },
        { count: 0, of: 4 },
      ],
    });
  });

  test('counts requests that are fast enough, those at the limit included and those that failed not', () => {
    expect(readEvidence('goodput', comparison)).toEqual({
      kind: 'shares',
      baseline: [
        { count: 3, of: 4 },
        { count: 4, of: 4 },
      ],
      candidate: [
        { count: 2, of: 4 },
        { count: 3, of: 4 },
      ],
    });
  });

  test.each([...TOKEN_METRICS])('has no %s', (metric) => {
    const evidence = readEvidence(metric, { ...comparison, prices: undefined });
    expect(evidence).toEqual({ kind: 'missing', why: { kind: 'not-served' } });
  });

  test('has an objective for tokens that nothing meets, were there one', () => {
    const limits = { ...policy.limits, goodput: { min: 0.95, tpot: 1e9 } };
    const strict = { ...comparison, policy: { ...policy, limits } };
    const evidence = readEvidence('goodput', strict);
    expect(evidence).toMatchObject({
      candidate: [
        { count: 0, of: 4 },
        { count: 0, of: 4 },
      ],
    });
  });
});

test('a record of a language model, with its tokens, is read as before', () => {
  const launch = {
    ...launchOf(10),
    served: { ...served([10, 20]), ttftNs: [5, 6], tpotNs: [1, null], outputTokens: [3, 1] },
  };
  expect(launchSchema.parse(JSON.parse(JSON.stringify(launch)))).toEqual(launch);
});
