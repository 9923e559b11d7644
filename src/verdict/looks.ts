import { METRICS, type Metric } from '../policy/metric.ts';
import type { Limit, Limits } from '../policy/policy.ts';
import { nominalTails, powerFamily } from '../stats/alpha-spending.ts';
import type { Tails } from '../stats/interval.ts';

/*
 * When the evidence is looked at, and what each look costs.
 *
 * The launches are looked at one by one from the fifth on. Each look is a chance to be wrong, so each spends a part of the
 * error that is allowed to all of them: Lan & DeMets (1983), with launches / 60 for the information and a linear spending
 * function (Kim & DeMets 1987, power 1). The two sides of the limit spend apart, as if the other were not there. Boundaries
 * are those of a normal score; at n launches the nominal tail becomes a quantile of Student's t with n − 1 degrees of freedom,
 * which keeps the chance at each look but only nearly that over all looks. When the budget ends sampling before 60 launches,
 * which says nothing about the models, the last look spends all that is left.
 *
 * Error really spent at the limit as a multiple of the stated one, 400,000 trials of normal launches: looks at every launch
 * with linear spending 1.12 at 60 launches, 0.98 at 35, 0.99 at 12; Pocock-like 1.14; seven looks 1.05; launches of Student's
 * t with 5 degrees 0.73 to 0.89. APPROXIMATION covers the worst.
 *
 * Blocked (b) or passed (p), in %, and mean launches by true change. Limit 5 %, one limit of four (0.125 % to block, 1 % to
 * pass), standard deviation of a launch's ln ratio in the first column, 20,000 trials (test/verdict/looks.test.ts):
 *
 *                                     0          +5 % (the limit)        +7 %          +10 %
 *   0.02  Bonferroni, 7 looks       100p  7.0   0.07b 0.78p 59.7   100b 25.9      100b  9.5
 *         O'Brien-Fleming, 7        100p 17.8   0.14b 1.05p 60.0   100b 38.1      100b 23.2
 *         Pocock, 7                 100p  7.1   0.10b 1.14p 59.7   100b 25.3      100b  9.9
 *         Pocock, every launch      100p  6.5   0.14b 1.25p 59.5   100b 22.4      100b  8.9
 *         power 1.5, every launch   100p  7.7   0.14b 1.15p 59.7   100b 23.3      100b 10.0
 *         ours                      100p  7.0   0.11b 1.06p 59.7   100b 23.2      100b  9.5
 *   0.04  Bonferroni, 7 looks       100p 13.0                       48b 53.9      100b 19.5
 *         O'Brien-Fleming, 7        100p 25.6                       69b 57.2      100b 32.8
 *         Pocock, every launch      100p 11.9                       52b 50.0      100b 17.3
 *         power 1.5, every launch   100p 13.5                       59b 49.3      100b 18.4
 *         ours                      100p 12.8                       54b 50.1      100b 18.1
 *   0.08  Bonferroni, 7 looks        95p 34.5                        4b 59.4       77b 47.7
 *         O'Brien-Fleming, 7         99p 42.3                       10b 59.9       90b 53.3
 *         ours                       97p 29.7                        6b 58.9       81b 42.3
 *   0.15  Bonferroni, 7 looks        34p 54.1                        1b 59.8       11b 58.5
 *         ours                       42p 51.1                        1b 59.7       15b 57.5
 *
 * Launches of Student's t with 5 degrees differ by a launch or two and err less (ours at the limit: 0.10b 0.86p). Identical
 * models: blocked in 0.01 % at 0.15, else never. +10 % passed in 0.01 % at 0.08 and 0.03 % at 0.15, else never; +7 % in at
 * most 0.16 %. With a budget for 12 launches and 0.04, identical passes in 67 % by Bonferroni and 88 % by ours, where the last
 * look spends the rest; +10 % is blocked in 29 % and 52 %.
 *
 * O'Brien and Fleming's rule has the most power and takes up to twice as long to a clear answer; Pocock's is the quickest and
 * the weakest; the linear one lies between them and loses least when the budget ends early.
 */

/** Launches before the evidence is looked at first. */
export const FIRST_LOOK = 5;

/** Launches at which the information is complete. */
export const PLANNED_LAUNCHES = 60;

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
const APPROXIMATION = 1.15;

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
