import { z } from 'zod';

/** A dynamic axis with its name, if any, or a fixed axis with its size. */
export const batchAxisSchema = z.discriminatedUnion('isDynamic', [
  z.strictObject({ isDynamic: z.literal(true), name: z.string().nullable() }),
  z.strictObject({ isDynamic: z.literal(false), size: z.number() }),
]);

export type BatchAxis = z.infer<typeof batchAxisSchema>;
