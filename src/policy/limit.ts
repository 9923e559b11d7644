import { z } from 'zod';

/**
 * How far a metric may move. `relative` is a fraction of the baseline, `points` are percentage points as a fraction
 * (1pp is 0.01), and `absolute` is in the metric's unit.
 */
export interface Bound {
  readonly kind: 'relative' | 'points' | 'absolute';
  readonly value: number;
}

/** Limit of any metric. `limitsSchema` defines which keys each metric takes. */
export interface Limit {
  readonly 'max-increase'?: Bound | undefined;
  readonly 'max-drop'?: Bound | undefined;
  /** Absolute tolerance in the metric's unit: increases up to this never count. */
  readonly floor?: number | undefined;
  readonly max?: number | undefined;
  readonly min?: number | undefined;
  /** Baseline score below which `max-drop` shrinks in proportion to the score. */
  readonly 'relative-guard-below'?: number | undefined;
  /** `point` when absent. */
  readonly decide?: 'point' | 'confident' | undefined;
  /** What counts as fast enough for goodput, in ns. */
  readonly ttft?: number | undefined;
  readonly tpot?: number | undefined;
  readonly latency?: number | undefined;
}

/** Schema of a {@link Bound} in records and verdicts. */
const boundSchema = z.strictObject({
  kind: z.enum(['relative', 'points', 'absolute']),
  value: z.number(),
});

/** Schema of a parsed {@link Limit} in records and verdicts. `limitsSchema` is the one for policy files. */
export const limitSchema = z.strictObject({
  'max-increase': boundSchema.optional(),
  'max-drop': boundSchema.optional(),
  floor: z.number().optional(),
  max: z.number().optional(),
  min: z.number().optional(),
  'relative-guard-below': z.number().optional(),
  decide: z.enum(['point', 'confident']).optional(),
  ttft: z.number().optional(),
  tpot: z.number().optional(),
  latency: z.number().optional(),
});
