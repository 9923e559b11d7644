import { formatChange } from '../figures/format-change.ts';
import { formatPercent, formatValue } from '../figures/format-value.ts';
import type { LadderPolicy, Step } from '../policy/ladder.ts';
import type { Row } from '../verdict/verdict.ts';
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
import type { LadderVerdict, RungVerdict } from './ladder-verdict.ts';

export type LadderRules = Pick<LadderPolicy, 'target' | 'min-gain'>;

/** How the baseline is called among the rungs. */
export const BASELINE = 'baseline';

/**
 * Why the climb ends after a step; undefined when it goes on. It ends when a kept rung meets the target, or when the
 * step's best kept rung gained less in P95 than `min-gain`: then the next step is not worth the time.
 *
 * @param tried - The rungs of this step; a step without any never ends the climb.
 */
export function findStop(rules: LadderRules, step: Step, tried: readonly RungVerdict[]): string | undefined {
  const met = tried.find((rung) => meetsTarget(rules, rung));
  if (met !== undefined) return `the target is met by ${met.name}`;
  const best = findFastestRung(tried);
  const minGain = rules['min-gain'];
  if (minGain === undefined || tried.length === 0) return undefined;
  const gain = best === undefined ? 0 : gainOf(best);
  if (gain >= minGain) return undefined;
  const found = best === undefined ? 'nothing of it was kept' : `the best of it is ${best.name}`;
  return `${step} gained less than ${formatPercent(minGain)}: ${found}`;
}

/** What was found on the way up; `stopped` is undefined when every rung was tried. */
interface Climb {
  readonly id: string;
  readonly rules: LadderRules;
  readonly scoreBetter: 'higher' | 'lower';
  readonly baseline: readonly Row[];
  readonly rungs: readonly RungVerdict[];
  readonly together: RungVerdict | null;
  readonly stopped: string | undefined;
  readonly notTried: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** What came of the climb, and what to do now. */
export function judgeLadder(climb: Climb): LadderVerdict {
  const { rules, scoreBetter, stopped, ...facts } = climb;
  const all = climb.together === null ? climb.rungs : [...climb.rungs, climb.together];
  const meeting = all.filter((rung) => meetsTarget(rules, rung));
  const isTargetMet = meeting.length > 0;
  const best = findBestRung(isTargetMet ? meeting : all, preferenceOf(rules, scoreBetter));
  return {
    ...facts,
    target: describeTarget(rules),
    isTargetMet,
    stopped: stopped ?? 'every rung was tried',
    front: paretoFront(pointsOf(climb.baseline, all), scoreBetter).map(({ name }) => name),
    nextStep: writeNextStep(all, best, rules.target === undefined || isTargetMet),
  };
}

/** How kept rungs are told apart under a ladder's rules. */
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

function describeTarget({ target }: LadderRules): string | null {
  if (target === undefined) return null;
  const { kind, value } = target['latency-p95'];
  return kind === 'relative' ? `P95 −${formatPercent(value)}` : `P95 at most ${formatValue(value, 'ns')}`;
}

function pointsOf(baseline: readonly Row[], rungs: readonly RungVerdict[]): Point[] {
  return [
    { name: BASELINE, latency: 0, score: scoreOf({ rows: baseline }) },
    ...rungs.map((rung) => ({ name: rung.name, latency: -gainOf(rung), score: scoreOf(rung) })),
  ];
}

function writeNextStep(
  all: readonly RungVerdict[],
  best: RungVerdict | undefined,
  isEnough: boolean,
): string {
  const undecided = all.filter(({ verdict }) => verdict === 'undecided').map(({ name }) => name);
  const again = `Run again with a larger budget: ${undecided.join(', ')} could not be decided.`;
  if (best === undefined) {
    return undecided.length > 0 ? again : 'Leave the model as it is: no rung helps on this machine.';
  }
  const p95 = findP95(best.rows);
  const change = p95 === undefined ? '' : `: P95 ${formatChange(p95, [])}`;
  const adopt = `Adopt ${best.name} (${best.change})${change}; let the gate judge it in a pull request.`;
  if (isEnough) return adopt;
  return `${adopt} The target is not met${undecided.length > 0 ? `. ${again}` : ' by any rung; another architecture or other hardware would have to.'}`;
}
