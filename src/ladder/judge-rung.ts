import { formatPercent } from '../figures/format-value.ts';
import { METRIC_NAMES } from '../policy/metric.ts';
import type { Comparison } from '../verdict/comparison.ts';
import { writeHeadline } from '../verdict/headline.ts';
import { checkRowAtLook } from '../verdict/row/check-row-at-look.ts';
import { isClear } from '../verdict/row/is-clear.ts';
import { FIRST_LOOK, PLANNED_LAUNCHES } from '../verdict/row/looks.ts';
import type { Row } from '../verdict/verdict.ts';
import type { RungVerdict, TriedRung } from './ladder-verdict.ts';

/** A gain below this is not looked for where the policy names no `min-gain`. */
export const LEAST_GAIN = 0.02;

/** Whether the evidence on a rung's P95 says that it helps, that it does not, or neither. */
type Gain = 'helps' | 'no-gain' | 'unknown';

/**
 * Whether a rung makes the P95 better: it *helps* when the whole interval on its change is below zero, and brings
 * *no gain* when none as large as `minGain` is within the interval.
 *
 * @param minGain - A fraction; undefined takes 2 %.
 */
export function judgeGain(p95: Row | undefined, minGain: number | undefined): Gain {
  const interval = p95?.interval;
  if (interval === undefined) return 'unknown';
  if (interval.high < 0) return 'helps';
  return interval.low >= -(minGain ?? LEAST_GAIN) ? 'no-gain' : 'unknown';
}

/** Keeps a rung that breaks no limit and helps; says why for each. */
export function judgeRung(rung: TriedRung, minGain: number | undefined): RungVerdict {
  return { ...rung, ...decide(rung, minGain) };
}

function decide(
  { state, rows, failure }: TriedRung,
  minGain: number | undefined,
): Pick<RungVerdict, 'verdict' | 'why'> {
  if (failure !== undefined) return { verdict: state === 'fail' ? 'dropped' : 'undecided', why: failure };
  if (state === 'fail') return { verdict: 'dropped', why: `breaks a limit: ${writeHeadline(state, rows)}` };
  if (state === 'inconclusive') return { verdict: 'undecided', why: writeHeadline(state, rows) };
  if (state !== 'pass') return { verdict: 'undecided', why: 'no limit could be judged' };
  switch (judgeGain(findP95(rows), minGain)) {
    case 'helps':
      return { verdict: 'kept', why: 'faster, and every limit holds' };
    case 'no-gain':
      return { verdict: 'dropped', why: `no gain in P95 of ${formatPercent(minGain ?? LEAST_GAIN)} or more` };
    case 'unknown':
      return { verdict: 'undecided', why: 'the budget was too small to tell whether it helps' };
  }
}

/** The row of the P95 latency, which gains are told in. */
export const findP95 = (rows: readonly Row[]): Row | undefined =>
  rows.find(({ metric }) => metric === 'latency-p95');

/**
 * Whether sampling of a rung may stop: when every limit is clear, as in `check`, and also whether it helps, which no
 * longer matters once it breaks a limit.
 */
export function isRungClear(comparison: Comparison, minGain: number | undefined): boolean {
  if (!isClear(comparison)) return false;
  const launches = comparison.candidate.launches.length;
  if (comparison.baseline === undefined || launches >= PLANNED_LAUNCHES) return true;
  // Also where no limit rests on launches, the gain does.
  if (launches < FIRST_LOOK) return false;
  const rows = METRIC_NAMES.flatMap((metric) => checkRowAtLook(metric, comparison, 'interim') ?? []);
  // What is measured when the launches are over, such as memory, fails until then for want of figures.
  if (rows.some(({ state, candidate }) => state === 'fail' && candidate !== null)) return true;
  return (
    judgeGain(
      rows.find(({ metric }) => metric === 'latency-p95'),
      minGain,
    ) !== 'unknown'
  );
}
