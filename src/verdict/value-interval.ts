import { METRICS, type Metric } from '../policy/metric.ts';
import { meanInterval } from '../stats/mean-interval.ts';
import { trimmedMeanInterval } from '../stats/trimmed-mean-interval.ts';
import { type Look, tailsAt } from './looks.ts';
import type { Evidence } from './read-evidence.ts';
import type { Judging } from './row-state.ts';
import type { Row } from './verdict.ts';

/**
 * The interval on a sampled value itself, by which a `max` or `min` is judged, so that a reader can judge it again. It is
 * formed as `sampledRow` forms it.
 *
 * @returns No key where no limit bounds the value, or where there are too few launches for an interval.
 */
export function valueInterval(
  metric: Metric,
  { baseline, candidate: values }: Evidence & { kind: 'sampled' },
  { comparison, limit, look }: Judging & { look: Look },
): Pick<Row, 'valueInterval'> {
  if (limit?.max === undefined && limit?.min === undefined) return {};
  // Costs and memory may be exactly zero; a logarithm needs more.
  if ([...baseline, ...values].every((value) => value === 0)) return { valueInterval: { low: 0, high: 0 } };
  const isMemory = metric === 'memory-ram-peak';
  const tails = tailsAt(comparison.candidate.launches.length, isMemory ? 'only' : look, {
    limits: comparison.policy.limits,
    worse: METRICS[metric].better === 'lower' ? 'higher' : 'lower',
  });
  const found = (isMemory ? meanInterval : trimmedMeanInterval)(values.map(Math.log), tails);
  if (found === undefined) return {};
  const [low, high] = [Math.exp(found.low), Math.exp(found.high)];
  return Number.isFinite(low) && Number.isFinite(high) ? { valueInterval: { low, high } } : {};
}
