import { createRandom } from '../../../src/stats/random.ts';
import type { Effects } from './launch-effects.ts';

/**
 * A statistic of launches. `score` measures how far the first `n` values, in ascending order, are above 0. `critical` is the
 * score that is exceeded with probability `tail` if the true center is 0.
 */
export interface Statistic {
  readonly name: string;
  readonly score: (ascending: Float64Array, n: number) => number;
  readonly critical: (n: number, tail: number) => number;
}

/** A statistic, the numbers of launches at which to look at it, and the scores that end sampling at each look. */
export interface Rule {
  readonly name: string;
  readonly statistic: Statistic;
  readonly looks: readonly number[];
  readonly toBlock: readonly number[];
  readonly toPass: readonly number[];
}

/** How one simulated run ended. */
export interface Outcome {
  /** Undefined if the budget ended it. */
  readonly answer: 'blocked' | 'passed' | undefined;
  readonly launches: number;
}

/** Outcomes of a rule: shares of its runs, and numbers of launches. */
export interface Rates {
  readonly blocked: number;
  readonly passed: number;
  readonly medianLaunches: number;
  readonly launchesOf90: number;
}

/** @param outcomes - Shape [runs], at least one. */
export function ratesOf(outcomes: readonly Outcome[]): Rates {
  const share = (wanted: Outcome['answer']): number =>
    outcomes.filter(({ answer }) => answer === wanted).length / outcomes.length;
  const launches = Float64Array.from(outcomes, (outcome) => outcome.launches).sort();
  const at = (part: number): number => launches[Math.floor(part * (launches.length - 1))] as number;
  return {
    blocked: share('blocked'),
    passed: share('passed'),
    medianLaunches: at(0.5),
    launchesOf90: at(0.9),
  };
}

/** A simulated truth. `change`: candidate's P95 divided by the baseline's, minus 1; `limit` applies to it. */
interface World {
  readonly effects: Effects;
  readonly change: number;
  readonly limit: number;
  readonly trials: number;
  readonly seed?: number;
}

const SEED = 20_261_125;

/** Simulates rules on the same launches, drawn one by one; each rule looks at them until it has decided. */
export function simulate(
  rules: readonly Rule[],
  { effects, change, limit, trials, seed = SEED }: World,
): Rates[] {
  const random = createRandom(seed);
  const excess = Math.log1p(change) - Math.log1p(limit);
  const outcomes = rules.map((): Outcome[] => []);
  const longest = Math.max(...rules.map(({ looks }) => looks.at(-1) ?? 0));
  const ascending = new Float64Array(longest);
  for (let trial = 0; trial < trials; trial += 1) {
    const draw = effects.begin(random);
    const open = new Set(rules.keys());
    for (let n = 1; open.size > 0; n += 1) {
      insert(ascending, n, excess + draw(random));
      for (const index of open) {
        const outcome = lookAt(rules[index] as Rule, ascending, n);
        if (outcome === undefined) continue;
        outcomes[index]?.push(outcome);
        open.delete(index);
      }
    }
  }
  return outcomes.map(ratesOf);
}

/** Undefined if the rule goes on. */
function lookAt(rule: Rule, ascending: Float64Array, n: number): Outcome | undefined {
  const look = rule.looks.indexOf(n);
  if (look < 0) return undefined;
  const score = rule.statistic.score(ascending, n);
  if (score > (rule.toBlock[look] as number)) return { answer: 'blocked', launches: n };
  if (score <= -(rule.toPass[look] as number)) return { answer: 'passed', launches: n };
  return look < rule.looks.length - 1 ? undefined : { answer: undefined, launches: n };
}

/** Inserts the n-th value into the n − 1 sorted ones before it. */
export function insert(ascending: Float64Array, n: number, value: number): void {
  let place = n - 1;
  for (; place > 0 && (ascending[place - 1] as number) > value; place -= 1)
    ascending[place] = ascending[place - 1] as number;
  ascending[place] = value;
}
