import { z } from 'zod';

const count = z.int().nonnegative();

/**
 * How an operator computes. `float`: in the type of its weights; `qdq`: between DequantizeLinear and QuantizeLinear;
 * `qoperator`: directly on integers; `dynamic`: the scale of its inputs is computed in each run; `weight-only`: weights are
 * stored in a smaller type than they are computed in.
 */
const SCHEMES = ['float', 'qdq', 'qoperator', 'dynamic', 'weight-only'] as const;

export type Scheme = (typeof SCHEMES)[number];

/** How many weights share a scale: a whole tensor, a channel, or a block of this many. */
const granularitySchema = z.union([z.enum(['tensor', 'channel', 'unknown']), z.number()]);

export type Granularity = z.infer<typeof granularitySchema>;

/** Operators that compute in the same way. */
const precisionShareSchema = z.strictObject({
  scheme: z.enum(SCHEMES),
  /** For example `float32`, `int8` (signed or unsigned), `int4`, `float8e4m3fn`. */
  element: z.string(),
  operators: count,
  weightBytes: z.number().nonnegative(),
  /** Without duplicates. */
  granularities: z.array(granularitySchema),
  /** Absent if unknown. */
  symmetry: z.enum(['symmetric', 'asymmetric', 'mixed']).optional(),
  /** Element types of quantized inputs, without duplicates. */
  activations: z.array(z.string()),
  /** Operators that unpack compactly stored weights, without duplicates. */
  storedFor: z.array(z.string()),
});

/** The precision of a model's heavy arithmetic. */
export const precisionSchema = z.strictObject({
  /** The share that represents the model; absent if mixed or without heavy arithmetic. */
  main: precisionShareSchema.optional(),
  /** Largest first. Covers operators with weights, or all operators if none has weights. */
  shares: z.array(precisionShareSchema),
  /** Number of operators in all shares. */
  operators: count,
  /** Bytes of weights in all shares. */
  weightBytes: z.number().nonnegative(),
});

export type PrecisionShare = z.infer<typeof precisionShareSchema>;
export type Precision = z.infer<typeof precisionSchema>;

/** Short name of a model's precision: `float32`, `int8 QDQ + float32` if mixed, `none` without matrix products. */
export function precisionName({ main, shares }: Precision): string {
  if (shares.length === 0) return 'none';
  return main === undefined ? [...new Set(shares.map(shareName))].join(' + ') : shareName(main);
}

const SCHEME_NAMES = {
  qdq: 'QDQ',
  qoperator: 'QOperator',
  dynamic: 'dynamic',
  'weight-only': 'weight-only',
} as const;

/** Short name of one way to compute: `float32`, `int8 QDQ`, `int4 weight-only`. */
export function shareName({ scheme, element }: Pick<PrecisionShare, 'scheme' | 'element'>): string {
  return scheme === 'float' ? element : `${element} ${SCHEME_NAMES[scheme]}`;
}

const INTEGER_SCHEMES: readonly PrecisionShare['scheme'][] = ['qdq', 'qoperator', 'dynamic'];
const INTEGER_ELEMENTS: readonly string[] = ['int4', 'int8'];

/**
 * Whether all or part of a model's heavy arithmetic is in integers, according to its file. Weight-only formats do not count,
 * because they compute in floating point.
 */
export function isQuantized({ main, shares }: Precision): boolean {
  const wanted = main === undefined || main.scheme === 'float' ? shares : [main];
  return wanted.some(
    ({ scheme, element }) => INTEGER_SCHEMES.includes(scheme) && INTEGER_ELEMENTS.includes(element),
  );
}
