import type { ModelFacts } from '../model/model-facts.ts';
import type { TensorDigest } from './diff/digest-tensor.ts';
import type { Scheme } from './precision/find-compute.ts';
import type { Granularity } from './precision/trace-input.ts';

/** Everything that is told of a model by looking into its file. */
export interface ModelInspection {
  readonly facts: ModelFacts;
  /** Undefined when no input has an axis. By convention: the first axis of the inputs. */
  readonly batchAxis: BatchAxis | undefined;
  readonly externalFiles: readonly ExternalFileFacts[];
  readonly precision: Precision;
  readonly sparsity: Sparsity;
  readonly optimization: Optimization;
  readonly structure: Structure;
  readonly weights: WeightDigests;
}

/** A name or null for an axis of any size, or the size it is fixed at. */
export type BatchAxis =
  | { readonly isDynamic: true; readonly name: string | null }
  | { readonly isDynamic: false; readonly size: number };

/** A file that holds weights of the model. */
export interface ExternalFileFacts {
  /** As written in the model. */
  readonly location: string;
  /** Undefined when it cannot be read. */
  readonly sizeBytes: number | undefined;
  /** In words, why it cannot be read. */
  readonly problem: string | undefined;
}

/** In which precision the heavy arithmetic is done. */
export interface Precision {
  /** The one that stands for the model; undefined when it is mixed, or when there is no heavy arithmetic. */
  readonly main: PrecisionShare | undefined;
  /** The largest first. Operators with weights, or all of them when none has weights. */
  readonly shares: readonly PrecisionShare[];
  /** Number of operators in all shares. */
  readonly operators: number;
  /** Bytes of weights in all shares. */
  readonly weightBytes: number;
}

/** The operators that compute in one way. */
export interface PrecisionShare {
  readonly scheme: Scheme;
  /** Such as `float32`, `int8` (signed or not), `int4`, `float8e4m3fn`. */
  readonly element: string;
  readonly operators: number;
  readonly weightBytes: number;
  /** Each once: how many weights share a scale. */
  readonly granularities: readonly Granularity[];
  /** Undefined when it cannot be told. */
  readonly symmetry: 'symmetric' | 'asymmetric' | 'partly symmetric' | undefined;
  /** Element types of quantized inputs, each once. */
  readonly activations: readonly string[];
  /** What unpacks weights that are stored smaller than they are computed with, each once. */
  readonly storedFor: readonly string[];
}

/** Zeros in the weights of the operators that do the heavy arithmetic. */
export interface Sparsity {
  /** `unknown` when no weight could be looked at. */
  readonly form: 'dense' | 'unstructured' | '2:4' | 'unknown';
  /** Share of zeros among the elements looked at, 0..1; undefined when nothing could be looked at. */
  readonly zeroShare: number | undefined;
  readonly twoOfFour: {
    /** Weights of which every group of four that was looked at has two zeros. */
    readonly tensors: number;
    /** Weights with groups of four along the axis that is summed over. */
    readonly eligibleTensors: number;
    /** Share of the elements of `eligibleTensors`, 0..1. For products with a matrix it is the share of the arithmetic. */
    readonly share: number;
  };
  /** Weights that are stored sparse, which the runtime fills up with zeros when it loads them. */
  readonly sparseInitializers: number;
  /** Bytes of weights looked at; fewer than `weightBytes` of the precision when they were sampled. */
  readonly lookedBytes: number;
  readonly isSampled: boolean;
}

/** What was already done to the graph for one runtime or device. */
export interface Optimization {
  /** Whether ONNX Runtime saved it after optimizing it. */
  readonly isSavedByRuntime: boolean;
  /** Number of operators that stand for several, by name. */
  readonly fused: ReadonlyMap<string, number>;
  /** Number of operators that only work in one memory layout, by name. */
  readonly layoutSpecific: ReadonlyMap<string, number>;
  /** Number of parts compiled for one device, which only run there. */
  readonly compiledParts: number;
}

/** The graph without names, weights and precision. */
interface Structure {
  /** Of operators, attributes, wiring, and shapes of weights; the same for another order of nodes and other names. */
  readonly digest: string;
  /** The same when every change of a shape counts as any other. */
  readonly digestButReshapes: string;
  /** Of constants that are shapes or indices. */
  readonly constantsDigest: string;
}

/** By what values two models are told apart. */
export interface WeightDigests {
  /** By name. What models without tensors learned is named `node output.attribute`. */
  readonly tensors: ReadonlyMap<string, TensorDigest>;
  /** Of all of them, whatever their names and order. */
  readonly all: TensorDigest;
  /** Of scales, zero points and quantized biases. */
  readonly quantization: TensorDigest;
}
