import { plainText } from '../errors/plain-text.ts';
import { formatExact, formatPercent, formatShare, formatValue, NO_VALUE } from '../figures/format-value.ts';
import { describeLimit } from '../policy/format-limit.ts';
import { METRICS } from '../policy/metric.ts';
import type { MetricNoise } from '../verdict/summarize-noise.ts';
import { MAX_NAME_CHARACTERS } from './markdown/escape-markdown.ts';
import { GAP } from './markdown/fit-pieces.ts';
import { renderTable } from './markdown/render-table.ts';

/**
 * How much a model's figures vary on this machine, and the limits that can be decided here, as markdown that reads well
 * on a terminal.
 *
 * @param budget - Per run, as the user wrote it: "20s".
 */
export function renderCalibration(id: string, noise: readonly MetricNoise[], budget: string): string {
  return [calibrationHeading(id, noise, budget), renderCalibrationBody(noise, budget)].join(GAP);
}

/** The table and the warnings alone; no foreign text is in them. */
export function renderCalibrationBody(noise: readonly MetricNoise[], budget: string): string {
  return [
    renderTable({ header: CALIBRATION_COLUMNS, align: 'lrrrl' }, noise.map(calibrationCells)),
    ...noise.flatMap((each) => calibrationWarning(each, budget) ?? []),
    ...noise.flatMap((each) => floorText(each) ?? []),
  ].join(GAP);
}

/** "fashion, compared with itself in 5 runs of 20s:". The name is foreign, on one line, and not escaped. */
export function calibrationHeading(id: string, noise: readonly MetricNoise[], budget: string): string {
  const runs = noise[0]?.runs ?? 0;
  const name = plainText(id, MAX_NAME_CHARACTERS);
  return `${name}, compared with itself in ${runs} ${runs === 1 ? 'run' : 'runs'} of ${budget}:`;
}

/** Column headings of the noise table. */
const CALIBRATION_COLUMNS = [
  'Metric',
  'Typical noise',
  'Worst noise',
  'Smallest limit that works here',
  'Policy limit',
] as const;

/** Noise of one metric on this machine, one cell per column. */
function calibrationCells(noise: MetricNoise): string[] {
  const { metric, typicalReach, worstReach, proposedLimit, limit, kept, runs } = noise;
  return [
    METRICS[metric].title,
    reachText(typicalReach),
    reachText(worstReach),
    proposedLimit === undefined ? 'none up to 100%' : `${Math.round(proposedLimit * 100)}%`,
    limit === null ? NO_VALUE : `${describeLimit(metric, limit)}: passed in ${kept} of ${runs}`,
  ];
}

/** "±0.12%", "±1.2%", "±114%": only as many digits as are known. */
function reachText(share: number): string {
  const value = share * 100;
  const decimals = value < 1 ? 2 : value < 10 ? 1 : 0;
  return `±${value.toFixed(decimals)}%`;
}

/** Warns that the policy's limit is too narrow for this machine; undefined if it is not. */
function calibrationWarning({ metric, limit, kept, runs }: MetricNoise, budget: string): string | undefined {
  if (limit === null || kept >= runs) return undefined;
  return `Warning: the limit on ${metric} is too narrow for this machine: ${budget} was enough to decide it in ${kept} of ${runs} runs. Raise the limit, raise the budget, or use a quieter machine.`;
}

/**
 * Proposes a floor for a limited latency, and warns of one that allows more than the relative limit does: "A floor that
 * fits latency-p95: 7 µs, half of 10% of 140 µs. The policy’s 50 µs lets it rise by 35.7%."
 */
function floorText({ metric, limit, proposedFloor }: MetricNoise): string | undefined {
  if (limit === null || proposedFloor === undefined) return undefined;
  const { ns, limit: relative, latencyNs } = proposedFloor;
  const proposed = `A floor that fits ${metric}: ${formatExact(ns, 'ns')}, half of ${formatPercent(relative)} of ${formatValue(latencyNs, 'ns')}.`;
  const { floor } = limit;
  if (floor === undefined || floor <= relative * latencyNs) return proposed;
  return `Warning: the floor of ${formatExact(floor, 'ns')} lets ${metric} rise by ${formatShare(floor / latencyNs)}, more than its limit. ${proposed}`;
}
