import { METRIC_NAMES, METRICS, type Metric, type Unit } from '../../policy/metric.ts';
import type { HistoryLine } from '../../records/history.ts';
import { listRuns, type Night } from '../nights.ts';
import type { SeriesTrend, Trend } from '../trend.ts';

/** One recorded figure. */
export interface HistoryPoint {
  readonly atMs: number;
  /** In the metric's unit. */
  readonly value: number;
  readonly commit: string | null;
  /** Address of the run; null if it was recorded on a command line. */
  readonly url: string | null;
  readonly use: NonNullable<HistoryLine['use']>;
  /** State of the run's verdict; null in old lines. */
  readonly state: string | null;
}

/** Figures of one machine under the same settings and data. */
interface HistorySegment {
  readonly environment: string;
  readonly comparability: string;
  readonly points: readonly HistoryPoint[];
}

/** One metric of one model over time. */
export interface HistoryPanel {
  readonly modelId: string;
  readonly metric: Metric;
  readonly title: string;
  readonly unit: Unit;
  readonly segments: readonly HistorySegment[];
  /** When machine, settings or data changed. */
  readonly splits: Trend['splits'];
  /** What the search for change points found in each segment's nights. */
  readonly series: readonly SeriesTrend[];
}

/** A panel per model and metric: models by name, metrics in report order. */
export function listPanels(lines: readonly HistoryLine[], trend: Trend): readonly HistoryPanel[] {
  const runs = groupRuns(listRuns(lines), ({ line }) => line.modelId);
  const ids = [...runs.keys()].sort();
  return ids.flatMap((modelId) =>
    METRIC_NAMES.flatMap((metric) => panelOf(runs.get(modelId) ?? [], { modelId, metric }, trend)),
  );
}

function panelOf(
  runs: readonly Night[],
  { modelId, metric }: Pick<HistoryPanel, 'modelId' | 'metric'>,
  trend: Trend,
): HistoryPanel[] {
  const measured = runs.filter(({ line }) => line.figures[metric] !== undefined);
  if (measured.length === 0) return [];
  const keyOf = ({ line }: Night): string => JSON.stringify([line.environment, line.comparability]);
  const { title, unit } = METRICS[metric];
  return [
    {
      modelId,
      metric,
      title,
      unit,
      segments: [...groupRuns(measured, keyOf).values()].map((own) => segmentOf(own, metric)),
      splits: trend.splits.filter((split) => split.modelId === modelId && isWithin(split.at, measured)),
      series: trend.series.filter((series) => series.modelId === modelId && series.metric === metric),
    },
  ];
}

/** Whether a time is after the first run, and not after the last. */
function isWithin(at: string, runs: readonly Night[]): boolean {
  const atMs = Date.parse(at);
  return atMs > (runs[0]?.atMs ?? Number.NaN) && atMs <= (runs.at(-1)?.atMs ?? Number.NaN);
}

function segmentOf(runs: readonly Night[], metric: Metric): HistorySegment {
  const { environment, comparability } = (runs[0] as Night).line;
  const points = runs.map(({ line, atMs }) => ({
    atMs,
    value: line.figures[metric] as number,
    commit: line.commit,
    url: line.run?.url ?? null,
    use: line.use ?? 'nightly',
    state: line.state ?? null,
  }));
  return { environment, comparability, points };
}

function groupRuns(
  runs: readonly Night[],
  keyOf: (run: Night) => string,
): ReadonlyMap<string, readonly Night[]> {
  const groups = new Map<string, Night[]>();
  for (const run of runs) {
    const key = keyOf(run);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [run]);
    else group.push(run);
  }
  return groups;
}
