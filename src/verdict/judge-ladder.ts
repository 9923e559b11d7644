import { formatChange } from '../figures/format-change.ts';
import { formatPercent } from '../figures/format-percent.ts';
import { formatValue } from '../figures/format-value.ts';
import type { LadderPolicy, Step } from '../policy/ladder.ts';
import { findP95 } from './judge-rung.ts';
import type { LadderVerdict, RungVerdict } from './ladder-verdict.ts';
import { type Point, paretoFront } from './pareto-front.ts';
import type { Row } from './verdict.ts';

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
  const best = findBest(tried);
  if (best !== undefined && meetsTarget(rules, best)) return `the target is met by ${best.name}`;
  const minGain = rules['min-gain'];
  if (minGain === undefined || tried.length === 0) return undefined;
  const gain = best === undefined ? 0 : gainOf(best);
  if (gain >= minGain) return undefined;
  const found = best === undefined ? 'nothing of it was kept' : `the best of it is ${best.name}`;
  return `${step} gained less than ${formatPercent(minGain)}: ${found}`;
}

/** The kept rung with the lowest P95 against the baseline. */
export function findBest(rungs: readonly RungVerdict[]): RungVerdict | undefined {
  return rungs
    .filter(({ verdict }) => verdict === 'kept')
    .reduce<RungVerdict | undefined>(
      (best, rung) => (best === undefined || gainOf(rung) > gainOf(best) ? rung : best),
      undefined,
    );
}

/** What was found on the way up; `stopped` is undefined when every rung was tried. */
export interface Climb {
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
  const { rules, scoreBetter, stopped, ...told } = climb;
  const all = climb.together === null ? climb.rungs : [...climb.rungs, climb.together];
  const best = findBest(all);
  const isTargetMet = best !== undefined && meetsTarget(rules, best);
  return {
    ...told,
    target: describeTarget(rules),
    isTargetMet,
    stopped: stopped ?? 'every rung was tried',
    front: paretoFront(pointsOf(climb.baseline, all), scoreBetter).map(({ name }) => name),
    nextStep: writeNextStep(all, best, rules.target === undefined || isTargetMet),
  };
}

/** Decided by the interval: a target that only the point value meets is not met. */
function meetsTarget({ target }: LadderRules, { rows }: RungVerdict): boolean {
  const p95 = findP95(rows);
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
  const scoreOf = (rows: readonly Row[]) =>
    rows.find(({ metric }) => metric === 'task-score')?.candidate ?? Number.NaN;
  return [
    { name: BASELINE, latency: 0, score: scoreOf(baseline) },
    ...rungs.map((rung) => ({ name: rung.name, latency: -gainOf(rung), score: scoreOf(rung.rows) })),
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

/** Fall of the P95 against the baseline, as a fraction; NaN where it is not known. */
const gainOf = ({ rows }: RungVerdict): number => -(findP95(rows)?.change ?? Number.NaN);
