import { z } from 'zod';
import { METRIC_NAMES, type Metric } from '../policy/metric.ts';

const metric = z.enum(METRIC_NAMES as [Metric, ...Metric[]]);
const time = z.iso.datetime();

const nightSchema = z.strictObject({
  at: time,
  commit: z.string().nullable(),
  /** Address of the run; null when it was recorded on a command line. */
  url: z.string().nullable(),
  /** SHA-256 of the model's files, hex. */
  model: z.string(),
  value: z.number(),
});

const changePointSchema = z.strictObject({
  /** In the series: of the first night after the change. */
  index: z.int().nonnegative(),
  at: time,
  /** The change came with one of the commits after `from`, up to `to`; null where a night has no commit. */
  commits: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  /** Means between this change point and its neighbours. */
  before: z.number(),
  after: z.number(),
  /** A fraction of `before`; null where that is zero. */
  relative: z.number().nullable(),
  pValue: z.number(),
  direction: z.enum(['worse', 'better']),
});

const regressionSchema = z.strictObject({
  /** First night on the new level. */
  at: time,
  /** How many nights the series has been off its old level, up to the last one. */
  nights: z.int().positive(),
  commits: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }),
  /** SHA-256 of the model's files on the nights on both sides of the change. */
  models: z.strictObject({ from: z.string(), to: z.string() }),
  before: z.number(),
  /** Mean of the level that it is on now. */
  after: z.number(),
  relative: z.number().nullable(),
  /** Corrected for the choice of the split and for nights that hang together. */
  pValue: z.number(),
  /**
   * `model`: its files changed with it. `same-model`: they did not, so that it is the machine, the system or chance.
   * `machine`: most metrics of several models moved in the same night, this one no further than those that stayed the same.
   */
  cause: z.enum(['model', 'same-model', 'machine']),
  /** First night that was back; null while it stands. */
  recoveredAt: time.nullable(),
});

const seriesTrendSchema = z.strictObject({
  modelId: z.string(),
  metric,
  title: z.string(),
  unit: z.enum(['ns', 'bytes', 'USD', 'J', 'score', 'share', 'items/s']),
  better: z.enum(['lower', 'higher']),
  environment: z.string(),
  comparability: z.string(),
  /** Whether the model is still measured so. */
  isCurrent: z.boolean(),
  state: z.enum(['ok', 'suspected', 'regressed', 'recovered', 'too-few']),
  points: z.int().positive(),
  changePoints: z.array(changePointSchema),
  /** What `suspected`, `regressed` and `recovered` speak of. */
  regression: regressionSchema.nullable(),
  /** The last nights, at most sixty, in order of time. */
  recent: z.array(nightSchema).min(1),
});

/** What a history has come to: `trend --json`. */
export const trendSchema = z.strictObject({
  version: z.literal(1),
  /** Null for an empty history. */
  span: z.strictObject({ from: time, to: time, nights: z.int().positive() }).nullable(),
  series: z.array(seriesTrendSchema),
  missingNights: z.array(z.strictObject({ at: time, modelId: z.string().nullable() })),
  /** Where a model's series broke off, because the machine or what must be equal became another. */
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
      /** Above 1: how far those whose files stayed the same moved, in the median, such as 1.3 for 30 % more time. */
      factor: z.number().min(1),
    }),
  ),
  /** Metrics that a model's last night lacks although earlier nights have them. */
  vanished: z.array(z.strictObject({ modelId: z.string(), metric, since: time })),
});

export type Trend = z.infer<typeof trendSchema>;
export type SeriesTrend = z.infer<typeof seriesTrendSchema>;
export type TrendRegression = z.infer<typeof regressionSchema>;

/** Whether a series says that a model got worse and still is: what fails a run and opens an issue. */
export function standsOpen({ state, isCurrent, regression }: SeriesTrend): boolean {
  return state === 'regressed' && isCurrent && regression?.cause !== 'machine';
}
