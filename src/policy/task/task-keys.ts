import { z } from 'zod';

/** A path in the policy file, relative to the file's own folder. */
export const path = z.string().min(1);

/** The output that is scored; may be absent if the model has only one. */
export const output = z.string().optional();

/** `baseline`: what the baseline answers is the label, and labels of the data set do not count. */
export const label = z.literal('baseline').optional();

/** Whether scores are logits, on which every confidence depends. Recognized from the outputs if absent. */
export const scores = z.enum(['logits', 'probabilities']).optional();
