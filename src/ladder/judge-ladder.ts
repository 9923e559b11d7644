import type { LadderPolicy, Step } from '../policy/ladder.ts';
import type { Row } from '../verdict/row/row.ts';
import {
  findBestRung,
  findFastestRung,
  gainOf,
  type Point,
  type Preference,
  paretoFront,
  scoreOf,
} from './choose-rungs.ts';
import { findP95, LEAST_GAIN } from './judge-rung.ts';
import type { LadderVerdict, RungVerdict, Stop } from './ladder-verdict.ts';

export type LadderRules = Pick<LadderPolicy, 'target' | 'min-gain'>;

/** Name of the baseline among the rungs. */
export const BASELINE = 'baseline';

/**
 * Why the ladder ends after a step; undefined if it continues. It ends once a kept rung meets the target, or if the
 * step's best kept rung gained less in P95 than `min-gain`: then the next step is not worth the time.
 *
 * @param tried - The rungs of this step; a step without any never ends the ladder.
 */
export function findStop(rules: LadderRules, step: Step, tried: readonly RungVerdict[]): Stop | undefined {
  const met = tried.find((rung) => meetsTarget(rules, rung));
  if (met !== undefined) return { kind: 'target-met', rung: met.name };
  const best = findFastestRung(tried);
  const minGain = rules['min-gain'];
  if (minGain === undefined || tried.length === 0) return undefined;
  const gain = best === undefined ? 0 : gainOf(best);
  if (gain >= minGain) return undefined;
  return { kind: 'small-gain', step, minGain, best: best?.name ?? null };
}

/** Results of all rungs that were tried. */
interface TriedLadder extends Omit<LadderVerdict, 'target' | 'isTargetMet' | 'front' | 'best'> {
  readonly rules: LadderRules;
  readonly scoreBetter: 'higher' | 'lower';
}

/** Result of the ladder: whether the target is met, the Pareto front, and which rung to adopt. */
export function judgeLadder({ rules, scoreBetter, ...found }: TriedLadder): LadderVerdict {
  const { baseline, rungs, together } = found;
  const all = together === null ? rungs : [...rungs, together];
  const meeting = all.filter((rung) => meetsTarget(rules, rung));
  const isTargetMet = meeting.length > 0;
  const best = findBestRung(isTargetMet ? meeting : all, preferenceOf(rules, scoreBetter));
  return {
    ...found,
    target: rules.target?.['latency-p95'] ?? null,
    isTargetMet,
    front: paretoFront(pointsOf(baseline, all), scoreBetter).map(({ name }) => name),
    best: best?.name ?? null,
  };
}

/** Which of two kept rungs is better under a ladder's rules. */
export const preferenceOf = (rules: LadderRules, scoreBetter: Preference['scoreBetter']): Preference => ({
  scoreBetter,
  leastGain: rules['min-gain'] ?? LEAST_GAIN,
});

/** Decided by the interval: a target that only the point value meets is not met. */
function meetsTarget({ target }: LadderRules, { verdict, rows }: RungVerdict): boolean {
  const p95 = findP95(rows);
  if (verdict !== 'kept') return false;
  if (target === undefined || p95?.interval === undefined || p95.baseline === null) return false;
  const { kind, value } = target['latency-p95'];
  const { high } = p95.interval;
  return kind === 'relative' ? high <= -value : p95.baseline * (1 + high) <= value;
}

function pointsOf(baseline: readonly Row[], rungs: readonly RungVerdict[]): Point[] {
  return [
    { name: BASELINE, latency: 0, score: scoreOf({ rows: baseline }) },
    ...rungs.map((rung) => ({ name: rung.name, latency: -gainOf(rung), score: scoreOf(rung) })),
  ];
}
