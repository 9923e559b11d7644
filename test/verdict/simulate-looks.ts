import type { Limits } from '../../src/policy/policy.ts';
import { nominalTails, type Spending } from '../../src/stats/alpha-spending.ts';
import { createRandom, type RandomSource } from '../../src/stats/random.ts';
import { studentTQuantile } from '../../src/stats/student-t.ts';
import { BLOCK_ERROR, FIRST_LOOK, PASS_ERROR, PLANNED_LAUNCHES, tailsAt } from '../../src/verdict/looks.ts';

/** When a rule looks, and how far from the limit the mean must be then, in standard deviations of a launch. */
export interface Rule {
  readonly looks: readonly number[];
  readonly toBlock: readonly number[];
  readonly toPass: readonly number[];
}

/** The product's own rule for a limit among as many as `limits` names, when the budget ends after some launches. */
export function productRule(limits: Limits, budget = PLANNED_LAUNCHES): Rule {
  const looks = upTo(budget);
  const tails = looks.map((launches) =>
    tailsAt(launches, launches === budget ? 'last' : 'interim', { limits, worse: 'higher' }),
  );
  return {
    looks,
    toBlock: tails.map(({ low }, look) => distance(low, looks[look] ?? 0)),
    toPass: tails.map(({ high }, look) => distance(high, looks[look] ?? 0)),
  };
}

/** Another spending of the same errors; `chances`: limits that share the error to block. */
export function otherRule(
  looks: readonly number[],
  spending: (error: number) => Spending,
  chances: number,
): Rule {
  const fractions = looks.map((launches) => launches / PLANNED_LAUNCHES);
  const distances = (error: number) =>
    nominalTails(fractions, error, spending(error)).map((tail, look) => distance(tail, looks[look] ?? 0));
  return { looks, toBlock: distances(BLOCK_ERROR / chances), toPass: distances(PASS_ERROR) };
}

/** The same error at every look. */
export function bonferroniRule(looks: readonly number[], chances: number): Rule {
  const distances = (error: number) => looks.map((launches) => distance(error / looks.length, launches));
  return { looks, toBlock: distances(BLOCK_ERROR / chances), toPass: distances(PASS_ERROR) };
}

export const SEVEN_LOOKS: readonly number[] = [5, 8, 12, 18, 27, 40, 60];
export const EVERY_LOOK: readonly number[] = upTo(PLANNED_LAUNCHES);

function upTo(budget: number): number[] {
  return Array.from({ length: budget - FIRST_LOOK + 1 }, (_, index) => FIRST_LOOK + index);
}

const distance = (tail: number, launches: number): number =>
  studentTQuantile(tail, launches - 1) / Math.sqrt(launches);

/** Of launches' ln ratios, mean 0 and standard deviation 1. */
export type Effects = 'normal' | 'heavy-tailed';

/** Shares of trials, and launches a trial. */
export interface Rates {
  readonly blocked: number;
  readonly passed: number;
  readonly launches: number;
}

/**
 * How a rule fares on launches whose ln ratio differs from the limit's by `excess` in truth, and from launch to launch by
 * `spread`; both in the same unit. Rules that are given together see the same launches.
 */
export function simulate(
  rules: readonly Rule[],
  world: { effects: Effects; excess: number; spread: number; trials: number },
): Rates[] {
  const random = createRandom(20_261_122);
  const counts = rules.map(() => ({ blocked: 0, passed: 0, launches: 0 }));
  const longest = Math.max(...rules.map(({ looks }) => looks.at(-1) ?? 0));
  const scores = new Float64Array(longest + 1);
  for (let trial = 0; trial < world.trials; trial += 1) {
    drawScores(scores, world, random);
    rules.forEach((rule, index) => {
      const count = counts[index] ?? { blocked: 0, passed: 0, launches: 0 };
      const look = rule.looks.findIndex((launches, at) => {
        const score = scores[launches] ?? Number.NaN;
        return score > (rule.toBlock[at] ?? 0) || score <= -(rule.toPass[at] ?? 0);
      });
      const launches = rule.looks.at(look) ?? 0;
      count.launches += launches;
      if (look < 0) return;
      if ((scores[launches] ?? 0) > 0) count.blocked += 1;
      else count.passed += 1;
    });
  }
  return counts.map(({ blocked, passed, launches }) => ({
    blocked: blocked / world.trials,
    passed: passed / world.trials,
    launches: launches / world.trials,
  }));
}

/** scores[n]: mean of the first n launches over their own standard deviation. */
function drawScores(
  scores: Float64Array,
  { effects, excess, spread }: { effects: Effects; excess: number; spread: number },
  random: RandomSource,
): void {
  let mean = 0;
  let squares = 0;
  for (let n = 1; n < scores.length; n += 1) {
    const value = excess + spread * (effects === 'normal' ? normal(random) : heavyTailed(random));
    const difference = value - mean;
    mean += difference / n;
    squares += difference * (value - mean);
    scores[n] = mean / Math.sqrt(squares / (n - 1));
  }
}

/** Box & Muller (1958). */
function normal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log1p(-random.nextUnit())) * Math.cos(2 * Math.PI * random.nextUnit());
}

/** Student's t with 5 degrees of freedom, scaled to a standard deviation of 1. */
function heavyTailed(random: RandomSource): number {
  let squares = 0;
  for (let degree = 0; degree < 5; degree += 1) squares += normal(random) ** 2;
  return (normal(random) / Math.sqrt(squares / 5)) * Math.sqrt(3 / 5);
}
