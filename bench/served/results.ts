import { z } from 'zod';

const trialSchema = z.strictObject({
  pair: z.enum(['same', 'slower']),
  state: z.string(),
  change: z.number().nullable(),
  launches: z.number(),
  seconds: z.number(),
  load: z.number(),
  /** How the gate decided: see {@link PROCEDURES}. Trials are never withdrawn, but only those of the newest count together. */
  procedure: z.int().positive(),
});

/** How the gate has decided, and what the candidate of the slower pair was. The newest comes last. */
export const PROCEDURES = [
  'the P95 over twenty requests a launch, 44 layers, 48 tokens an answer',
  'the P95 over twenty prompts a launch, each the lower quartile of its runs, 46 layers, 24 tokens an answer',
] as const;

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
