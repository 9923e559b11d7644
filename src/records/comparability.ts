import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { Difference } from './difference.ts';

/** Named fields that must be equal, as text; printed field by field, never as a hash alone. */
export type Fields = Readonly<Record<string, string>>;

/** Raised when the way of measuring changes so that older figures no longer compare. */
const MEASURING_VERSION = '1';

/** Everything besides the machine that must be equal for two measurements to be compared. */
export function comparabilityFields(
  policy: ModelPolicy,
  measured: { datasetSha256: string; classes: readonly string[] | undefined },
): Fields {
  return {
    measuring: MEASURING_VERSION,
    dataset: measured.datasetSha256,
    task: canonicalJson(policy.task),
    classes: canonicalJson(measured.classes ?? null),
    review: canonicalJson(policy.review ?? null),
    runtime: `onnxruntime-node ${policy.runtime.version}`,
    providers: policy.runtime.providers.join(', '),
    'intra-op-threads': String(policy.runtime['intra-op-threads']),
    'graph-optimization': policy.runtime['graph-optimization'],
    'memory-arena': String(policy.runtime['memory-arena']),
    'memory-pattern': String(policy.runtime['memory-pattern']),
    traffic: canonicalJson(policy.traffic),
  };
}

/** SHA-256, hex, of the fields in order of their names. */
export function digestFields(fields: Fields): string {
  return createHash('sha256').update(canonicalJson(fields)).digest('hex');
}

/** Fields of the candidate that are not as the baseline has them. */
export function findDifferences(baseline: Fields, candidate: Fields): Difference[] {
  const names = [...new Set([...Object.keys(baseline), ...Object.keys(candidate)])];
  return names
    .filter((name) => baseline[name] !== candidate[name])
    .map((field) => ({
      kind: 'field',
      field,
      baseline: baseline[field] ?? null,
      candidate: candidate[field] ?? null,
    }));
}

/**
 * JSON of which equal values have equal texts, whatever the order of their keys.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 * @throws {Error} If the value holds NaN, an infinity or a lone surrogate, which this form has no text for.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('canonicalJson: expected a value, got undefined.');
  return text;
}
