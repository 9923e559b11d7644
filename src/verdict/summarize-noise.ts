import { median } from 'simple-statistics';
import type { Limit } from '../policy/limit.ts';
import { METRICS, type Metric } from '../policy/metric.ts';
import type { Row } from './row/row.ts';
import type { ModelVerdict } from './verdict.ts';

/** How far a metric of one unchanged model appears to move on this machine. */
export interface MetricNoise {
  readonly metric: Metric;
  /**
   * Far end of a run's interval on the change, as a fraction; median over the runs. Changes up to this size look like
   * noise.
   */
  readonly typicalReach: number;
  /** The same for the worst run. */
  readonly worstReach: number;
  /** Smallest round limit, as a fraction, that no run exceeded; undefined above 100%. */
  readonly proposedLimit: number | undefined;
  /** The policy's limit; null when it has none. */
  readonly limit: Limit | null;
  /** For latencies: an absolute tolerance that fits the model; undefined if no relative limit is known. */
  readonly proposedFloor: ProposedFloor | undefined;
  /** Runs that passed the policy's limit, out of `runs`. */
  readonly kept: number;
  readonly runs: number;
}

/** A floor for a latency, in ns. */
interface ProposedFloor {
  readonly ns: number;
  /** The relative limit that it goes with, as a fraction. */
  readonly limit: number;
  /** The figure that it fits, in ns. */
  readonly latencyNs: number;
}

/** A floor of half of what the limit allows never decides alone, unless the model becomes twice as fast. */
const FLOOR_OF_LIMIT = 0.5;

const ROUND_LIMITS = [0.01, 0.02, 0.03, 0.05, 0.08, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1];

/**
 * The noise of every sampled metric over runs that compared a model with itself.
 *
 * @param runs - Verdicts on one model, at least one.
 */
export function summarizeNoise(runs: readonly ModelVerdict[]): MetricNoise[] {
  const metrics = [
    ...new Set(runs.flatMap(({ rows }) => rows.filter(isSampled).map(({ metric }) => metric))),
  ];
  return metrics.map((metric) => summarizeMetric(metric, runs));
}

/** Scores decided `confident` have intervals too, but those come from the items, not from the machine. */
const isSampled = ({ metric, interval }: Row): boolean =>
  interval !== undefined && METRICS[metric].evidence === 'sampled';

function summarizeMetric(metric: Metric, runs: readonly ModelVerdict[]): MetricNoise {
  const rows = runs.flatMap((run) => run.rows.filter((row) => row.metric === metric && isSampled(row)));
  const reaches = rows.map(({ interval }) =>
    Math.max(Math.abs(interval?.low ?? Infinity), Math.abs(interval?.high ?? Infinity)),
  );
  const worstReach = Math.max(...reaches);
  const first = rows[0] as Row;
  const proposedLimit = ROUND_LIMITS.find((limit) => worstReach <= limit);
  return {
    metric,
    typicalReach: median(reaches),
    worstReach,
    proposedLimit,
    limit: first.limit,
    proposedFloor: proposeFloor(rows, proposedLimit),
    kept: rows.filter(({ state }) => state === 'pass').length,
    runs: runs.length,
  };
}

/** @param rows - Of one metric, at least one. */
function proposeFloor(rows: readonly Row[], proposedLimit: number | undefined): ProposedFloor | undefined {
  const [first] = rows;
  const bound = first?.limit?.['max-increase'];
  const limit = bound?.kind === 'relative' ? bound.value : proposedLimit;
  const latenciesNs = rows.flatMap(({ unit, candidate }) =>
    unit === 'ns' && candidate !== null ? [candidate] : [],
  );
  if (limit === undefined || latenciesNs.length === 0) return undefined;
  const latencyNs = median(latenciesNs);
  return { ns: roundFloor(FLOOR_OF_LIMIT * limit * latencyNs), limit, latencyNs };
}

/** To one digit, as people write floors. */
export const roundFloor = (ns: number): number => Number(ns.toPrecision(1));
