import type { Metric } from '../../policy/metric.ts';
import type { Comparison } from '../comparison.ts';
import { checkWaivedRow, lookAtEndWithWaivers } from '../waiver/waive-row.ts';
import { isOfOwnPass } from './looks.ts';
import type { Row } from './row.ts';

/**
 * Judges one metric of one model once sampling has ended.
 *
 * @returns Undefined for a metric without a limit that was not measured.
 */
export function checkRow(metric: Metric, comparison: Comparison): Row | undefined {
  const look = isOfOwnPass(metric) ? 'only' : lookAtEndWithWaivers(comparison);
  return checkWaivedRow(metric, comparison, look);
}
