import { z } from 'zod';
import { metricSchema } from '../policy/metric.ts';

const time = z.iso.datetime();

const nightSchema = z.strictObject({
  at: time,
  commit: z.string().nullable(),
  /** URL of the run; null if it was recorded on the command line. */
  url: z.string().nullable(),
  /** SHA-256 of the model's files, hex. */
  model: z.string(),
  value: z.number(),
});

const changePointSchema = z.strictObject({
  /** Index in the series of the first night after the change. */
  index: z.int().nonnegative(),
  at: time,
  /** The change came with a commit after `from`, up to and including `to`; null if a night has no commit. */
  commits: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  /** Means between this change point and its neighbours. */
  before: z.number(),
  after: z.number(),
  /** As a fraction of `before`; null if that is zero. */
  relative: z.number().nullable(),
  pValue: z.number(),
  direction: z.enum(['worse', 'better']),
});

const regressionSchema = z.strictObject({
  /** First night on the new level. */
  at: time,
  /** Number of nights off the old level so far. */
  nights: z.int().positive(),
  commits: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  /** SHA-256 of the model's files on the nights before and after the change. */
  models: z.strictObject({ from: z.string(), to: z.string() }),
  before: z.number(),
  /** Mean of the current level. */
  after: z.number(),
  relative: z.number().nullable(),
  /** Corrected for the choice of the split and for correlated nights. */
  pValue: z.number(),
  /**
   * `model`: its files changed on the same night. `same-model`: they did not, so the cause is the machine, its software or
   * chance. `machine`: most metrics of several models moved on the same night, and this one no further than those of
   * unchanged models.
   */
  cause: z.enum(['model', 'same-model', 'machine']),
  /** First night back on the old level; null while the regression is open. */
  recoveredAt: time.nullable(),
});

const seriesTrendSchema = z.strictObject({
  modelId: z.string(),
  metric: metricSchema,
  title: z.string(),
  unit: z.enum(['ns', 'bytes', 'USD', 'J', 'score', 'share', 'items/s', 'tokens/s', 'tokens', 'nats']),
  better: z.enum(['lower', 'higher']),
  environment: z.string(),
  comparability: z.string(),
  /** Whether it is still measured, that is, includes one of the model's last nights. */
  isCurrent: z.boolean(),
  state: z.enum(['ok', 'suspected', 'regressed', 'recovered', 'too-few']),
  points: z.int().positive(),
  changePoints: z.array(changePointSchema),
  /** Set for `suspected`, `regressed` and `recovered`. */
  regression: regressionSchema.nullable(),
  /** The last nights, at most sixty, in time order. */
  recent: z.array(nightSchema).min(1),
});

/** Result of analyzing a history; printed by `trend --json`. */
export const trendSchema = z.strictObject({
  version: z.literal(1),
  /** Null for an empty history. */
  span: z.strictObject({ from: time, to: time, nights: z.int().positive() }).nullable(),
  series: z.array(seriesTrendSchema),
  missingNights: z.array(z.strictObject({ at: time, modelId: z.string().nullable() })),
  /** Ends of a model's series because the machine or a comparability field changed. */
  splits: z.array(
    z.strictObject({
      modelId: z.string(),
      at: time,
      what: z.enum(['environment', 'comparability']),
      from: z.string(),
      to: z.string(),
    }),
  ),
  /** Nights in which most metrics of several models moved. */
  machineMoves: z.array(
    z.strictObject({
      at: time,
      environment: z.string(),
      models: z.array(z.string()),
      moved: z.int().positive(),
      of: z.int().positive(),
      direction: z.enum(['worse', 'better']),
      /** Median change of the unchanged models, at least 1: 1.3 for 30% more time. */
      factor: z.number().min(1),
    }),
  ),
  /** Metrics that a model's earlier nights have but its last one lacks. */
  vanished: z.array(z.strictObject({ modelId: z.string(), metric: metricSchema, since: time })),
});

export type Trend = z.infer<typeof trendSchema>;
export type SeriesTrend = z.infer<typeof seriesTrendSchema>;
export type TrendRegression = z.infer<typeof regressionSchema>;

/** Whether a series has an open regression caused by its model; it makes `trend` fail and opens an issue. */
export function isOpen({ state, isCurrent, regression }: SeriesTrend): boolean {
  return state === 'regressed' && isCurrent && regression?.cause !== 'machine';
}
