import type { ModelFacts } from '../model/model-facts.ts';
import type { BatchAxis } from './batch-axis.ts';
import type { TensorDigest } from './diff/digest-tensor.ts';
import type { Precision } from './precision/precision.ts';
import type { Sparsity } from './sparsity/sparsity.ts';

/** Everything that a model's file shows about the model. */
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

/** A file that holds weights of the model. */
export interface ExternalFileFacts {
  /** As written in the model. */
  readonly location: string;
  /** Undefined when it cannot be read. */
  readonly sizeBytes: number | undefined;
  /** Why it cannot be read; undefined when it can. */
  readonly problem: ExternalProblem | undefined;
}

/** Why a file of weights is not read. */
export type ExternalProblem =
  | { readonly kind: 'outside-folder' }
  | { readonly kind: 'too-many-files'; readonly most: number }
  /** The model is in memory and has no folder. */
  | { readonly kind: 'no-folder' }
  /** What is there instead of a plain file. */
  | { readonly kind: 'unreadable'; readonly message: string };

/** What was already done to the graph for one runtime or device. */
export interface Optimization {
  /** Whether ONNX Runtime saved it after optimizing it. */
  readonly isSavedByRuntime: boolean;
  /** Number of fused operators, by name: each replaces several. */
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
  /** The same, but all operators that only change a shape are alike. */
  readonly digestButReshapes: string;
  /** Of constants that are shapes or indices. */
  readonly constantsDigest: string;
}

/** Digests by which the weights of two models are compared. */
export interface WeightDigests {
  /** By name. Models without tensors have learned attributes instead, named `node output.attribute`. */
  readonly tensors: ReadonlyMap<string, TensorDigest>;
  /** Of all of them, whatever their names and order. */
  readonly all: TensorDigest;
  /** Of scales, zero points and quantized biases. */
  readonly quantization: TensorDigest;
}
