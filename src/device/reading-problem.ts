import { z } from 'zod';

/** Why GPU memory or energy could not be measured. */
export const readingProblemSchema = z.discriminatedUnion('kind', [
  /** `message`: from nvidia-smi. */
  z.strictObject({ kind: z.literal('unreadable'), message: z.string() }),
  z.strictObject({ kind: z.literal('gpu-memory-not-reported') }),
  z.strictObject({ kind: z.literal('gpu-memory-did-not-rise') }),
  /** The driver lists processes without details, because we lack the permission. */
  z.strictObject({ kind: z.literal('processes-not-named') }),
  /** The driver lists compute processes, but ours is not among them. */
  z.strictObject({ kind: z.literal('process-not-listed') }),
  /** The process's own memory is unknown, and the whole GPU's may include that of other processes. */
  z.strictObject({
    kind: z.literal('gpu-shared'),
    /** True if the driver lists the process without its memory; false if it lists only compute processes. */
    isListed: z.boolean(),
    by: z.enum(['mig', 'unseen-processes', 'other-processes']),
  }),
  z.strictObject({ kind: z.literal('gpu-power-not-reported') }),
  z.strictObject({ kind: z.literal('too-few-readings'), readings: z.int().positive() }),
  z.strictObject({ kind: z.literal('gpu-counter-reset') }),
  /** Readings have times of day, and the machine's clock was set between two of them. */
  z.strictObject({ kind: z.literal('clock-was-set') }),
  z.strictObject({ kind: z.literal('other-process'), pid: z.int() }),
  z.strictObject({ kind: z.literal('no-processor-counter') }),
  z.strictObject({ kind: z.literal('processor-counter-needs-root') }),
]);

export type ReadingProblem = z.infer<typeof readingProblemSchema>;
