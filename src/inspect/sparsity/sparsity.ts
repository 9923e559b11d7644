import { z } from 'zod';

const count = z.int().nonnegative();
const share = z.number();

/** Zeros in the weights of the operators that do the heavy arithmetic. */
export const sparsitySchema = z.strictObject({
  /** `unknown` when no weight could be looked at. */
  form: z.enum(['dense', 'unstructured', '2:4', 'unknown']),
  /** Share of zeros among the elements looked at, 0..1; absent when nothing could be looked at. */
  zeroShare: share.optional(),
  twoOfFour: z.strictObject({
    /** Weights in which every group of four that was looked at has two zeros. */
    tensors: count,
    /** Weights with groups of four along the axis that is summed over. */
    eligibleTensors: count,
    /** Share of the elements of `eligibleTensors`, 0..1. For products with a matrix it is the share of the arithmetic. */
    share,
  }),
  /** Weights that are stored sparse; the runtime expands them when it loads the model. */
  sparseInitializers: count,
  /** Bytes of weights looked at; fewer than the precision's `weightBytes` when they were sampled. */
  lookedBytes: z.number().nonnegative(),
  isSampled: z.boolean(),
});

export type Sparsity = z.infer<typeof sparsitySchema>;
