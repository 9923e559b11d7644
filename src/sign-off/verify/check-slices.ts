import {
  coversSlice,
  limitOfSlice,
  SLICE_METRICS,
  type SliceMetric,
  type SliceName,
  type SlicesPolicy,
} from '../../policy/items/slices.ts';
import type { Limit } from '../../policy/limit.ts';
import type { Metric } from '../../policy/metric.ts';
import { canonicalJson } from '../../records/comparability.ts';
import { MIN_ITEMS } from '../../task/compare-scores.ts';
import type { Row } from '../../verdict/row/row.ts';
import type { State } from '../../verdict/state.ts';
import type { Repeat, SignedModel } from '../sign-off-record.ts';
import { decideRow } from './decide-row.ts';
import type { RowMismatch } from './mismatch.ts';

/** The limit of a slice in a signed policy. */
export const sliceLimit = (
  slices: SignedModel['slices'],
  slice: SliceName,
  metric: Metric,
): Limit | undefined => {
  const known = SLICE_METRICS.find((each) => each === metric);
  return known && limitOfSlice(slices as SlicesPolicy | undefined, slice, known);
};

/** States that rows must support. */
const SUPPORTED: readonly State[] = ['pass', 'waived', 'inconclusive', 'no-baseline'];

/** Each pattern that limits the metric must have a row, and each slice at most one. A repeat that fails may lack figures. */
export function checkSlices(
  metric: SliceMetric,
  { state, rows }: Repeat,
  slices: SignedModel['slices'] = {},
): RowMismatch[] {
  const own = rows.flatMap((row) => (row.metric === metric && row.slice !== undefined ? [row.slice] : []));
  const names = new Set(own.map((slice) => canonicalJson(slice)));
  const twice: RowMismatch[] = names.size < own.length ? [{ kind: 'several-rows', rows: own.length }] : [];
  if (!SUPPORTED.includes(state)) return twice;
  const missing = Object.entries(slices).filter(
    ([pattern, limits]) => limits[metric] !== undefined && !own.some((slice) => coversSlice(pattern, slice)),
  );
  return [...twice, ...missing.map(([slice]): RowMismatch => ({ kind: 'no-row-for-slice', slice }))];
}

/**
 * A slice may be left undecided, but not if its figures show that it is beyond its limit.
 *
 * @param limit - What decides.
 */
export function checkUndecidedSlice(row: Row, limit: Limit, fallback: Repeat['fallback']): RowMismatch[] {
  if (row.reasons.some(({ kind }) => kind === 'slice-undecided' || kind === 'not-measured')) {
    const isWithout = row.interval === undefined && row.valueInterval === undefined;
    const decided = isWithout ? mayLackInterval(row) : decideRow(row, limit, fallback);
    if (decided !== 'fail') return [];
  }
  return [{ kind: 'row-state', expected: 'fail', got: 'shown', isWaived: false }];
}

/** A slice with a figure has an interval, unless its items or clusters are too few. */
function mayLackInterval({ candidate, reasons }: Row): 'inconclusive' | 'fail' {
  const isFew = reasons.some(
    (each) =>
      (each.kind === 'slice-undecided' && each.items < MIN_ITEMS) ||
      (each.kind === 'judged-over-items' && !each.hasInterval),
  );
  return candidate === null || isFew ? 'inconclusive' : 'fail';
}
