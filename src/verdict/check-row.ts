import type { Metric } from '../policy/metric.ts';
import { lookAtEndWithWaivers } from './clear-with-waivers.ts';
import type { Comparison } from './comparison.ts';
import { isOfOwnPass } from './own-pass-row.ts';
import type { Row } from './verdict.ts';
import { checkWaivedRow } from './waive-row.ts';

/**
 * Judges one metric of one model when sampling has ended.
 *
 * @returns Undefined for a metric without limit that was not measured: there is nothing to show.
 */
export function checkRow(metric: Metric, comparison: Comparison): Row | undefined {
  const look = isOfOwnPass(metric) ? 'only' : lookAtEndWithWaivers(comparison);
  return checkWaivedRow(metric, comparison, look);
}
