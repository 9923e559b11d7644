import { z } from 'zod';
import { limitSchema } from '../../policy/limit.ts';
import { metricSchema } from '../../policy/metric.ts';
import { reasonSchema } from './reason.ts';

const finite = z.number();

/** The verdict on one metric of one model. `shown` rows have no limit and never decide. */
export const rowSchema = z.strictObject({
  metric: metricSchema,
  /** Of a task score: its own name, such as "Accuracy", and which direction is better. */
  score: z.strictObject({ name: z.string(), better: z.enum(['higher', 'lower']) }).optional(),
  /** Of a limit by slice: the group of items that it judges; absent for all items. */
  slice: z.strictObject({ key: z.string(), value: z.string() }).optional(),
  state: z.enum(['pass', 'waived', 'fail', 'inconclusive', 'shown']),
  /** In `unit`; null if not measured. */
  baseline: finite.nullable(),
  candidate: finite.nullable(),
  /**
   * Candidate against baseline: a fraction of the baseline, or the difference of two shares or scores. Null without a
   * baseline.
   */
  change: finite.nullable(),
  changeKind: z.enum(['relative', 'difference']),
  unit: z.enum(['ns', 'bytes', 'USD', 'J', 'score', 'share', 'items/s', 'tokens/s', 'tokens', 'nats']),
  /** The policy's limit; null if the metric has none. */
  limit: limitSchema.nullable(),
  /** On `change`, at the two-sided `confidence` in 0..1. */
  interval: z.strictObject({ low: finite, high: finite, confidence: finite }).optional(),
  /** On `candidate` itself, in `unit`; set if a limit bounds the value and the value is judged by an interval. */
  valueInterval: z.strictObject({ low: finite, high: finite }).optional(),
  /** Number of samples behind each value, and of launches in which inferences were timed. */
  samples: z
    .strictObject({
      baseline: z.int().nonnegative(),
      candidate: z.int().nonnegative(),
      of: z.enum(['inference', 'item', 'process', 'launch', 'window', 'request']),
      launches: z.int().nonnegative().optional(),
    })
    .optional(),
  /** Why the row is in its state, if its figures alone do not show it. */
  reasons: z.array(reasonSchema),
});

export type Row = z.infer<typeof rowSchema>;
