import { METRIC_NAMES, type Metric } from '../policy/metric.ts';
import type { Night } from './nights.ts';

/** Comparable figures of one metric of one model. */
export interface Series {
  readonly modelId: string;
  readonly metric: Metric;
  /** SHA-256, hex. */
  readonly environment: string;
  readonly comparability: string;
  readonly nights: readonly Night[];
  /** One per night, in the metric's unit. */
  readonly values: readonly number[];
  /** Whether it includes one of the model's last nights. */
  readonly isCurrent: boolean;
}

/** A series may pause for this many nights, because its runner may not be picked every night. */
const NIGHTS_TO_RETURN = 7;

/** Splits nights into one series per model, metric, environment and comparability key. Unknown metrics are skipped. */
export function splitSeries(nights: readonly Night[]): readonly Series[] {
  const groups = new Map<string, Night[]>();
  const ofModel = new Map<string, Night[]>();
  const push = (map: Map<string, Night[]>, key: string, night: Night): void => {
    const found = map.get(key);
    if (found === undefined) map.set(key, [night]);
    else found.push(night);
  };
  for (const night of nights) {
    const { modelId, environment, comparability } = night.line;
    push(groups, JSON.stringify([modelId, environment, comparability]), night);
    push(ofModel, modelId, night);
  }
  return [...groups.values()].flatMap((own) => {
    const recent = new Set(ofModel.get((own[0] as Night).line.modelId)?.slice(-NIGHTS_TO_RETURN));
    return METRIC_NAMES.flatMap((metric) => seriesOf(own, metric, recent));
  });
}

function seriesOf(nights: readonly Night[], metric: Metric, recent: ReadonlySet<Night>): Series[] {
  const measured = nights.filter(({ line }) => line.figures[metric] !== undefined);
  const [first] = measured;
  if (first === undefined) return [];
  const { modelId, environment, comparability } = first.line;
  return [
    {
      modelId,
      metric,
      environment,
      comparability,
      nights: measured,
      values: measured.map(({ line }) => line.figures[metric] as number),
      isCurrent: measured.some((night) => recent.has(night)),
    },
  ];
}
