import { z } from 'zod';
import type { ModelFacts } from '../model/model-facts.ts';
import type { TensorDigest } from './diff/digest-tensor.ts';
import type { Precision } from './precision/precision.ts';
import type { Sparsity } from './sparsity/sparsity.ts';

/** Everything that can be learned from a model file. */
export interface ModelInspection {
  readonly facts: ModelFacts;
  /** By convention, the first axis of the inputs; undefined if no input has one. */
  readonly batchAxis: BatchAxis | undefined;
  readonly externalFiles: readonly ExternalFileFacts[];
  readonly precision: Precision;
  readonly sparsity: Sparsity;
  readonly optimization: Optimization;
  readonly structure: Structure;
  readonly weights: WeightDigests;
}

/** A dynamic axis with its name, if any, or a fixed axis with its size. */
export const batchAxisSchema = z.discriminatedUnion('isDynamic', [
  z.strictObject({ isDynamic: z.literal(true), name: z.string().nullable() }),
  z.strictObject({ isDynamic: z.literal(false), size: z.number() }),
]);

export type BatchAxis = z.infer<typeof batchAxisSchema>;

/** A file with weights of the model. */
export interface ExternalFileFacts {
  /** As written in the model. */
  readonly location: string;
  /** Undefined if it cannot be read. */
  readonly sizeBytes: number | undefined;
  /** Why it cannot be read; undefined if it can. */
  readonly problem: ExternalProblem | undefined;
}

/** Why a file with weights is not read. */
export type ExternalProblem =
  | { readonly kind: 'outside-folder' }
  | { readonly kind: 'too-many-files'; readonly most: number }
  /** The model is in memory and has no folder. */
  | { readonly kind: 'no-folder' }
  /** What exists instead of a regular file. */
  | { readonly kind: 'unreadable'; readonly message: string };

/** Optimizations for a runtime or device that are already in the graph. */
export interface Optimization {
  /** Whether ONNX Runtime optimized and saved it. */
  readonly isSavedByRuntime: boolean;
  /** Number of fused operators by name. Each replaces several others. */
  readonly fused: ReadonlyMap<string, number>;
  /** Number of operators that require one memory layout, by name. */
  readonly layoutSpecific: ReadonlyMap<string, number>;
  /** Number of parts compiled for one device, which only run there. */
  readonly compiledParts: number;
}

/** The graph without names, weights and precision. */
interface Structure {
  /** Digest of operators, attributes, wiring and weight shapes; independent of names and node order. */
  readonly digest: string;
  /** The same, with all operators that only change a shape treated as equal. */
  readonly digestButReshapes: string;
  /** Digest of constants that are shapes or indices. */
  readonly constantsDigest: string;
}

/** Digests for comparing the weights of two models. */
export interface WeightDigests {
  /** Keyed by name. For models without tensors, learned attributes under `node output.attribute`. */
  readonly tensors: ReadonlyMap<string, TensorDigest>;
  /** Digest of all weights, independent of names and order. */
  readonly all: TensorDigest;
  /** Digest of scales, zero points and quantized biases. */
  readonly quantization: TensorDigest;
}
