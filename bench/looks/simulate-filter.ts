import type { ArmMeasurement, Launch } from '../../src/measure/arm-measurement.ts';
import { createRandom, type RandomSource } from '../../src/stats/random.ts';
import { OutcomeTable } from '../../src/task/outcome-table.ts';
import { isPreemptedAlike } from '../../src/verdict/row/p95-ratio.ts';
import { normal } from '../../test/support/looks/launch-effects.ts';
import { insert, type Rule } from '../../test/support/looks/simulate-looks.ts';
import { filteredLnRatio, pick, type RecordedRun, rawLnRatio } from './recorded-effects.ts';

/** The P95 used to judge a simulated run: always the same, or the product's choice at each look. */
export const CHOICES = ['raw', 'filtered', 'chosen'] as const;
export type Choice = (typeof CHOICES)[number];

/** Shares of runs. */
export interface ChoiceRates {
  readonly blocked: number;
  readonly passed: number;
  /** Share decided by the filtered P95. */
  readonly filtered: number;
}

interface World {
  readonly runs: readonly RecordedRun[];
  readonly limit: number;
  readonly trials: number;
  /** True change, added to noise with arms swapped at random; undefined keeps the recorded change and order of the arms. */
  readonly change?: number;
}

/** Simulates a rule on resampled recorded launches, with their raw and filtered P95s and preempted shares. */
export function simulateChoice(rule: Rule, world: World): Record<Choice, ChoiceRates> {
  const random = createRandom(20_261_126);
  const counts = new Map(CHOICES.map((choice) => [choice, { blocked: 0, passed: 0, filtered: 0 }]));
  for (let trial = 0; trial < world.trials; trial += 1) {
    for (const [choice, { answer, isFiltered }] of simulateRun(rule, world, random)) {
      const count = counts.get(choice)!;
      count.filtered += isFiltered ? 1 : 0;
      if (answer !== undefined) count[answer] += 1;
    }
  }
  const rates = [...counts].map(([choice, { blocked, passed, filtered }]) => [
    choice,
    { blocked: blocked / world.trials, passed: passed / world.trials, filtered: filtered / world.trials },
  ]);
  return Object.fromEntries(rates) as Record<Choice, ChoiceRates>;
}

interface Ended {
  readonly answer: 'blocked' | 'passed' | undefined;
  readonly isFiltered: boolean;
}

function simulateRun(rule: Rule, { runs, limit, change }: World, random: RandomSource): Map<Choice, Ended> {
  const run = pick(runs, random);
  const excess = Math.log1p(change ?? 0) - Math.log1p(limit);
  const last = rule.looks.at(-1) as number;
  const [raw, filtered] = [new Float64Array(last), new Float64Array(last)];
  const shares: [baseline: number, candidate: number] = [0, 0];
  const ended = new Map<Choice, Ended>();
  for (let n = 1; n <= last && ended.size < CHOICES.length; n += 1) {
    const launch = pick(run.launches, random);
    const sign = change !== undefined && random.nextUnit() < 0.5 ? -1 : 1;
    const noise = run.bandwidth * normal(random);
    insert(raw, n, excess + sign * (rawLnRatio(launch) - run.shift) + noise);
    insert(filtered, n, excess + sign * (filteredLnRatio(launch) - run.shift) + noise);
    shares[0] += (sign > 0 ? launch.baseline : launch.candidate).preemptedShare;
    shares[1] += (sign > 0 ? launch.candidate : launch.baseline).preemptedShare;
    const look = rule.looks.indexOf(n);
    if (look < 0) continue;
    const isAlike = isAlikeAt(shares[0] / n, shares[1] / n, launch.candidate);
    for (const choice of CHOICES.filter((each) => !ended.has(each))) {
      const isFiltered = choice === 'filtered' || (choice === 'chosen' && isAlike);
      const score = rule.statistic.score(isFiltered ? filtered : raw, n);
      const isBlocked = score > (rule.toBlock[look] as number);
      const isPassed = score <= -(rule.toPass[look] as number);
      if (!isBlocked && !isPassed && n < last) continue;
      ended.set(choice, { answer: isBlocked ? 'blocked' : isPassed ? 'passed' : undefined, isFiltered });
    }
  }
  return ended;
}

/** The product's own decision for arms with these mean shares. */
function isAlikeAt(before: number, now: number, launch: Launch): boolean {
  const armOf = (preemptedShare: number): ArmMeasurement => ({
    launches: [{ ...launch, p95UnpreemptedNs: launch.p95Ns, preemptedShare }],
    discardedLaunches: { late: 0, unsteady: 0 },
    outcomes: NO_OUTCOMES,
    ramPeakBytes: [],
    arenaPeakBytes: null,
    modelSizeBytes: 1,
    placement: [],
    plainRunNs: null,
  });
  const arms = { baseline: armOf(before), candidate: armOf(now) };
  return isPreemptedAlike({ ...arms, isPaired: true });
}

const NO_OUTCOMES = new OutcomeTable();
