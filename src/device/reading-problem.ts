import { z } from 'zod';

/** Why memory of the GPU or energy could not be measured. */
export const readingProblemSchema = z.discriminatedUnion('kind', [
  /** `message` as nvidia-smi gave it. */
  z.strictObject({ kind: z.literal('unreadable'), message: z.string() }),
  z.strictObject({ kind: z.literal('gpu-memory-not-reported') }),
  z.strictObject({ kind: z.literal('gpu-memory-did-not-rise') }),
  /** The driver lists processes without naming them, for want of permission. */
  z.strictObject({ kind: z.literal('processes-not-named') }),
  /** The driver lists the processes that compute, and ours is not among them. */
  z.strictObject({ kind: z.literal('process-not-listed') }),
  /** The process's own memory is unknown, and the GPU's as a whole may include that of others. */
  z.strictObject({
    kind: z.literal('gpu-shared'),
    /** Whether the driver lists the process and does not report its memory, or lists only processes that compute. */
    isListed: z.boolean(),
    by: z.enum(['mig', 'unseen-processes', 'other-processes']),
  }),
  z.strictObject({ kind: z.literal('gpu-power-not-reported') }),
  z.strictObject({ kind: z.literal('too-few-readings'), readings: z.int().positive() }),
  z.strictObject({ kind: z.literal('gpu-counter-reset') }),
  z.strictObject({ kind: z.literal('other-process'), pid: z.int() }),
  z.strictObject({ kind: z.literal('no-processor-counter') }),
  z.strictObject({ kind: z.literal('processor-counter-needs-root') }),
]);

export type ReadingProblem = z.infer<typeof readingProblemSchema>;
