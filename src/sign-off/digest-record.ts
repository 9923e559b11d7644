import { createHash } from 'node:crypto';
import { canonicalJson } from '../records/comparability.ts';
import type { SignOff } from './sign-off-record.ts';

/** A record without its digest. */
type Unsealed = Omit<SignOff, 'digest'>;

/**
 * SHA-256, hex, over the canonical JSON of a record without its digest.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785, by which any other program can compute it again.
 */
export function digestRecord(record: Unsealed & { readonly digest?: string }): string {
  const { digest: _, ...rest } = record;
  return createHash('sha256')
    .update(canonicalJson(asWritten(rest)))
    .digest('hex');
}

/** The value as a file has it: not a number is null, and a text that was cut within a character is whole again. */
const asWritten = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'string' ? Buffer.from(inner).toString() : inner,
  );
