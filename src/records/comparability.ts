import { createHash } from 'node:crypto';
import { cpus } from 'node:os';
import type { ModelPolicy } from '../policy/policy.ts';

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

/** The machine, by what stays the same from run to run: never clocks or host names, which split a history for nothing. */
export function environmentFields(): Fields {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    'logical cores': String(processors.length),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node.split('.')[0] ?? '',
  };
}

/** SHA-256, hex, of the fields in order of their names. */
export function digestFields(fields: Fields): string {
  return createHash('sha256').update(canonicalJson(fields)).digest('hex');
}

/** One line a field that differs: `runtime: onnxruntime-node 1.29.0 → onnxruntime-node 1.30.0`. */
export function describeDifferences(before: Fields, now: Fields): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return names
    .filter((name) => before[name] !== now[name])
    .map((name) => `${name}: ${before[name] ?? 'absent'} → ${now[name] ?? 'absent'}`);
}

/** JSON with the keys of every object in order, so that equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
