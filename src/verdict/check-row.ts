import type { Metric } from '../policy/metric.ts';
import { checkRowAtLook } from './check-row-at-look.ts';
import type { Comparison } from './comparison.ts';
import { lookAtEnd } from './is-clear.ts';
import { isOfOwnPass } from './own-pass-row.ts';
import type { Row } from './verdict.ts';

/**
 * Judges one metric of one model when sampling has ended.
 *
 * @returns Undefined for a metric without limit that was not measured: there is nothing to show.
 */
export function checkRow(metric: Metric, comparison: Comparison): Row | undefined {
  return checkRowAtLook(metric, comparison, isOfOwnPass(metric) ? 'only' : lookAtEnd(comparison));
}
