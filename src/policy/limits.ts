import { z } from 'zod';
import { quotedJson } from '../errors/plain-text.ts';
import {
  durationNs,
  energyJoules,
  moneyUsd,
  percentagePoints,
  relativeShare,
  sizeBytes,
} from './quantity.ts';

export const fraction = z.number().min(0).max(1);
const share = z.union([fraction, relativeShare], {
  error: (issue) => `expected a share such as 0.9 or "90%", got ${quotedJson(issue.input)}`,
});

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
      error: (issue) => `expected a percentage such as "10%" or ${example}, got ${quotedJson(issue.input)}`,
    },
  );

/**
 * Limit of a lower-is-better metric: `max-increase` over the baseline, `max` for the value itself. Increases up to
 * `floor` never count.
 */
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
      error: 'expected "max-increase" with "floor", got only "floor"',
    });

const latencyLimit = costlyLimit(durationNs, 'a duration such as "0.5ms"');
const memoryLimit = costlyLimit(sizeBytes, 'a size such as "16MiB"');

/** An arena hands out whole blocks, so a tiny model's peak may move by some. */
const ARENA_FLOOR_BYTES = 4096;
const arenaLimit = memoryLimit.overwrite((limit) =>
  limit['max-increase'] === undefined ? limit : { ...limit, floor: limit.floor ?? ARENA_FLOOR_BYTES },
);
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
 * `point`: the difference on the regression set decides. `confident`: the set is a sample of all inputs, and a
 * confidence interval over its items must be within the limit.
 */
const decide = z.enum(['point', 'confident']).optional();

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
      `expected percentage points such as "1pp", a percentage such as "1%" or a number in the score's own unit, got ${quotedJson(issue.input)}`,
  },
);

/** `max-drop` and `min` for scores (accuracy, F1, AUC, R², cosine); `max-increase` and `max` for errors (RMSE, MAE, log loss). */
export const scoreLimit = z
  .strictObject({
    'max-drop': pointsOrShare.optional(),
    'max-increase': pointsOrShare.optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    /** Baseline score below which `max-drop` counts as the share of the score that it is at this level. */
    'relative-guard-below': z
      .union([fraction.refine((value) => value > 0), relativeShare.refine((value) => value > 0)], {
        error: (issue) =>
          `expected a score above 0 and up to 1, such as 0.1 or "10%", got ${quotedJson(issue.input)}`,
      })
      .optional(),
    decide,
  })
  .refine(
    (limit) =>
      limit['relative-guard-below'] === undefined || (limit['max-drop']?.kind ?? 'relative') !== 'relative',
    {
      error:
        'expected "max-drop" in percentage points such as "1pp", or in the score\'s own unit, with "relative-guard-below"',
      path: ['relative-guard-below'],
    },
  )
  .refine(
    ({ decide: _, 'relative-guard-below': __, ...limit }) =>
      Object.values(limit).some((value) => value !== undefined),
    {
      error: 'expected "max-drop", "min", "max-increase" or "max", got none',
    },
  );

export const reviewLimit = z
  .strictObject({
    'max-increase': z
      .union(
        [
          percentagePoints.transform((value) => ({ kind: 'points' as const, value })),
          relativeShare.transform((value) => ({ kind: 'relative' as const, value })),
        ],
        {
          error: (issue) =>
            `expected percentage points such as "1pp" or a percentage such as "10%", got ${quotedJson(issue.input)}`,
        },
      )
      .optional(),
    max: share.optional(),
    decide,
  })
  .refine((limit) => limit['max-increase'] !== undefined || limit.max !== undefined, {
    error: 'expected "max-increase" or "max", got neither',
  });

/** Limit of the share of items that are right with one model and wrong with the other, in either direction. */
const flipsLimit = z.strictObject({ max: share });

/** Limit of the share of items to which both models give the same answer. */
const agreementLimit = z.strictObject({ min: share, decide });

/** Limit of the mean divergence from the baseline's probabilities, in nats. */
const divergenceLimit = z.strictObject({ max: z.number().nonnegative(), decide });

