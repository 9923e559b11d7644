import { z } from 'zod';
import { fraction } from '../limits.ts';
import { label, output, path, scores } from './task-keys.ts';

/** Any number of classes per item. */
export const multiLabelSchema = z.strictObject({
  kind: z.literal('multi-label'),
  label,
  output,
  classes: path.optional(),
  scores,
  /** A class is predicted if its probability is at least this. Used by `map` only for `label: baseline`. */
  threshold: fraction.default(0.5),
  metric: z.enum(['micro-f1', 'macro-f1', 'map']).default('micro-f1'),
});

export type MultiLabelTask = z.output<typeof multiLabelSchema>;

/** One tag per token, from which entities are formed. */
export const tokenClassificationSchema = z.strictObject({
  kind: z.literal('token-classification'),
  label,
  output,
  /** The tags by index: O, B-PER, I-PER … */
  classes: path,
  /** How tags form entities: strictly by a scheme, or `lenient`, as conlleval and seqeval's default do. */
  scheme: z.enum(['lenient', 'iob2', 'iobes']).default('lenient'),
  /** Label of tokens that do not count, such as padding and the later pieces of a word. */
  'ignore-index': z.int().default(-100),
  metric: z.enum(['entity-f1', 'token-accuracy']).default('entity-f1'),
});

export type TokenTask = z.output<typeof tokenClassificationSchema>;
