import { z } from 'zod';

const count = z.int().nonnegative();
const share = z.number();

/** Zeros in the weights of operators with heavy arithmetic. */
export const sparsitySchema = z.strictObject({
  /** `unknown` if no weight could be read. */
  form: z.enum(['dense', 'unstructured', '2:4', 'unknown']),
  /** Share of zeros among the sampled elements, 0..1; absent if none could be read. */
  zeroShare: share.optional(),
  twoOfFour: z.strictObject({
    /** Weights in which every sampled group of four has two zeros. */
    tensors: count,
    /** Weights with groups of four along the summed axis. */
    eligibleTensors: count,
    /** Share of the elements of `eligibleTensors`, 0..1. For matrix products it equals the share of the arithmetic. */
    share,
  }),
  /** Weights in sparse storage; the runtime expands them on load. */
  sparseInitializers: count,
  /** Bytes of weights read; fewer than the precision's `weightBytes` if sampled. */
  lookedBytes: z.number().nonnegative(),
  isSampled: z.boolean(),
});

export type Sparsity = z.infer<typeof sparsitySchema>;