/** Limit of a share of time: `max-increase` in percentage points over the baseline, `max` for the share itself. */
const timeShareLimit = z
  .strictObject({
    'max-increase': percentagePoints.transform((value) => ({ kind: 'points' as const, value })).optional(),
    max: share.optional(),
  })
  .refine((limit) => limit['max-increase'] !== undefined || limit.max !== undefined, {
    error: 'expected "max-increase" or "max", got neither',
  });

const pointsBound = percentagePoints.transform((value) => ({ kind: 'points' as const, value }));

/**
 * Limit of the share of requests that are fast enough: those that fail, or take longer than one of `ttft`, `tpot` and
 * `latency`, are not.
 */
const goodputLimit = z
  .strictObject({
    'max-drop': pointsBound.optional(),
    min: share.optional(),
    /** Longest time to first token. */
    ttft: durationNs.optional(),
    /** Longest mean time per output token after the first. */
    tpot: durationNs.optional(),
    /** Longest time of the whole request. */
    latency: durationNs.optional(),
  })
  .refine((limit) => limit['max-drop'] !== undefined || limit.min !== undefined, {
    error: 'expected "max-drop" or "min", got neither',
  })
  .refine(({ ttft, tpot, latency }) => (ttft ?? tpot ?? latency) !== undefined, {
    error: 'expected at least one of "ttft", "tpot" and "latency", which say what is fast enough, got none',
  });

const errorRateLimit = z
  .strictObject({ 'max-increase': pointsBound.optional(), max: share.optional() })
  .refine((limit) => limit['max-increase'] !== undefined || limit.max !== undefined, {
    error: 'expected "max-increase" or "max", got neither',
  });

const relativeBound = relativeShare.transform((value) => ({ kind: 'relative' as const, value }));

/** A model that stops early is not faster, and one that rambles is not better: `max-change` bounds both directions. */
const lengthLimit = z
  .strictObject({
    'max-change': relativeBound.optional(),
    'max-increase': relativeBound.optional(),
    'max-drop': relativeBound.optional(),
  })
  .refine((limit) => Object.values(limit).some((value) => value !== undefined), {
    error: 'expected "max-change", "max-increase" or "max-drop", got none',
  })
  .refine((limit) => limit['max-change'] === undefined || Object.keys(limit).length === 1, {
    error: 'expected "max-change" alone (it bounds both directions), got others beside it',
  })
  .overwrite(({ 'max-change': both, ...limit }) =>
    both === undefined ? limit : { 'max-increase': both, 'max-drop': both },
  );

/** Limits of metrics that are computed from the answers alone. */
const itemLimits = {
  'task-score': scoreLimit.optional(),
  flips: flipsLimit.optional(),
  agreement: agreementLimit.optional(),
  'kl-divergence': divergenceLimit.optional(),
  'review-rate': reviewLimit.optional(),
};

const LIMITED = {
  error: 'expected at least one limit, got none',
};

const hasLimit = (all: object): boolean => Object.values(all).some((limit) => limit !== undefined);

/** The limits of a data set on which a model is only scored, by metric. */
export const itemLimitsSchema = z.strictObject(itemLimits).refine(hasLimit, LIMITED);

/** The limits of a model, by metric. */
export const limitsSchema = z
  .strictObject({
    'latency-p95': latencyLimit.optional(),
    'latency-p99': latencyLimit.optional(),
    'latency-p50': latencyLimit.optional(),
    'latency-mean': latencyLimit.optional(),
    'load-time': latencyLimit.optional(),
    'first-run': latencyLimit.optional(),
    'ttft-p95': latencyLimit.optional(),
    'tpot-p95': latencyLimit.optional(),
    throughput: throughputLimit.optional(),
    'output-tokens-per-second': throughputLimit.optional(),
    goodput: goodputLimit.optional(),
    'error-rate': errorRateLimit.optional(),
    'output-length': lengthLimit.optional(),
    ...itemLimits,
    'memory-ram-peak': memoryLimit.optional(),
    'memory-vram-peak': memoryLimit.optional(),
    'memory-arena-peak': arenaLimit.optional(),
    'model-size': memoryLimit.optional(),
    'fallback-time-share': timeShareLimit.optional(),
    'energy-per-1000': energyLimit.optional(),
    'cost-per-1000': costLimit.optional(),
    'cost-per-million-tokens': costLimit.optional(),
  })
  .refine(hasLimit, LIMITED);
