import type { ModelPolicy } from '../../src/policy/model-policy.ts';
import { policySchema } from '../../src/policy/policy.ts';

/** The relative limit of the benchmark. */
export const LIMIT = 0.05;

/** The policy of a user who wrote one limit, P95 at most 5 % up, defaults filled in by the product's schema. */
export function benchPolicy(threads = 1): ModelPolicy {
  const policy = policySchema.parse({
    version: 1,
    models: [
      {
        id: 'bench',
        artifact: 'model.onnx',
        dataset: { path: 'none.jsonl' },
        task: { kind: 'output-match' },
        runtime: { 'intra-op-threads': threads },
        limits: { 'latency-p95': { 'max-increase': `${LIMIT * 100}%` } },
      },
    ],
  });
  return policy.models[0]!;
}
