import { METRICS } from '../policy/metric.ts';
import type { SeriesTrend, Trend } from './trend.ts';

type MachineMove = Trend['machineMoves'][number];

/** Several models, for what one of them does alone may be its own. */
const MIN_MODELS = 2;

/**
 * The nights in which the machine moved, not a model: most of the sampled metrics of an environment changed for the same
 * side, those of at least two models and of more than half of all. A model whose files changed with it is no witness:
 * it may have moved by itself.
 *
 * @param toleranceMs - How far apart nights may be and still be one.
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

/** Whether a change of a series at some time is part of a move of the machine. */
export function isOfMachine(
  series: Pick<SeriesTrend, 'environment' | 'metric'>,
  at: string,
  { moves, toleranceMs }: { moves: readonly MachineMove[]; toleranceMs: number },
): boolean {
  return (
    METRICS[series.metric].evidence === 'sampled' &&
    moves.some(
      ({ at: moved, environment, direction }) =>
        environment === series.environment &&
        direction === 'worse' &&
        Math.abs(Date.parse(moved) - Date.parse(at)) <= toleranceMs,
    )
  );
}

interface Change {
  readonly atMs: number;
  readonly direction: 'worse' | 'better';
  readonly isOfNewModel: boolean;
}

function movesOf({ changePoints, regression, recent }: SeriesTrend): Change[] {
  const modelAt = (at: string, before: number): string | undefined => {
    const index = recent.findIndex((night) => night.at === at);
    return index < 0 ? undefined : recent[index - before]?.model;
  };
  const points = changePoints.map(({ at, direction }) => ({
    atMs: Date.parse(at),
    direction,
    isOfNewModel: modelAt(at, 1) !== undefined && modelAt(at, 0) !== modelAt(at, 1),
  }));
  if (regression === null || regression.recoveredAt !== null) return points;
  const atMs = Date.parse(regression.at);
  if (points.some((point) => point.atMs === atMs)) return points;
  const isOfNewModel = regression.models.from !== regression.models.to;
  return [...points, { atMs, direction: 'worse', isOfNewModel }];
}

function moveAt(
  all: readonly SeriesTrend[],
  { atMs, direction, toleranceMs }: Pick<Change, 'atMs' | 'direction'> & { toleranceMs: number },
): Omit<MachineMove, 'environment'> | undefined {
  const covering = all.filter(({ recent }) =>
    recent.some((night) => Math.abs(Date.parse(night.at) - atMs) <= toleranceMs),
  );
  const hasMoved = (series: SeriesTrend): boolean =>
    movesOf(series).some(
      (change) =>
        change.direction === direction && Math.abs(change.atMs - atMs) <= toleranceMs && !change.isOfNewModel,
    );
  const models = [...new Set(covering.map(({ modelId }) => modelId))];
  const witnesses = models.filter((modelId) => {
    const own = covering.filter((series) => series.modelId === modelId);
    return own.filter(hasMoved).length * 2 > own.length;
  });
  const moved = covering.filter(hasMoved).length;
  if (witnesses.length < MIN_MODELS || witnesses.length * 2 <= models.length) return undefined;
  if (moved * 2 <= covering.length) return undefined;
  return { at: new Date(atMs).toISOString(), models: witnesses, moved, of: covering.length, direction };
}
