/** What a model file declares, read without the runtime and without loading weights. */
export interface ModelFacts {
  /** Size of the model file in bytes, without external data. */
  readonly fileBytes: number;
  readonly irVersion: number;
  readonly producer: string;
  /** Opset version by domain; the default domain is `ai.onnx`. */
  readonly opsets: ReadonlyMap<string, number>;
  /** Inputs that a run must provide: inputs of the main graph that are not initializers, in order. */
  readonly inputs: readonly TensorSignature[];
  /** Outputs of the main graph, in order. */
  readonly outputs: readonly TensorSignature[];
  /** Number of nodes by `domain:op_type` (`op_type` alone in the default domain), subgraphs and functions included. */
  readonly operators: ReadonlyMap<string, number>;
  /** Functions that the model defines, named as in `operators`. */
  readonly functions: ReadonlySet<string>;
  /**
   * Bytes of weights by element type, wherever they are stored: initializers and `Constant` values (which the runtime
   * turns into initializers), including those in subgraphs and functions. A sparse initializer counts its values and
   * its indices.
   */
  readonly initializerBytes: ReadonlyMap<string, number>;
  /**
   * External data locations as written in the file, relative to it, without duplicates. "" if a tensor names none.
   */
  readonly externalData: readonly string[];
  /** Keys of the model's metadata, without duplicates. */
  readonly metadataKeys: readonly string[];
}

export interface TensorSignature {
  readonly name: string;
  /**
   * ONNX Runtime's name of the element type, such as `float32`, `int4`, `string`; `unknown(17)` for a number without
   * a name; `sequence`, `map`, `optional`, `sparse`, `opaque` for other kinds of value.
   */
  readonly dtype: string;
  /**
   * Each size is a number ≥ 0, a symbolic name such as "batch", or null if unspecified. A negative number counts as
   * unspecified, as in the runtime. Undefined if the rank is unknown.
   */
  readonly shape: readonly (number | string | null)[] | undefined;
}

/** Name of ONNX's default domain, which files may also write as "". */
export const DEFAULT_DOMAIN = 'ai.onnx';

/** Name of an operator in {@link ModelFacts}: `domain:op_type`, or `op_type` alone in the default domain. */
export function operatorKey(domain: string, op: string): string {
  return domain === '' || domain === DEFAULT_DOMAIN ? op : `${domain}:${op}`;
}

/** Domain of an operator key. The operator is the part after the last colon. */
export function operatorDomain(key: string): string {
  const colon = key.lastIndexOf(':');
  return colon === -1 ? DEFAULT_DOMAIN : key.slice(0, colon);
}
