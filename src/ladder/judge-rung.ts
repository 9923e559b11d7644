import { METRIC_NAMES } from '../policy/metric.ts';
import type { Comparison } from '../verdict/comparison.ts';
import { checkRowAtLook } from '../verdict/row/check-row-at-look.ts';
import { isClear } from '../verdict/row/is-clear.ts';
import { FIRST_LOOK, PLANNED_LAUNCHES } from '../verdict/row/looks.ts';
import type { Row } from '../verdict/row/row.ts';
import type { RungVerdict, TriedRung } from './ladder-verdict.ts';

/** The smallest gain that counts where the policy names no `min-gain`; a fraction. */
export const LEAST_GAIN = 0.02;

/** Whether the evidence on a rung's P95 says that it helps, that it does not, or neither. */
type Gain = 'helps' | 'no-gain' | 'unknown';

/**
 * Whether a rung makes the P95 better: it *helps* if the whole interval of its change is below zero, and brings *no gain*
 * if the interval contains no fall larger than `minGain`.
 *
 * @param minGain - A fraction; undefined takes {@link LEAST_GAIN}.
 */
export function judgeGain(p95: Row | undefined, minGain: number | undefined): Gain {
  const interval = p95?.interval;
  if (interval === undefined) return 'unknown';
  if (interval.high < 0) return 'helps';
  return interval.low >= -(minGain ?? LEAST_GAIN) ? 'no-gain' : 'unknown';
}

/** Keeps a rung that breaks no limit and helps. */
export function judgeRung({ failure, ...rung }: TriedRung, minGain: number | undefined): RungVerdict {
  return { ...rung, ...decide({ failure, ...rung }, minGain) };
}

function decide(
  { state, rows, failure }: TriedRung,
  minGain: number | undefined,
): Pick<RungVerdict, 'verdict' | 'why'> {
  if (failure !== null) {
    return { verdict: state === 'fail' ? 'dropped' : 'undecided', why: { kind: 'no-figures', why: failure } };
  }
  if (state === 'fail') return { verdict: 'dropped', why: { kind: 'breaks-limit' } };
  if (state === 'inconclusive') return { verdict: 'undecided', why: { kind: 'limit-undecided' } };
  if (state !== 'pass') return { verdict: 'undecided', why: { kind: 'nothing-judged' } };
  switch (judgeGain(findP95(rows), minGain)) {
    case 'helps':
      return { verdict: 'kept', why: { kind: 'faster' } };
    case 'no-gain':
      return { verdict: 'dropped', why: { kind: 'no-gain', minGain: minGain ?? LEAST_GAIN } };
    case 'unknown':
      return { verdict: 'undecided', why: { kind: 'gain-undecided' } };
  }
}

/** The row of the P95 latency: the metric that rungs are to improve. */
export const findP95 = (rows: readonly Row[]): Row | undefined =>
  rows.find(({ metric }) => metric === 'latency-p95');

/**
 * Whether sampling of a rung may stop: once every limit is decided, as in `check`, and also whether the rung helps. The
 * latter no longer matters once it breaks a limit.
 */
export function isRungClear(comparison: Comparison, minGain: number | undefined): boolean {
  if (!isClear(comparison)) return false;
  const launches = comparison.candidate.launches.length;
  if (comparison.baseline === undefined || launches >= PLANNED_LAUNCHES) return true;
  // Even where no limit needs launches, the gain does.
  if (launches < FIRST_LOOK) return false;
  const rows = METRIC_NAMES.flatMap((metric) => checkRowAtLook(metric, comparison, 'interim') ?? []);
  // What is measured after the launches, such as memory, has no figures yet and fails until then.
  if (rows.some(({ state, candidate }) => state === 'fail' && candidate !== null)) return true;
  return (
    judgeGain(
      rows.find(({ metric }) => metric === 'latency-p95'),
      minGain,
    ) !== 'unknown'
  );
}
