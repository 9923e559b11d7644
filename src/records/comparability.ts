import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ModelPolicy } from '../policy/model-policy.ts';
import type { ServerPolicy } from '../policy/served/engine.ts';
import type { Difference } from './difference.ts';

/** Named fields that must be equal, as text. They are printed one by one, never as a hash alone. */
export type Fields = Readonly<Record<string, string>>;

/** Raised when measuring changes in a way that makes older figures incomparable. */
const MEASURING_VERSION = '1';

/** The field of figures of onnxruntime that were measured request by request, as those of a server are. */
export const ASKED = { asked: 'like a server' } as const satisfies Fields;

/** The files that a model is measured with, and how it gets its inputs. */
export interface MeasuredWith {
  readonly datasetSha256: string;
  readonly classes: readonly string[] | undefined;
  /** SHA-256, hex, of the tokenizer that makes inputs of texts; undefined if there is none. */
  readonly tokenizerSha256?: string | undefined;
  /** SHA-256, hex, of the program that serves the model; undefined if there is none. */
  readonly programSha256?: string | undefined;
  /** SHA-256, hex, of the program that scores a custom task; undefined if there is none. */
  readonly scorerSha256?: string | undefined;
  /** Whether onnxruntime gets requests like a server, because it is compared with one. */
  readonly isAsked?: boolean;
}

/** Everything besides the machine that must be equal for two measurements to be compared. */
export function comparabilityFields(policy: ModelPolicy, measured: MeasuredWith): Fields {
  return {
    measuring: MEASURING_VERSION,
    dataset: measured.datasetSha256,
    ...columnsOf(policy),
    ...(measured.tokenizerSha256 !== undefined && { tokenizer: measured.tokenizerSha256 }),
    task: canonicalJson(policy.task),
    ...(measured.scorerSha256 !== undefined && { scorer: measured.scorerSha256 }),
    classes: canonicalJson(measured.classes ?? null),
    review: canonicalJson(policy.review ?? null),
    ...(policy.engine.kind === 'server' ? serverFields(policy, policy.engine) : runtimeFields(policy)),
    ...(measured.programSha256 !== undefined && { program: measured.programSha256 }),
    ...(measured.isAsked && ASKED),
    traffic: canonicalJson(policy.traffic),
    ...(policy.state !== undefined && { state: canonicalJson(policy.state) }),
  };
}

const runtimeFields = ({ runtime }: ModelPolicy): Fields => ({
  runtime: `onnxruntime-node ${runtime.version}`,
  providers: runtime.providers.join(', '),
  'intra-op-threads': String(runtime['intra-op-threads']),
  'graph-optimization': runtime['graph-optimization'],
  'memory-arena': String(runtime['memory-arena']),
  'memory-pattern': String(runtime['memory-pattern']),
});

/** Deadlines, credentials and what shows that a server is ready affect no figure. */
function serverFields({ generation }: ModelPolicy, engine: ServerPolicy): Fields {
  const { ready: _, 'request-deadline': __, environment: ___, credential: ____, ...rest } = engine;
  const { 'baseline-credential': _____, start, endpoint, ...served } = rest;
  if (engine.protocol === 'open-inference')
    return { engine: canonicalJson(served), start: canonicalJson(start ?? null) };
  return {
    engine: canonicalJson({ ...served, endpoint }),
    start: canonicalJson(start ?? null),
    generation: canonicalJson(generation ?? null),
  };
}

/** Which columns of the data set are used. Absent if nothing is said about them, as in older records. */
function columnsOf({
  dataset: {
    path: _,
    digest: __,
    tokenizer: ___,
    prepare: ____,
    'prepare-deadline': _____,
    annotations: ______,
    label,
    ...columns
  },
}: ModelPolicy): Fields {
  const said = { ...(label !== 'label' && { label }), ...columns };
  return Object.values(said).every((value) => value === undefined) ? {} : { columns: canonicalJson(said) };
}

/** SHA-256, hex, of the fields in order of their names. */
export function digestFields(fields: Fields): string {
  return createHash('sha256').update(canonicalJson(fields)).digest('hex');
}

/** Fields in which the candidate differs from the baseline. */
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
 * The canonical JSON of a value, whatever the order of its keys. A lone surrogate, for which the RFC has no text, is
 * written as its escape.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 * @throws {Error} If the value contains NaN or an infinity.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(withoutLoneSurrogates(value));
  if (text === undefined) throw new TypeError('canonicalJson: expected a value, got undefined.');
  return text;
}

function withoutLoneSurrogates(value: unknown): unknown {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? JSON.stringify(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutLoneSurrogates);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutLoneSurrogates(inner)]));
}
