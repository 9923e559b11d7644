import { METRICS } from '../policy/metric.ts';
import type { HistoryLine } from '../records/history.ts';
import type { ChangePoint } from '../stats/change-points/find-change-points.ts';
import { findMachineMoves, isOfMachine } from './find-machine-moves.ts';
import { judgeSeries, type Regression } from './judge-series.ts';
import { findMissingNights, listNights, type Night } from './nights.ts';
import { type Series, splitSeries } from './split-series.ts';
import type { SeriesTrend, Trend, TrendRegression } from './trend.ts';

/** What the history itself does not contain. */
interface TrendOptions {
  /** Which direction of each model's task score is better, by model id; `higher` for models that are not named. */
  readonly scoreDirections?: ReadonlyMap<string, 'lower' | 'higher'> | undefined;
  /** Current time, ms since 1970; if undefined, missing nights after the last one are not reported. */
  readonly nowMs?: number | undefined;
  /** Smallest change of a sampled metric that counts, as a fraction. */
  readonly minChange?: number | undefined;
}

/** Smallest change of a sampled metric that counts: hosted runners differ by this much. */
const MIN_SAMPLED_CHANGE = 0.03;
/** Smallest change of a size that counts: a few more bytes are not a regression. */
const MIN_SIZE_CHANGE = 0.01;

const MAX_RECENT = 60;
const DAY_MS = 86_400_000;

/** Finds the regressions, missing nights and machine changes in a history. */
export function analyzeHistory(lines: readonly HistoryLine[], options: TrendOptions = {}): Trend {
  const nights = listNights(lines);
  const all = splitSeries(nights);
  const { cadenceMs, missing } = findMissingNights(nights, options.nowMs);
  const judged = all.map((series) => judge(series, options));
  const toleranceMs = 1.5 * (cadenceMs ?? DAY_MS);
  const moves = findMachineMoves(judged, toleranceMs);
  return {
    version: 1,
    span: spanOf(nights),
    series: judged.map((series) => blame(series, { moves, toleranceMs })),
    missingNights: missing.map(({ atMs, modelId }) => ({ at: toIso(atMs), modelId })),
    splits: findSplits(nights),
    machineMoves: moves,
    vanished: findVanished(nights, all),
  };
}

const toIso = (ms: number): string => new Date(ms).toISOString();

function spanOf(nights: readonly Night[]): Trend['span'] {
  const [first, last] = [nights[0], nights.at(-1)];
  if (first === undefined || last === undefined) return null;
  const runs = new Set(nights.map(({ line, atMs }) => line.run?.id ?? `at ${atMs}`));
  return { from: toIso(first.atMs), to: toIso(last.atMs), nights: runs.size };
}

function judge(series: Series, { scoreDirections, minChange }: TrendOptions): SeriesTrend {
  const { modelId, metric, nights, values } = series;
  const { title, unit, evidence } = METRICS[metric];
  const better =
    metric === 'task-score' ? (scoreDirections?.get(modelId) ?? 'higher') : METRICS[metric].better;
  const { state, changePoints, regression } = judgeSeries(values, {
    better,
    minChange:
      evidence === 'sampled' ? (minChange ?? MIN_SAMPLED_CHANGE) : unit === 'bytes' ? MIN_SIZE_CHANGE : 0,
    isExact: evidence === 'exact',
  });
  return {
    modelId,
    metric,
    title,
    unit,
    better,
    environment: series.environment,
    comparability: series.comparability,
    isCurrent: series.isCurrent,
    state,
    points: values.length,
    changePoints: changePoints.map((point) => describePoint(point, nights, better)),
    regression: regression === undefined ? null : describeRegression(regression, nights),
    recent: nights.slice(-MAX_RECENT).map((night, index) => ({
      at: toIso(night.atMs),
      commit: night.line.commit,
      url: night.line.run?.url ?? null,
      model: night.line.model,
      value: values[Math.max(0, values.length - MAX_RECENT) + index] as number,
    })),
  };
}

const commitAt = (nights: readonly Night[], index: number): string | null =>
  nights[index]?.line.commit ?? null;

const timeAt = (nights: readonly Night[], index: number): string => toIso((nights[index] as Night).atMs);

function describePoint(
  { index, before, after, pValue }: ChangePoint,
  nights: readonly Night[],
  better: 'lower' | 'higher',
): SeriesTrend['changePoints'][number] {
  const difference = after.mean - before.mean;
  return {
    index,
    at: timeAt(nights, index),
    commits: { from: commitAt(nights, index - 1), to: commitAt(nights, index) },
    before: before.mean,
    after: after.mean,
    relative: before.mean === 0 ? null : difference / Math.abs(before.mean),
    pValue,
    direction: difference > 0 === (better === 'lower') ? 'worse' : 'better',
  };
}

function describeRegression(found: Regression, nights: readonly Night[]): TrendRegression {
  const { from, to, before, after, shift, recoveredAt } = found;
  const models = {
    from: (nights[from] as Night).line.model,
    to: (nights[to] as Night).line.model,
  };
  return {
    at: timeAt(nights, to),
    nights: (recoveredAt ?? nights.length) - to,
    commits: { from: commitAt(nights, from), to: commitAt(nights, to) },
    models,
    before: before.mean,
    after: after.mean,
    relative: before.mean === 0 ? null : (after.mean - before.mean) / Math.abs(before.mean),
    pValue: shift.pValue,
    cause: models.from === models.to ? 'same-model' : 'model',
    recoveredAt: recoveredAt === undefined ? null : timeAt(nights, recoveredAt),
  };
}

function blame(
  series: SeriesTrend,
  known: { moves: Trend['machineMoves']; toleranceMs: number },
): SeriesTrend {
  const { regression } = series;
  if (regression === null || !isOfMachine(series, regression, known)) return series;
  return { ...series, regression: { ...regression, cause: 'machine' } };
}

/** Where a model was first measured under another environment or comparability key. */
function findSplits(nights: readonly Night[]): Trend['splits'] {
  const splits: Trend['splits'] = [];
  const last = new Map<string, Night>();
  const seen = new Set<string>();
  for (const night of nights) {
    const { modelId } = night.line;
    const before = last.get(modelId);
    for (const what of ['environment', 'comparability'] as const) {
      const to = night.line[what];
      const key = JSON.stringify([modelId, what, to]);
      const from = before?.line[what];
      if (from !== undefined && from !== to && !seen.has(key)) {
        splits.push({ modelId, at: toIso(night.atMs), what, from, to });
      }
      seen.add(key);
    }
    last.set(modelId, night);
  }
  return splits;
}

function findVanished(nights: readonly Night[], all: readonly Series[]): Trend['vanished'] {
  const last = new Map(nights.map((night) => [night.line.modelId, night]));
  return all.flatMap(({ modelId, metric, environment, comparability, nights: own }) => {
    const { line } = last.get(modelId) as Night;
    const isSame = line.environment === environment && line.comparability === comparability;
    if (!isSame || line.figures[metric] !== undefined) return [];
    return [{ modelId, metric, since: toIso((own.at(-1) as Night).atMs) }];
  });
}
