import { z } from 'zod';
import { positiveControlSchema } from '../baseline/positive-control.ts';

/** The gate's last proof, as of this run. */
export const proofSchema = positiveControlSchema.extend({
  /** Whole days between the proof and the run that tells of it; 0 for a proof of the run itself. */
  daysAgo: z.int().nonnegative(),
});

export type Proof = z.infer<typeof proofSchema>;
