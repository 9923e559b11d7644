import { z } from 'zod';

/** What slowed a GPU down for reasons that are not the model's. */
const SLOWDOWN_CAUSES = ['hardware-heat', 'power-brake', 'hardware', 'driver-heat'] as const;

/** Why a launch on the GPU does not count. */
export const gpuDisturbanceSchema = z.discriminatedUnion('kind', [
  /** A process that is not ours was on the GPU; `bytes` of its memory, null where the driver does not report it. */
  z.strictObject({ kind: z.literal('other-process'), pid: z.int(), bytes: z.number().nullable() }),
  /** `us`: for how long, in µs; null where the driver only reports that it did. */
  z.strictObject({
    kind: z.literal('slowed-down'),
    cause: z.enum(SLOWDOWN_CAUSES),
    us: z.number().positive().nullable(),
  }),
  /** `message` as nvidia-smi gave it. */
  z.strictObject({ kind: z.literal('unreadable'), message: z.string() }),
]);

export type GpuDisturbance = z.infer<typeof gpuDisturbanceSchema>;
export type SlowdownCause = (typeof SLOWDOWN_CAUSES)[number];
