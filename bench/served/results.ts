import { z } from 'zod';

const trialSchema = z.strictObject({
  pair: z.enum(['same', 'slower']),
  state: z.string(),
  change: z.number().nullable(),
  launches: z.number(),
  seconds: z.number(),
  load: z.number(),
});

/** What `served.json` keeps. */
export const resultsSchema = z.strictObject({
  machine: z.record(z.string(), z.string()),
  commit: z.string(),
  at: z.string(),
  overhead: z.strictObject({
    rawMs: z.array(z.number()),
    clientMs: z.array(z.number()),
    lateMs: z.array(z.number()),
  }),
  trials: z.array(trialSchema),
});

/** What the page is made from. */
export type ServedResults = z.infer<typeof resultsSchema>;
