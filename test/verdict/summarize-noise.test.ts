import { describe, expect, test } from 'vitest';
import type { Row } from '../../src/verdict/row/row.ts';
import { summarizeNoise } from '../../src/verdict/summarize-noise.ts';
import type { ModelVerdict } from '../../src/verdict/verdict.ts';

const run = (low: number, high: number, state: Row['state'] = 'pass') =>
  ({
    rows: [
      {
        metric: 'latency-p95',
        unit: 'ns',
        candidate: 138_000,
        state,
        limit: { 'max-increase': { kind: 'relative', value: 0.1 } },
        interval: { low, high, confidence: 0.99 },
      },
      { metric: 'model-size', state: 'shown', limit: null },
    ],
  }) as unknown as ModelVerdict;

describe('summarizeNoise', () => {
  test('a run reaches as far as the farther end of its interval', () => {
    const [noise, ...others] = summarizeNoise([run(-0.04, 0.02), run(-0.01, 0.06), run(-0.02, 0.03)]);
    expect(noise).toMatchObject({
      metric: 'latency-p95',
      typicalReach: 0.04,
      worstReach: 0.06,
      runs: 3,
      kept: 3,
    });
    expect(others).toEqual([]);
  });

  test.each([
    { worst: 0.05, proposed: 0.05 },
    { worst: 0.0501, proposed: 0.08 },
    { worst: 1.2, proposed: undefined },
    { worst: Number.NaN, proposed: undefined },
  ])('proposes $proposed for a worst reach of $worst', ({ worst, proposed }) => {
    expect(summarizeNoise([run(-0.01, worst)])[0]?.proposedLimit).toBe(proposed);
  });

  test('counts the runs in which the policy’s limit was found kept', () => {
    expect(summarizeNoise([run(0, 0.1), run(0, 0.2, 'inconclusive'), run(0.1, 0.3, 'fail')])[0]?.kept).toBe(
      1,
    );
  });

  test('proposes a floor of half of what the policy’s limit allows, to one digit', () => {
    expect(summarizeNoise([run(0, 0.1)])[0]?.proposedFloor).toEqual({
      ns: 7000,
      limit: 0.1,
      latencyNs: 138_000,
    });
  });
});
