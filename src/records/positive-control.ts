import { z } from 'zod';

/** When the gate last blocked every model that it must block: one made slower on purpose, one made worse. */
export const positiveControlSchema = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  /** What was blocked: "a slower model", "a worse model". */
  caught: z.array(z.string()).min(1),
});

export type PositiveControl = z.infer<typeof positiveControlSchema>;
