import { z } from 'zod';
import {
  durationNs,
  energyJoules,
  moneyUsd,
  percentagePoints,
  relativeShare,
  sizeBytes,
} from './quantity.ts';

export const fraction = z.number().min(0).max(1);
const share = z.union([fraction, relativeShare], { error: 'expected a share such as 0.9 or "90%"' });

const relativeOrAbsolute = <Absolute extends z.ZodType<number, string>>(
  absolute: Absolute,
  example: string,
) =>
  z.union(
    [
      relativeShare.transform((value) => ({ kind: 'relative' as const, value })),
      absolute.transform((value) => ({ kind: 'absolute' as const, value })),
    ],
    {
      error: (issue) =>
        `expected a percentage such as "10%" or ${example}, got ${JSON.stringify(issue.input)}`,
    },
  );

/** What a lower-is-better metric may do: rise by so much, or up to so much; below `floor` a rise is no regression. */
const costlyLimit = <Absolute extends z.ZodType<number, string>>(absolute: Absolute, example: string) =>
  z
    .strictObject({
      'max-increase': relativeOrAbsolute(absolute, example).optional(),
      floor: absolute.optional(),
      max: absolute.optional(),
    })
    .refine((limit) => limit['max-increase'] !== undefined || limit.max !== undefined, {
      error: 'expected "max-increase" or "max", got neither',
    })
    .refine((limit) => limit.floor === undefined || limit['max-increase'] !== undefined, {
      error: 'expected "max-increase" beside "floor", got "floor" alone',
    });

const latencyLimit = costlyLimit(durationNs, 'a duration such as "0.5ms"');
const memoryLimit = costlyLimit(sizeBytes, 'a size such as "16MiB"');
const energyLimit = costlyLimit(energyJoules, 'an energy such as "120 J"');
const costLimit = costlyLimit(moneyUsd, 'an amount such as "0.10 USD"');

const throughputLimit = z
  .strictObject({
    'max-drop': relativeShare.transform((value) => ({ kind: 'relative' as const, value })).optional(),
    min: z.number().positive().optional(),
  })
  .refine((limit) => limit['max-drop'] !== undefined || limit.min !== undefined, {
    error: 'expected "max-drop" or "min", got neither',
  });

/**
 * `point`: the regression set is the bar, and the difference on it decides. `confident`: the set stands for all inputs, and
 * an interval over its items must lie within the limit.
 */
const decide = z.enum(['point', 'confident']).optional();

/** `max-drop` and `min` for scores (accuracy, F1, AUC, R², cosine); `max-increase` and `max` for errors (RMSE, MAE, log loss). */
const pointsOrShare = z.union(
  [
    percentagePoints.transform((value) => ({ kind: 'points' as const, value })),
    relativeShare.transform((value) => ({ kind: 'relative' as const, value })),
    z
      .number()
      .nonnegative()
      .transform((value) => ({ kind: 'absolute' as const, value })),
  ],
  {
    error: (issue) =>
      `expected percentage points such as "1pp", a percentage such as "1%" or a number in the score's own unit, got ${JSON.stringify(issue.input)}`,
  },
);
const scoreLimit = z
  .strictObject({
    'max-drop': pointsOrShare.optional(),
    'max-increase': pointsOrShare.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    decide,
  })
  .refine(({ decide: _, ...limit }) => Object.values(limit).some((value) => value !== undefined), {
    error: 'expected "max-drop", "min", "max-increase" or "max", got none',
  });

const reviewLimit = z
  .strictObject({
    'max-increase': z
      .union(
        [
          percentagePoints.transform((value) => ({ kind: 'points' as const, value })),
          relativeShare.transform((value) => ({ kind: 'relative' as const, value })),
        ],
        {
          error: (issue) =>
            `expected percentage points such as "1pp" or a percentage such as "10%", got ${JSON.stringify(issue.input)}`,
        },
      )
      .optional(),
    max: share.optional(),
    decide,
  })
  .refine((limit) => limit['max-increase'] !== undefined || limit.max !== undefined, {
    error: 'expected "max-increase" or "max", got neither',
  });

/** A share of time: how much at most, and how many percentage points more than the baseline's. */
const timeShareLimit = z
  .strictObject({
    'max-increase': percentagePoints.transform((value) => ({ kind: 'points' as const, value })).optional(),
    max: share.optional(),
  })
  .refine((limit) => limit['max-increase'] !== undefined || limit.max !== undefined, {
    error: 'expected "max-increase" or "max", got neither',
  });

/** What each metric may do, by its key. */
export const limitsSchema = z
  .strictObject({
    'latency-p95': latencyLimit.optional(),
    'latency-p99': latencyLimit.optional(),
    'latency-p50': latencyLimit.optional(),
    'latency-mean': latencyLimit.optional(),
    'load-time': latencyLimit.optional(),
    'first-run': latencyLimit.optional(),
    throughput: throughputLimit.optional(),
    'task-score': scoreLimit.optional(),
    'review-rate': reviewLimit.optional(),
    'memory-ram-peak': memoryLimit.optional(),
    'memory-vram-peak': memoryLimit.optional(),
    'memory-arena-peak': memoryLimit.optional(),
    'model-size': memoryLimit.optional(),
    'fallback-time-share': timeShareLimit.optional(),
    'energy-per-1000': energyLimit.optional(),
    'cost-per-1000': costLimit.optional(),
  })
  .refine((all) => Object.values(all).some((limit) => limit !== undefined), {
    error: 'expected at least one limit, got none',
  });

/** How far a metric may move: a share of the baseline, percentage points (as a fraction), or an amount in its own unit. */
export interface Bound {
  readonly kind: 'relative' | 'points' | 'absolute';
  readonly value: number;
}

/** Any metric's limit; which of the keys a metric takes, the schema says. */
export interface Limit {
  readonly 'max-increase'?: Bound | undefined;
  readonly 'max-drop'?: Bound | undefined;
  /** A worsening up to here, in the metric's own unit, is no regression. */
  readonly floor?: number | undefined;
  readonly max?: number | undefined;
  readonly min?: number | undefined;
  /** `point` when absent. */
  readonly decide?: 'point' | 'confident' | undefined;
}

const MOVES = ['max-increase', 'max-drop'] as const satisfies readonly (keyof Limit)[];

/**
 * What each metric may lose against the last release, however many merges lie between. Bounds on a value itself need no
 * release to be held against, so they stand under `limits` alone.
 */
export const driftSchema = limitsSchema.superRefine((all, context) => {
  for (const [metric, limit] of Object.entries(all) as [string, Limit | undefined][]) {
    if (limit === undefined) continue;
    if (MOVES.every((key) => limit[key] === undefined)) {
      const message = 'expected "max-increase" or "max-drop" against the last release, got neither';
      context.addIssue({ code: 'custom', path: [metric], message });
    }
    for (const key of ['max', 'min'] as const) {
      if (limit[key] === undefined) continue;
      const message = `expected "${key}" under "limits", where it holds without a release, got it under "drift"`;
      context.addIssue({ code: 'custom', path: [metric, key], message });
    }
  }
});
