import {
  type ChangePoint,
  findChangePoints,
  OTAVA_DEFAULTS,
} from '../stats/change-points/find-change-points.ts';
import { compareLevels, type Level, levelOf, type Shift } from './judge-level.ts';

/** The state of a series of nights. */
interface SeriesJudgement {
  readonly state: 'ok' | 'suspected' | 'regressed' | 'recovered' | 'too-few';
  readonly changePoints: readonly ChangePoint[];
  /** The regression behind the state; undefined for `ok` and `too-few`. */
  readonly regression: Regression | undefined;
}

export interface Regression {
  /** Index of the last night on the old level. */
  readonly from: number;
  /** Index of the first night on the new one. */
  readonly to: number;
  readonly before: Level;
  /** The current level; for `recovered`, the level after the recovery. */
  readonly after: Level;
  /** Shift from the old level to the worst one. */
  readonly shift: Shift;
  /** Index of the first night on the worst level. */
  readonly worstAt: number;
  /** Index of the first night back on the old level. */
  readonly recoveredAt: number | undefined;
}

/** Properties of a metric that affect the judgement. */
interface Expectation {
  readonly better: 'lower' | 'higher';
  /** Smallest change that counts, as a fraction of the level before. */
  readonly minChange: number;
  /** The same model gives the same value every night, so each move has a cause. */
  readonly isExact: boolean;
}

/** Shorter series are not judged. */
export const MIN_NIGHTS = 12;

/** An alert needs at least this certainty, after all corrections. */
export const ALERT_P_VALUE = 0.0002;

/** Minimum number of nights before a change for a level. */
const MIN_NIGHTS_BEFORE = 6;

/** Number of consecutive nights that must confirm a change. */
const NIGHTS_TO_CONFIRM = 2;

/** After this many nights the new level becomes the reference. */
const NIGHTS_TO_SETTLE = OTAVA_DEFAULTS.window;

/** A move is unusual if it exceeds this multiple of the largest move between two earlier nights. */
const UNUSUAL_MOVES = 3;

/** A regression counts as recovered if at most this fraction of it remains. */
const MAX_REMAINDER = 1 / 3;

/** Consecutive bad nights are no coincidence if they are at most this probable, over all positions in a window. */
const MAX_CHANCE = 0.01 / OTAVA_DEFAULTS.window;

/**
 * Judges whether a series is on a worse level than before.
 *
 * A change point alone is only suspected. It becomes a regression if all of these hold:
 *
 * - The new level has lasted two nights, both closer to it than to the old one.
 * - P is at most {@link ALERT_P_VALUE} after all corrections (see {@link compareLevels}), or, for an exact metric, the move is
 *   unlike any before (see {@link isUnlikeBefore}).
 * - The change is at least `minChange`.
 *
 * A single odd night is never a regression. A regression is over after two consecutive nights on the old level. After
 * {@link NIGHTS_TO_SETTLE} nights its level becomes the reference.
 *
 * @param values - One per night, finite, in time order.
 * @throws {RangeError} If a value is not finite.
 */
export function judgeSeries(values: readonly number[], expected: Expectation): SeriesJudgement {
  if (values.length < MIN_NIGHTS) {
    findChangePoints(values);
    return { state: 'too-few', changePoints: [], regression: undefined };
  }
  const changePoints = findChangePoints(values);
  const levels = levelsBetween(values, changePoints);
  const walk = walkLevels(values, levels, expected);
  return { ...walk, changePoints };
}

function levelsBetween(values: readonly number[], points: readonly ChangePoint[]): Level[] {
  const starts = [0, ...points.map(({ index }) => index)];
  return starts.map((start, position) => levelOf(values, start, starts[position + 1] ?? values.length));
}

type Walk = Pick<SeriesJudgement, 'state' | 'regression'>;

const OK: Walk = { state: 'ok', regression: undefined };

/** Walks through the levels in time order and tracks the open regression. */
function walkLevels(values: readonly number[], levels: readonly Level[], expected: Expectation): Walk {
  let open: Regression | undefined;
  let last: Walk = OK;
  /** Start of the accepted level: the first night, an improvement, or a recovery. */
  let accepted = 0;
  for (const level of levels) {
    const isLast = level === levels.at(-1);
    if (level.start === 0) continue;
    if (open !== undefined) {
      if (!isLasting(level)) continue;
      if (isBack(values, level, open, { isLast, expected })) {
        if (isLast)
          last = { state: 'recovered', regression: { ...open, after: level, recoveredAt: level.start } };
        accepted = level.start;
        open = undefined;
      } else open = worsen(values, open, level, expected);
      continue;
    }
    const start = Math.max(
      Math.min(accepted, level.start - MIN_NIGHTS_BEFORE),
      level.start - OTAVA_DEFAULTS.window,
      0,
    );
    const change = changeBetween(values, levelOf(values, start, level.start), level);
    const isWorse = worseBy(change.shift.difference, expected) > 0;
    const isConfirmed = isLasting(level) && isCertain(values, change, expected);
    if (!isWorse) {
      if (isConfirmed) accepted = level.start;
    } else if (
      isConfirmed &&
      level.start - start >= MIN_NIGHTS_BEFORE &&
      isNew(values, change, expected) &&
      (!isLast || hasHeld(values, change))
    ) {
      open = change;
    } else if (isLast && isLarge(change.shift, expected)) last = { state: 'suspected', regression: change };
  }
  const walk: Walk = open === undefined ? last : { state: 'regressed', regression: open };
  const since = walk.regression?.recoveredAt ?? walk.regression?.worstAt ?? 0;
  return values.length - since > NIGHTS_TO_SETTLE ? OK : walk;
}

