import { z } from 'zod';

/** When the gate last caught every model that it has to catch: one made slower on purpose, one made worse. */
export const positiveControlSchema = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  /** What it caught: "a slower model", "a worse model". */
  caught: z.array(z.string()).min(1),
});

export type PositiveControl = z.infer<typeof positiveControlSchema>;
