import { z } from 'zod';
import { label, output, path } from './task-keys.ts';

const transcriptKeys = {
  output,
  label,
  /** What each class is written as; a JSON array like that of a classification. Not used by an output of texts. */
  classes: path.optional(),
  /** The blank class of CTC. */
  blank: z.int().min(0).default(0),
  /** The class that is written as a space, such as `|`. */
  space: z.string().min(1).optional(),
  'ignore-case': z.boolean().default(false),
};

/** Speech to text, with errors counted by word unless the policy says otherwise. */
export const speechSchema = z.strictObject({
  kind: z.literal('speech'),
  ...transcriptKeys,
  metric: z.enum(['wer', 'cer']).default('wer'),
});

/** Images to text, with errors counted by character unless the policy says otherwise. */
export const ocrSchema = z.strictObject({
  kind: z.literal('ocr'),
  ...transcriptKeys,
  metric: z.enum(['wer', 'cer']).default('cer'),
});

export type TranscriptTask = z.output<typeof speechSchema> | z.output<typeof ocrSchema>;
