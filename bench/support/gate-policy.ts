import type { ModelPolicy } from '../../src/policy/model-policy.ts';
import { policySchema } from '../../src/policy/policy.ts';

/** The usual limit of a benchmark, as a fraction. */
export const LIMIT = 0.05;

/** A policy with a single limit on the increase of the P95. The product's schema fills in the defaults. */
export function benchPolicy({ threads = 1, limit = LIMIT } = {}): ModelPolicy {
  const policy = policySchema.parse({
    version: 1,
    models: [
      {
        id: 'bench',
        artifact: 'model.onnx',
        dataset: { path: 'none.jsonl' },
        task: { kind: 'output-match' },
        runtime: { 'intra-op-threads': threads },
        limits: { 'latency-p95': { 'max-increase': `${limit * 100}%` } },
      },
    ],
  });
  return policy.models[0]!;
}
