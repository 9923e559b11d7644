import { z } from 'zod';
import { quotedJson } from '../../errors/plain-text.ts';

/** A path in the policy file, relative to the file's own folder. */
export const path = z.string().min(1);

/** The output that is scored; may be absent if the model has only one. */
export const output = z.string().optional();

/** `baseline`: what the baseline answers is the label, and labels of the data set do not count. */
export const label = z.literal('baseline').optional();

/**
 * The same key in a task that the baseline cannot label: always an error.
 *
 * @param why - "a query needs …", in a few words.
 * @param instead - What to write instead.
 */
export const noLabel = (why: string, instead: string) =>
  z
    .never({ error: (issue) => `expected no such key (${why}; ${instead}), got ${quotedJson(issue.input)}` })
    .optional();

/** Whether scores are logits, on which every confidence depends. Recognized from the outputs if absent. */
export const scores = z.enum(['logits', 'probabilities']).optional();
