import type { Limit } from '../policy/limits.ts';
import { METRICS, type Metric } from '../policy/metric.ts';
import type { Limits } from '../policy/policy.ts';
import { nominalTails, powerFamily } from '../stats/alpha-spending.ts';
import type { Tails } from '../stats/interval.ts';

/*
 * When the evidence is looked at, and what each look costs.
 *
 * The launches are looked at one by one from the eighth on. Each look is a chance to be wrong, so each spends a part of the
 * error that is allowed to all of them: Lan & DeMets (1983), with launches / 100 for the information and a linear spending
 * function (Kim & DeMets 1987, power 1). The two sides of the limit spend apart, as if the other were not there. Boundaries
 * are those of a normal score; the nominal tail becomes a quantile of Student's t. When the budget ends sampling before 100
 * launches, which says nothing about the models, the last look spends all that is left.
 *
 * Linear, because among Bonferroni over seven looks, O'Brien and Fleming's rule (the most power, up to twice as long to a
 * clear answer), Pocock's (the quickest and the weakest) and powers between, it loses least when the budget ends early.
 * test/verdict/looks.test.ts compares them.
 *
 * What is judged is the 25 % trimmed mean of the launches. Simulated with launches that are normal, and with a quarter of
 * them off by a standard deviation of 0.28, as a shared machine shows them (limit 5 %, launch deviation 0.04 else; blocked b,
 * passed p, in %, and mean launches, up to 60 of them):
 *
 *                              0                +10 %
 *   normal   plain mean   100p 12.7        100b 15.2
 *            trimmed      100p 16.1        100b 18.9
 *   mixed    plain mean    58p 42.9         45b 48.0
 *            trimmed      100p 22.4         99b 26.2
 *
 * A third more launches where nothing is wrong with them, against half of all answers where something is. The t of a trimmed
 * mean of few launches is too small: over all looks from the eighth on, the error really spent at the limit was 1.6 to 2.6
 * times the stated one for normal launches and at most 1.4 times for mixed ones. APPROXIMATION covers the worst.
 */

/** Launches before the evidence is looked at first. */
export const FIRST_LOOK = 8;

/** Launches at which the information is complete. */
export const PLANNED_LAUNCHES = 100;

/**
 * Chance that a model is blocked although none of its metrics is worse than its limit: over all limits on what is sampled
 * and all looks at it. Each limit gets an equal part (Bonferroni), however the metrics hang together.
 */
export const BLOCK_ERROR = 0.005;

/** Chance, for each limit, to pass a model that is worse; it needs no sharing, because all limits must pass. */
export const PASS_ERROR = 0.01;

/** The same for a score over items: the level of the usual non-inferiority test, by which `itemsNeeded` counts. */
export const PASS_ERROR_OF_ITEMS = 0.05;

/** How many times the stated error all looks together really spend at worst, see above; all of them spend so much less. */
const APPROXIMATION = 2.6;

/**
 * What kind of look at the evidence this is: one on the way, after which more may come; the last one, because the budget
 * was spent; or the only one at figures that are never looked at before all of them are in.
 */
export type Look = 'interim' | 'last' | 'only';

/** The way in which a metric gets worse. */
export type Worse = 'higher' | 'lower';

const BOUNDS = ['max-increase', 'max-drop', 'max', 'min'] as const satisfies readonly (keyof Limit)[];

/** Number of bounds that are judged from a sample and so may block by chance: those of sampled metrics, and of `confident` scores. */
export function countChances(limits: Limits): number {
  return Object.entries(limits).reduce((count, [metric, limit]: [string, Limit | undefined]) => {
    const isSampled = METRICS[metric as Metric].evidence === 'sampled' || limit?.decide === 'confident';
    return count + (isSampled ? BOUNDS.filter((key) => limit?.[key] !== undefined).length : 0);
  }, 0);
}

/**
 * What an interval over launches may leave out on each side at a look.
 *
 * @param launches - Number of launches in it.
 * @throws {RangeError} If an interim look comes before {@link FIRST_LOOK}.
 */
export function tailsAt(
  launches: number,
  look: Look,
  { limits, worse }: { limits: Limits; worse: Worse },
): Tails {
  const block = tailAt(launches, look, blockErrorOf(limits));
  return orient(block, tailAt(launches, look, PASS_ERROR), worse);
}

/** What an interval over items may leave out on each side. */
export function tailsOfItems({ limits, worse }: { limits: Limits; worse: Worse }): Tails {
  return orient(blockErrorOf(limits), PASS_ERROR_OF_ITEMS, worse);
}

const blockErrorOf = (limits: Limits): number => BLOCK_ERROR / Math.max(1, countChances(limits));

/** The end on the good side proves a model worse when it is beyond the limit; the other end proves it fine. */
function orient(block: number, pass: number, worse: Worse): Tails {
  return worse === 'higher' ? { low: block, high: pass } : { low: pass, high: block };
}

function tailAt(launches: number, look: Look, error: number): number {
  if (look === 'only') return error;
  const tail =
    look === 'last'
      ? lastTail(launches, error)
      : plannedTails(error)[Math.min(launches, PLANNED_LAUNCHES) - FIRST_LOOK];
  if (tail === undefined)
    throw new RangeError(`expected at least ${FIRST_LOOK} launches at a look, got ${launches}`);
  return tail;
}

const fractionsUpTo = (launches: number): number[] =>
  Array.from({ length: launches - FIRST_LOOK + 1 }, (_, index) => (FIRST_LOOK + index) / PLANNED_LAUNCHES);

const spend = (fractions: readonly number[], error: number): number[] =>
  nominalTails(fractions, error / APPROXIMATION, powerFamily(1));

/** Kept, because the integration takes some 50 ms and the same looks come again for every row and launch. */
const known = new Map<string, readonly number[]>();

function plannedTails(error: number): readonly number[] {
  return remember(`${error}`, () => spend(fractionsUpTo(PLANNED_LAUNCHES), error));
}

function lastTail(launches: number, error: number): number | undefined {
  const before = Math.min(launches, PLANNED_LAUNCHES) - 1;
  const looks = before < FIRST_LOOK ? [1] : [...fractionsUpTo(before), 1];
  return remember(`${error} ${launches}`, () => spend(looks, error)).at(-1);
}

function remember(key: string, compute: () => readonly number[]): readonly number[] {
  const found = known.get(key) ?? compute();
  known.set(key, found);
  return found;
}
