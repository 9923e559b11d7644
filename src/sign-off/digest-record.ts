import { createHash } from 'node:crypto';
import { canonicalJson } from '../records/comparability.ts';
import type { SignOff } from './sign-off-record.ts';

/** A record without its digest. */
type Unsealed = Omit<SignOff, 'digest'>;

/** SHA-256, hex, over the record's canonical JSON (keys in order) without the digest itself. */
export function digestRecord(record: Unsealed & { readonly digest?: string }): string {
  const { digest: _, ...rest } = record;
  return createHash('sha256').update(canonicalJson(rest)).digest('hex');
}
