import { createHash } from 'node:crypto';
import { canonicalJson } from '../baseline/comparability.ts';
import type { Policy } from '../policy/policy.ts';

/** SHA-256, hex, of a policy as it judges: equal for equal rules, however their files are written. */
export function digestPolicy(policy: Policy): string {
  return createHash('sha256').update(canonicalJson(policy)).digest('hex');
}
