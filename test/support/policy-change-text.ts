import type { PolicyChange } from '../../src/policy/diff/policy-change.ts';
import { policyChangeCells, policyChangePlace } from '../../src/report/words/policy-change.ts';

/** A policy change on one line: "fashion: limits.latency-p95.max-increase 10% → 20%". */
export function policyChangeText(change: PolicyChange): string {
  const { before = 'none', after = 'none' } = policyChangeCells(change);
  const model = change.model === null ? '' : `${change.model}: `;
  return `${model}${policyChangePlace(change) ?? 'the model'} ${before} → ${after}`;
}
