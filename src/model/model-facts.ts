/** What a model file says of itself, read without the runtime and without loading weights. */
export interface ModelFacts {
  /** Size of the model file in bytes, without external data. */
  readonly fileBytes: number;
  readonly irVersion: number;
  readonly producer: string;
  /** Opset version by domain; the default domain is `ai.onnx`. */
  readonly opsets: ReadonlyMap<string, number>;
  /** What the model must be fed: inputs of the main graph that are not initializers, in order. */
  readonly inputs: readonly TensorSignature[];
  /** Outputs of the main graph, in order. */
  readonly outputs: readonly TensorSignature[];
  /** Number of nodes by `domain:op_type` (`op_type` alone in the default domain), subgraphs and functions included. */
  readonly operators: ReadonlyMap<string, number>;
  /** Functions that the model defines itself, named as in `operators`. */
  readonly functions: ReadonlySet<string>;
  /**
   * Bytes of weights by element type, wherever they are stored: initializers and `Constant` values (which the runtime
   * turns into initializers), of subgraphs and functions too. A sparse initializer counts its values and its indices.
   */
  readonly initializerBytes: ReadonlyMap<string, number>;
  /** External data locations as written in the file, relative to it, each once. "" where a tensor names none. */
  readonly externalData: readonly string[];
  /** Keys of the model's own metadata, each once. */
  readonly metadataKeys: readonly string[];
}

export interface TensorSignature {
  readonly name: string;
  /** ONNX Runtime's name of the element type, such as `float32`, `int4`, `string`; `unknown(17)` for a number without one; `sequence`, `map`, `optional`, `sparse`, `opaque` for other kinds of value. */
  readonly dtype: string;
  /** A number ≥ 0, a symbolic name such as "batch", or null where nothing (or a negative number, which the runtime takes for nothing) is said. Undefined when the rank is unknown. */
  readonly shape: readonly (number | string | null)[] | undefined;
}
