import { median } from 'simple-statistics';
import { METRICS } from '../policy/metric.ts';
import type { SeriesTrend, Trend, TrendRegression } from './trend.ts';

type MachineMove = Trend['machineMoves'][number];

/** Minimum number of models: a change in a single model may be caused by the model. */
const MIN_MODELS = 2;

/**
 * Finds the nights on which the machine changed rather than a model: most of an environment's sampled metrics moved in the
 * same direction, in at least two models and in more than half of all models, and the files of at least one of these models
 * did not change. The unchanged model is the evidence. With daily merges, the others may have new files every night.
 *
 * @param toleranceMs - Runs within this distance count as the same night.
 */
export function findMachineMoves(all: readonly SeriesTrend[], toleranceMs: number): MachineMove[] {
  const sampled = all.filter(
    ({ metric, state }) => METRICS[metric].evidence === 'sampled' && state !== 'too-few',
  );
  const environments = [...new Set(sampled.map(({ environment }) => environment))];
  const found = environments.flatMap((environment) => {
    const own = sampled.filter((series) => series.environment === environment);
    const changes = own.flatMap(movesOf).sort((left, right) => left.atMs - right.atMs);
    const moves: MachineMove[] = [];
    for (const { atMs, direction } of changes) {
      const last = moves.findLast((move) => move.direction === direction);
      if (last !== undefined && atMs - Date.parse(last.at) <= toleranceMs) continue;
      const move = moveAt(own, { atMs, direction, toleranceMs });
      if (move !== undefined) moves.push({ ...move, environment });
    }
    return moves;
  });
  return found.sort((left, right) => Date.parse(left.at) - Date.parse(right.at));
}

/** The machine explains a move of a model with new files up to this multiple of the unchanged models' move (ln). */
const MAX_EXCESS = 1.5;

/**
 * Whether a change of the machine caused a series' regression. If the model's files changed too, the regression must not be
 * larger than that of the unchanged models: the model's change was already judged side by side when it was merged.
 */
export function isOfMachine(
  { environment, metric }: Pick<SeriesTrend, 'environment' | 'metric'>,
  { at, relative, cause }: TrendRegression,
  { moves, toleranceMs }: { moves: readonly MachineMove[]; toleranceMs: number },
): boolean {
  if (METRICS[metric].evidence !== 'sampled') return false;
  const move = moves.find(
    (each) =>
      each.environment === environment &&
      each.direction === 'worse' &&
      Math.abs(Date.parse(each.at) - Date.parse(at)) <= toleranceMs,
  );
  if (move === undefined) return false;
  return cause !== 'model' || sizeOf(relative) <= MAX_EXCESS * Math.log(move.factor);
}

/** |ln(after / before)|: the same for doubled time and halved throughput. */
const sizeOf = (relative: number | null): number =>
  relative === null || relative <= -1 ? Number.POSITIVE_INFINITY : Math.abs(Math.log1p(relative));

interface Change {
  readonly atMs: number;
  readonly direction: 'worse' | 'better';
  readonly size: number;
  readonly isOfNewModel: boolean;
}

function movesOf({ changePoints, regression, recent }: SeriesTrend): Change[] {
  const modelAt = (at: string, before: number): string | undefined => {
    const index = recent.findIndex((night) => night.at === at);
    return index < 0 ? undefined : recent[index - before]?.model;
  };
  const points = changePoints.map(({ at, direction, relative }) => ({
    atMs: Date.parse(at),
    direction,
    size: sizeOf(relative),
    isOfNewModel: modelAt(at, 1) !== undefined && modelAt(at, 0) !== modelAt(at, 1),
  }));
  if (regression === null || regression.recoveredAt !== null) return points;
  const atMs = Date.parse(regression.at);
  if (points.some((point) => point.atMs === atMs)) return points;
  const isOfNewModel = regression.models.from !== regression.models.to;
  return [...points, { atMs, direction: 'worse', size: sizeOf(regression.relative), isOfNewModel }];
}

function moveAt(
  all: readonly SeriesTrend[],
  { atMs, direction, toleranceMs }: Pick<Change, 'atMs' | 'direction'> & { toleranceMs: number },
): Omit<MachineMove, 'environment'> | undefined {
  const covering = all.filter(({ recent }) =>
    recent.some((night) => Math.abs(Date.parse(night.at) - atMs) <= toleranceMs),
  );
  const movesThen = (series: SeriesTrend): Change[] =>
    movesOf(series).filter(
      (change) => change.direction === direction && Math.abs(change.atMs - atMs) <= toleranceMs,
    );
  const ownMoves = (series: SeriesTrend): Change[] =>
    movesThen(series).filter(({ isOfNewModel }) => !isOfNewModel);
  const models = [...new Set(covering.map(({ modelId }) => modelId))];
  const withMost = (hold: (series: SeriesTrend) => boolean): string[] =>
    models.filter((modelId) => {
      const own = covering.filter((series) => series.modelId === modelId);
      return own.filter(hold).length * 2 > own.length;
    });
  const witnesses = withMost((series) => ownMoves(series).length > 0);
  // A move away from zero has no relative size.
  const sizes = covering
    .filter(({ modelId }) => witnesses.includes(modelId))
    .flatMap((series) => ownMoves(series).map((change) => change.size))
    .filter(Number.isFinite);
  if (sizes.length === 0) return undefined;
  const size = median(sizes);
  const hasMoved = (series: SeriesTrend): boolean =>
    movesThen(series).length > 0 ||
    worseBetween(series, atMs - toleranceMs / 3) * (direction === 'worse' ? 1 : -1) >= size / 2;
  const movers = withMost(hasMoved);
  const moved = covering.filter(hasMoved).length;
  if (movers.length < MIN_MODELS || movers.length * 2 <= models.length) return undefined;
  if (moved * 2 <= covering.length) return undefined;
  const at = new Date(atMs).toISOString();
  return { at, models: movers, moved, of: covering.length, direction, factor: Math.exp(size) };
}

/** Number of nights before and after the edge whose medians are compared. */
const NIGHTS_BEFORE = 7;
const NIGHTS_AFTER = 3;

/**
 * How much worse (ln; negative is better) the nights after a time are than those before. Other series already determine the
 * night, so no change point is needed here; change points can appear and disappear with each new night.
 */
function worseBetween({ recent, better }: SeriesTrend, edgeMs: number): number {
  const edge = recent.findIndex(({ at }) => Date.parse(at) >= edgeMs);
  if (edge < 1) return 0;
  const valuesOf = (from: number, to: number): number[] => recent.slice(from, to).map(({ value }) => value);
  const before = median(valuesOf(Math.max(0, edge - NIGHTS_BEFORE), edge));
  const after = median(valuesOf(edge, edge + NIGHTS_AFTER));
  const change = Math.log(after / before);
  return Number.isFinite(change) ? (better === 'lower' ? change : -change) : 0;
}
