import type { ModelPolicy } from '../../src/policy/model-policy.ts';
import { policySchema } from '../../src/policy/policy.ts';

/** The benchmark's relative limit. */
export const LIMIT = 0.05;

/** A policy with a single limit, P95 at most +5%. The product's schema fills in the defaults. */
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
