import { momentsOf } from '../stats/change-points/pooled-t-test.ts';
import { studentTUpperTail } from '../stats/student-t.ts';

/** A stretch of a series between two change points: `[start, end)`. */
export interface Level {
  readonly start: number;
  readonly end: number;
  readonly mean: number;
  readonly median: number;
}

/** How a later level differs from an earlier one. */
export interface Shift {
  /** Later mean minus earlier mean, in the unit of the values. */
  readonly difference: number;
  /** As a fraction of the earlier mean; null if that is zero. */
  readonly relative: number | null;
  /** Two-sided, corrected as described in `compareLevels`; 0..1. */
  readonly pValue: number;
}

/** The level of `values[start, end)`. */
export function levelOf(values: readonly number[], start: number, end: number): Level {
  const sorted = values.slice(start, end).sort((left, right) => left - right);
  const middle = (sorted.length - 1) / 2;
  return {
    start,
    end,
    mean: momentsOf(values, start, end).mean,
    median: ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle)] as number)) / 2,
  };
}

/** Number of possible splits per window. */
const MAX_SPLITS = 49;

/**
 * Tests whether two levels differ. The P of a plain t-test is corrected twice, because it opens an issue:
 *
 * - The split is the best of many, so P is multiplied by their number (Bonferroni).
 * - Nights are not independent: a busy week affects several. With the lag-1 correlation ρ of the deviations from their
 *   levels, n nights are worth n·(1 − ρ)/(1 + ρ) independent ones. A negative ρ counts as zero.
 *
 * The variance is the sample variance, with n − 1.
 *
 * @see Bartlett (1935), "Some aspects of the time-correlation problem in regard to tests of significance".
 */
export function compareLevels(values: readonly number[], earlier: Level, later: Level): Shift {
  const difference = later.mean - earlier.mean;
  const residuals = [earlier, later].map(({ start, end, mean }) =>
    values.slice(start, end).map((value) => value - mean),
  );
  const count = residuals.reduce((sum, { length }) => sum + length, 0);
  const squares = residuals.flat().reduce((sum, each) => sum + each * each, 0);
  const degrees = count - 2;
  const reach = 1 / (earlier.end - earlier.start) + 1 / (later.end - later.start);
  const correlation = lagOneCorrelation(residuals, squares);
  const error = Math.sqrt((squares / degrees) * reach * ((1 + correlation) / (1 - correlation)));
  const splits = Math.min(count - 1, MAX_SPLITS);
  const p =
    degrees > 0 && difference !== 0 ? 2 * studentTUpperTail(Math.abs(difference) / error, degrees) : 1;
  return {
    difference,
    relative: earlier.mean === 0 ? null : difference / Math.abs(earlier.mean),
    pValue: Math.min(1, p * splits),
  };
}

/**
 * Lag-1 correlation, clamped to 0..0.95. An estimate from n nights is biased by −(1 + 4ρ)/n; this is corrected.
 *
 * @see Kendall (1954), "Note on bias in the estimation of autocorrelation", Biometrika 41, 403–404.
 */
function lagOneCorrelation(residuals: readonly (readonly number[])[], squares: number): number {
  if (squares === 0) return 0;
  const count = residuals.reduce((sum, { length }) => sum + length, 0);
  const products = residuals.map((own) =>
    own.reduce((sum, value, index) => sum + (index === 0 ? 0 : value * (own[index - 1] as number)), 0),
  );
  const estimate = products.reduce((sum, each) => sum + each, 0) / squares;
  return Math.min(Math.max(estimate + (1 + 4 * estimate) / count, 0), 0.95);
}
