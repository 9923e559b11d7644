import { z } from 'zod';
import { quotedJson } from '../../errors/plain-text.ts';
import { durationNs } from '../quantity.ts';
import { noLabel } from './task-keys.ts';

const COMMAND = 'expected a program and its arguments, such as [python, score.py]';

/** A score that a program of the repository computes. */
export const customSchema = z.strictObject({
  kind: z.literal('custom'),
  label: noLabel(
    'the program gets the answers of one model',
    'use "kind: output-match, label: baseline" to compare the outputs',
  ),
  /** Program and arguments, without a shell. It starts in the policy's folder, as that was at the base commit. */
  command: z
    .array(z.string().min(1, { error: `${COMMAND}, got an empty word` }), {
      error: (issue) => `${COMMAND}, got ${quotedJson(issue.input)}`,
    })
    .min(1, { error: `${COMMAND}, got an empty list` }),
  /** `item`: one number per item; the score is their mean. `set`: one number for all items together. */
  unit: z.enum(['item', 'set']).default('item'),
  'higher-is-better': z.boolean().default(true),
  /** Time limit for scoring the whole set. The program is killed when it expires. */
  deadline: durationNs.prefault('5min'),
});

export type CustomTask = z.output<typeof customSchema>;
