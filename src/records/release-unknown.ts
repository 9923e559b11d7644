import { z } from 'zod';

/** Why the last release cannot be named. `message`: as the server or git gave it. */
export const releaseUnknownSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-asked') }),
  z.strictObject({ kind: z.literal('no-token') }),
  z.strictObject({ kind: z.literal('shallow-clone') }),
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);

export type ReleaseUnknown = z.infer<typeof releaseUnknownSchema>;