const isLasting = ({ start, end }: Level): boolean => end - start >= NIGHTS_TO_CONFIRM;

/** Difference in the unit of the values; positive is worse. */
const worseBy = (difference: number, { better }: Expectation): number =>
  better === 'lower' ? difference : -difference;

function changeBetween(values: readonly number[], before: Level, after: Level): Regression {
  return {
    from: before.end - 1,
    to: after.start,
    before,
    after,
    shift: compareLevels(values, before, after),
    worstAt: after.start,
    recoveredAt: undefined,
  };
}

const isLarge = ({ relative }: Shift, { minChange }: Expectation): boolean =>
  relative === null || Math.abs(relative) >= minChange;

const isCertain = (
  values: readonly number[],
  { before, after, shift }: Pick<Regression, 'before' | 'after' | 'shift'>,
  expected: Expectation,
): boolean =>
  isLarge(shift, expected) &&
  (shift.pValue <= ALERT_P_VALUE || (expected.isExact && isUnlikeBefore(values, before, after)));

/**
 * Whether an exactly repeatable metric has moved as never before: all nights after are beyond all nights before, and the
 * move is more than {@link UNUSUAL_MOVES} times the largest one between two earlier nights. If a score creeps up merge by
 * merge, its nights are correlated, so the t-test of {@link compareLevels} sees almost no evidence, although nothing is noise.
 */
function isUnlikeBefore(values: readonly number[], before: Level, after: Level): boolean {
  const earlier = values.slice(before.start, before.end);
  if (earlier.length < MIN_NIGHTS_BEFORE) return false;
  const later = values.slice(after.start, after.end);
  const isBeyond = Math.max(...later) < Math.min(...earlier) || Math.min(...later) > Math.max(...earlier);
  const moves = earlier.slice(1).map((value, index) => Math.abs(value - (earlier[index] as number)));
  const move = Math.abs((later[0] as number) - (earlier.at(-1) as number));
  return isBeyond && move > UNUSUAL_MOVES * Math.max(...moves);
}

/**
 * Whether nights this bad are new. If one night in ten has always been this bad, for example because one runner is slow, two
 * in a row are coincidence: with a share f of such nights before, k in a row happen with a probability of about f^k.
 */
function isNew(values: readonly number[], { before, after }: Regression, expected: Expectation): boolean {
  const middle = (before.median + after.median) / 2;
  const nights = values.slice(before.start, before.end);
  const share = nights.filter((value) => worseBy(value - middle, expected) >= 0).length / nights.length;
  return share ** (after.end - after.start) <= MAX_CHANCE;
}

/** Whether each of the last nights is closer to the new level than to the old one. Uses medians, which ignore an outlier. */
function hasHeld(values: readonly number[], { before, after }: Regression): boolean {
  return values
    .slice(-NIGHTS_TO_CONFIRM)
    .every((value) => Math.abs(value - after.median) < Math.abs(value - before.median));
}

/** Whether a level is as good as the one before the regression, and has lasted. */
function isBack(
  values: readonly number[],
  level: Level,
  open: Regression,
  { isLast, expected }: { isLast: boolean; expected: Expectation },
): boolean {
  const remainder = worseBy(level.mean - open.before.mean, expected);
  const whole = worseBy(open.shift.difference, expected);
  if (remainder > whole * MAX_REMAINDER) return false;
  const limit = open.before.mean + ((expected.better === 'lower' ? 1 : -1) * whole) / 2;
  const nights = isLast ? values.slice(-NIGHTS_TO_CONFIRM) : [];
  return nights.every((value) => worseBy(value - limit, expected) <= 0);
}

/** Updates a regression for a new level: worse, or partly recovered. */
function worsen(
  values: readonly number[],
  open: Regression,
  level: Level,
  expected: Expectation,
): Regression {
  const shift = compareLevels(values, open.before, level);
  if (worseBy(shift.difference - open.shift.difference, expected) <= 0) return { ...open, after: level };
  const further = { before: open.after, after: level, shift: compareLevels(values, open.after, level) };
  const isFurther = isCertain(values, further, expected);
  return { ...open, after: level, shift, worstAt: isFurther ? level.start : open.worstAt };
}
