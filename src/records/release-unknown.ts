import { z } from 'zod';

/** Why the last release is unknown. `message` comes from the server or git. */
export const releaseUnknownSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('not-asked') }),
  z.strictObject({ kind: z.literal('no-token') }),
  z.strictObject({ kind: z.literal('shallow-clone') }),
  z.strictObject({ kind: z.literal('failed'), message: z.string() }),
]);

export type ReleaseUnknown = z.infer<typeof releaseUnknownSchema>;
