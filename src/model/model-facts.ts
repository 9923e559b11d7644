/** What a model file says of itself, read without the runtime and without loading weights. */
export interface ModelFacts {
  readonly irVersion: number;
  readonly producer: string;
  /** Opset version by domain; the default domain is `ai.onnx`. */
  readonly opsets: ReadonlyMap<string, number>;
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
  /** Number of nodes by `domain:op_type` (`op_type` alone in the default domain), subgraphs and functions included. */
  readonly operators: ReadonlyMap<string, number>;
  /** Bytes of initializers by element type, wherever they are stored. */
  readonly initializerBytes: ReadonlyMap<string, number>;
  /** External data locations as written in the file, relative to it, each once. */
  readonly externalData: readonly string[];
}

export interface TensorSignature {
  readonly name: string;
  /** ONNX Runtime's name of the element type, such as `float32`, `int4`, `string`; `unknown(17)` for a number without one; `sequence`, `map`, `optional` for other kinds of value. */
  readonly dtype: string;
  /** A number, a symbolic name such as "batch", or null where nothing is said. Undefined when the rank is unknown. */
  readonly shape: readonly (number | string | null)[] | undefined;
}
