import { findSplit, type Split } from './find-split.ts';
import { type Moments, momentsOf, pooledTTest } from './pooled-t-test.ts';

/** A point at which the mean of a series changed. */
export interface ChangePoint {
  /** Index of the first value after the change. */
  readonly index: number;
  /** The values from the previous change point to this one. */
  readonly before: Moments;
  /** The values from here to the next change point. */
  readonly after: Moments;
  /**
   * Two-sided P of Student's t-test between the two. It is not corrected for the split being the best of many: in
   * pure noise, the smallest P of many is small.
   */
  readonly pValue: number;
}

interface ChangePointOptions {
  /** Number of values examined together, at least 2. */
  readonly window?: number;
  /** Points with a larger P are not reported. */
  readonly maxPValue?: number;
  /** Points with a smaller change, as a share of the level before or after, are not reported. */
  readonly minMagnitude?: number;
}

/** Defaults of Apache Otava 0.8. */
export const OTAVA_DEFAULTS = { window: 50, maxPValue: 0.001, minMagnitude: 0 } as const;

/**
 * Finds the change points of a series by E-divisive with means and t-tests, as Apache Otava (Hunter) does.
 * Half-overlapping windows are each divided at their best split while it is significant at ten times `maxPValue`.
 * Then the weakest point is removed and its neighbours are tested again, until all points are significant on the
 * whole series.
 *
 * Takes time O(n · window).
 *
 * @param values - In order of time.
 * @returns In order of time; empty for fewer than three values.
 * @throws {RangeError} If a value is not finite, or an option is out of its range.
 * @see Fleming et al. (2023), "Hunter: Using Change Point Detection to Hunt for Performance Regressions",
 *   https://doi.org/10.1145/3578244.3583719; https://github.com/apache/otava
 */
export function findChangePoints(
  values: readonly number[],
  { window, maxPValue, minMagnitude }: ChangePointOptions = {},
): ChangePoint[] {
  const options = {
    window: window ?? OTAVA_DEFAULTS.window,
    maxPValue: maxPValue ?? OTAVA_DEFAULTS.maxPValue,
    minMagnitude: minMagnitude ?? OTAVA_DEFAULTS.minMagnitude,
  };
  checkArguments(values, options);
  const weak = findWeakPoints(values, options.window, relaxed(options.maxPValue));
  return keepStrong(
    values,
    weak.map((_, position) => describePoint(values, weak, position)),
    options,
  );
}

function checkArguments(values: readonly number[], options: Required<ChangePointOptions>): void {
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new RangeError(`values[${bad}]: expected a finite number, got ${values[bad]}`);
  const { window, maxPValue, minMagnitude } = options;
  if (!(Number.isInteger(window) && window >= 2))
    throw new RangeError(`window: expected a whole number of at least 2, got ${window}`);
  if (!(maxPValue > 0 && maxPValue <= 1))
    throw new RangeError(`maxPValue: expected a probability in (0, 1], got ${maxPValue}`);
  if (!(minMagnitude >= 0))
    throw new RangeError(`minMagnitude: expected a number of at least 0, got ${minMagnitude}`);
}

/** Threshold of the first pass, which must not lose points that the second pass may keep. */
function relaxed(maxPValue: number): number {
  if (maxPValue < 0.05) return maxPValue * 10;
  return maxPValue < 0.5 ? maxPValue * 2 : maxPValue;
}

/** Indices that split a window significantly, ascending, without duplicates. */
function findWeakPoints(values: readonly number[], window: number, maxPValue: number): number[] {
  const found = new Set<number>();
  const step = Math.floor(window / 2);
  let start = 0;
  while (start < values.length) {
    const inWindow = divide(values, start, Math.min(start + window, values.length), maxPValue);
    for (const index of inWindow) found.add(index);
    start = Math.max(inWindow.at(-1) ?? 0, start + step);
  }
  return [...found].sort((left, right) => left - right);
}

/**
 * Divides `values[start, end)` at the best split of any part, again and again, until that split is not significant.
 */
function divide(values: readonly number[], start: number, end: number, maxPValue: number): number[] {
  const parts: Part[] = [partOf(values, start, end)];
  for (;;) {
    const widest = parts.reduce((best, part) => (divergenceOf(part) > divergenceOf(best) ? part : best));
    const { split } = widest;
    if (split === undefined) break;
    const left = momentsOf(values, widest.start, split.index);
    const right = momentsOf(values, split.index, widest.end);
    if (!(pooledTTest(left, right) <= maxPValue)) break;
    parts.splice(
      parts.indexOf(widest),
      1,
      partOf(values, widest.start, split.index),
      partOf(values, split.index, widest.end),
    );
  }
  return parts.slice(1).map((part) => part.start);
}

/** An undivided part of the series, with its best split. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly split: Split | undefined;
}

const partOf = (values: readonly number[], start: number, end: number): Part => ({
  start,
  end,
  split: findSplit(values, start, end),
});

const divergenceOf = ({ split }: Part): number => split?.divergence ?? Number.NEGATIVE_INFINITY;

/** Removes the weakest point and tests its neighbours on the longer stretches, until all are strong. */
function keepStrong(
  values: readonly number[],
  points: ChangePoint[],
  { maxPValue, minMagnitude }: Required<ChangePointOptions>,
): ChangePoint[] {
  while (points.length > 0) {
    let weakest = points.reduce((worst, point) => (point.pValue > worst.pValue ? point : worst));
    if (weakest.pValue < maxPValue) {
      weakest = points.reduce((least, point) => (magnitudeOf(point) < magnitudeOf(least) ? point : least));
      if (magnitudeOf(weakest) > minMagnitude) break;
    }
    const position = points.indexOf(weakest);
    points.splice(position, 1);
    const indices = points.map(({ index }) => index);
    for (const neighbour of [position - 1, position]) {
      if (points[neighbour] !== undefined) points[neighbour] = describePoint(values, indices, neighbour);
    }
  }
  return points;
}

function describePoint(values: readonly number[], indices: readonly number[], position: number): ChangePoint {
  const index = indices[position] as number;
  const before = momentsOf(values, indices[position - 1] ?? 0, index);
  const after = momentsOf(values, index, indices[position + 1] ?? values.length);
  return { index, before, after, pValue: pooledTTest(before, after) };
}

/** The larger of the relative changes forwards and backwards. A change from a level of zero counts as 0. */
function magnitudeOf({ before, after }: ChangePoint): number {
  const share = (from: number, to: number): number => (from === 0 ? 0 : Math.abs(to / from - 1));
  return Math.max(share(before.mean, after.mean), share(after.mean, before.mean));
}
