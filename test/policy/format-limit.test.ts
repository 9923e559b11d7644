import { describe, expect, test } from 'vitest';
import { describeLimit } from '../../src/policy/format-limit.ts';
import { METRIC_NAMES, type Metric } from '../../src/policy/metric.ts';
import { parsePolicy } from '../../src/policy/read-policy.ts';

const LIMITS: Partial<Record<Metric, [written: string, described: string]>> = {
  'latency-p95': [
    '{ max-increase: 10%, floor: 0.05ms, max: 20ms }',
    'max-increase 10% (floor 0.05ms), max 20ms',
  ],
  'latency-p50': ['{ max-increase: 0.5ms }', 'max-increase 0.5ms'],
  'load-time': ['{ max: 2s }', 'max 2s'],
  throughput: ['{ max-drop: 5%, min: 100 }', 'max-drop 5%, min 100/s'],
  'task-score': ['{ max-drop: 1pp, min: 0.90 }', 'max-drop 1pp, min 0.9'],
  'review-rate': ['{ max-increase: 1pp, max: 12% }', 'max-increase 1pp, max 12%'],
  'memory-ram-peak': ['{ max-increase: 10%, floor: 16MiB }', 'max-increase 10% (floor 16MiB)'],
  'memory-arena-peak': ['{ max: 2GiB }', 'max 2GiB'],
  'cost-per-1000': ['{ max-increase: 7% , floor: 0.10 USD }', 'max-increase 7% (floor 0.1 USD)'],
};

const lines = Object.entries(LIMITS).map(([metric, [written]]) => `      ${metric}: ${written}`);
const policy = parsePolicy(
  `version: 1
models:
  - id: m
    artifact: m.onnx
    dataset: { path: d.jsonl }
    task: { kind: classification }
    review: { below-confidence: 0.6 }
    limits:
${lines.join('\n')}
prices: { hardware: 1 USD/h }
`,
  'p.yml',
);

describe('describeLimit', () => {
  test.each(METRIC_NAMES.filter((metric) => LIMITS[metric] !== undefined))(
    'reads as the policy writes it: %s',
    (metric) => {
      const limit = policy.models[0]?.limits[metric];
      expect(limit && describeLimit(metric, limit)).toBe(LIMITS[metric]?.[1]);
    },
  );
});
