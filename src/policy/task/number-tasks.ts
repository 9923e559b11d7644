import { z } from 'zod';
import { fraction } from '../limits.ts';
import { label, noLabel, output, path, scores } from './task-keys.ts';

/** How similar two texts are, as in STS: one number, or the embeddings of both. */
export const similaritySchema = z.strictObject({
  kind: z.literal('similarity'),
  label,
  output,
  metric: z.enum(['spearman', 'pearson']).default('spearman'),
});

/** How far probabilities can be trusted. */
export const probabilitySchema = z.strictObject({
  kind: z.literal('probability'),
  label: noLabel(
    'probabilities are compared with what happened',
    'use "kind: classification, label: baseline" and limit "kl-divergence"',
  ),
  output,
  classes: path.optional(),
  scores,
  metric: z.enum(['brier', 'ece']).default('brier'),
  /** `ece` only: number of bins of equal width. */
  bins: z.int().min(2).max(1000).default(15),
});

/** One score per item, higher for anomalies, which are rare. */
export const anomalySchema = z.strictObject({
  kind: z.literal('anomaly'),
  label: noLabel(
    'a score alone does not say what is an anomaly',
    'use "kind: regression, label: baseline" to compare the scores',
  ),
  output,
  metric: z.enum(['pr-auc', 'recall-at-precision']).default('pr-auc'),
  /** `recall-at-precision` only. */
  precision: fraction.default(0.9),
});

/** Future values of a series. */
export const forecastSchema = z
  .strictObject({
    kind: z.literal('forecast'),
    label: noLabel(
      'a forecast is compared with the actual values',
      'use "kind: regression, label: baseline" to compare the forecasts',
    ),
    output,
    metric: z.enum(['mase', 'pinball']).default('mase'),
    /** `mase` only: the input with the series so far, from which the error of a naive forecast is computed. */
    history: z.string().optional(),
    /** `mase` only: the naive forecast repeats the value of so many steps before. */
    season: z.int().min(1).default(1),
    /** `pinball` only: the quantiles that the output has, in order. */
    quantiles: z.array(z.number().gt(0).lt(1)).min(1).default([0.5]),
  })
  .superRefine(({ metric, history }, context) => {
    if (history === undefined || metric === 'mase') return;
    const message = `expected this key only with "metric: mase", got ${metric}`;
    context.addIssue({ code: 'custom', path: ['history'], message });
  });

export type SimilarityTask = z.output<typeof similaritySchema>;
export type ProbabilityTask = z.output<typeof probabilitySchema>;
export type AnomalyTask = z.output<typeof anomalySchema>;
export type ForecastTask = z.output<typeof forecastSchema>;
