import { z } from 'zod';

/** Causes of a GPU slowdown other than the model. */
const SLOWDOWN_CAUSES = ['hardware-heat', 'power-brake', 'hardware', 'driver-heat'] as const;

/** Why a launch on the GPU does not count. */
export const gpuDisturbanceSchema = z.discriminatedUnion('kind', [
  /** Another process used the GPU; `bytes`: its GPU memory, null if the driver does not report it. */
  z.strictObject({ kind: z.literal('other-process'), pid: z.int(), bytes: z.number().nullable() }),
  /** `us`: for how long, in µs; null if the driver reports no duration. */
  z.strictObject({
    kind: z.literal('slowed-down'),
    cause: z.enum(SLOWDOWN_CAUSES),
    us: z.number().positive().nullable(),
  }),
  /** `message`: from nvidia-smi. */
  z.strictObject({ kind: z.literal('unreadable'), message: z.string() }),
]);

export type GpuDisturbance = z.infer<typeof gpuDisturbanceSchema>;
export type SlowdownCause = (typeof SLOWDOWN_CAUSES)[number];
