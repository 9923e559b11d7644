import { z } from 'zod';

const count = z.int().nonnegative();

/**
 * How an operator computes. `float`: in the type of its weights; `qdq`: between DequantizeLinear and QuantizeLinear;
 * `qoperator`: directly on integers; `dynamic`: the scale of its inputs is computed on every run; `weight-only`: weights
 * are stored smaller than they are computed with.
 */
const SCHEMES = ['float', 'qdq', 'qoperator', 'dynamic', 'weight-only'] as const;

export type Scheme = (typeof SCHEMES)[number];

/** How many weights share a scale: a whole tensor, a channel, or a block of this many. */
const granularitySchema = z.union([z.enum(['tensor', 'channel', 'unknown']), z.number()]);

export type Granularity = z.infer<typeof granularitySchema>;

/** The operators that compute in one way. */
const precisionShareSchema = z.strictObject({
  scheme: z.enum(SCHEMES),
  /** Such as `float32`, `int8` (signed or not), `int4`, `float8e4m3fn`. */
  element: z.string(),
  operators: count,
  weightBytes: z.number().nonnegative(),
  /** Each once. */
  granularities: z.array(granularitySchema),
  /** Absent when it is unknown. */
  symmetry: z.enum(['symmetric', 'asymmetric', 'mixed']).optional(),
  /** Element types of quantized inputs, each once. */
  activations: z.array(z.string()),
  /** Operators that unpack weights stored smaller than they are computed with, each once. */
  storedFor: z.array(z.string()),
});

/** In which precision the heavy arithmetic of a model is done. */
export const precisionSchema = z.strictObject({
  /** The one that stands for the model; absent when it is mixed, or when there is no heavy arithmetic. */
  main: precisionShareSchema.optional(),
  /** Largest first. Operators with weights, or all of them when none has weights. */
  shares: z.array(precisionShareSchema),
  /** Number of operators in all shares. */
  operators: count,
  /** Bytes of weights in all shares. */
  weightBytes: z.number().nonnegative(),
});

export type PrecisionShare = z.infer<typeof precisionShareSchema>;
export type Precision = z.infer<typeof precisionSchema>;
