import { z } from 'zod';
import { limitSchema } from '../../policy/limit.ts';
import { metricSchema } from '../../policy/metric.ts';

/** The part of a limit that a waiver raises, or its raised value. */
export const ceilingSchema = limitSchema.pick({
  'max-increase': true,
  'max-drop': true,
  max: true,
  min: true,
});

/** A waiver of one of a model's limits, and its effect in a run. */
export const waiverStandingSchema = z.strictObject({
  metric: metricSchema,
  /** The group of items whose limit it raises; absent for all items. */
  slice: z.strictObject({ key: z.string(), value: z.string() }).optional(),
  /** The part of the policy's limit that it raises. */
  limit: ceilingSchema,
  /** The raised value of that part. */
  ceiling: ceilingSchema,
  /** Its last day, in UTC: "2026-12-31". */
  expires: z.string(),
  /** 0 on the last day, negative once it has expired. */
  daysLeft: z.int(),
  issue: z.string(),
  reason: z.string(),
  /**
   * `used`: without it the row would not pass. `not-enough`: the row fails anyway. `undecided`: the row is undecided
   * even with it. `not-judged`: the metric was not judged.
   */
  standing: z.enum(['used', 'not-needed', 'not-enough', 'undecided', 'not-judged', 'expired']),
});

export type WaiverStanding = z.infer<typeof waiverStandingSchema>;
