import { z } from 'zod';

/** An axis of any size, by its name if it has one, or the size it is fixed at. */
export const batchAxisSchema = z.discriminatedUnion('isDynamic', [
  z.strictObject({ isDynamic: z.literal(true), name: z.string().nullable() }),
  z.strictObject({ isDynamic: z.literal(false), size: z.number() }),
]);

export type BatchAxis = z.infer<typeof batchAxisSchema>;
