import type { Limit } from '../../policy/limit.ts';
import { METRICS, type Metric, P95_METRICS } from '../../policy/metric.ts';
import type { Limits } from '../../policy/model-policy.ts';
import { nominalTails, powerFamily } from '../../stats/alpha-spending.ts';
import type { Tails } from '../../stats/interval.ts';

/*
 * When the evidence is examined, and what each look costs.
 *
 * Launches are examined one by one from the fifth on. Each look is a chance to be wrong, so each spends a part of the
 * error allowed to all of them: Lan & DeMets (1983), with launches / 60 as the information and a power of it as the
 * share that is spent (Kim & DeMets 1987). The two sides of the limit spend separately, as if the other did not exist.
 * The boundaries are those of a normal score; the nominal tail becomes a quantile of Student's t. When the budget ends
 * sampling before 60 launches, which says nothing about the models, the last look spends all that is left.
 *
 * The judged figure is the plain mean over launches: nothing is trimmed. A model that is slow in some of its launches
 * moves it, and a launch that went wrong widens the interval.
 *
 * `npm run bench:looks` simulates this procedure with launches drawn from several distributions and from recorded ones.
 * The results are in .github/benchmarks/looks.md.
 */

/** Launches before the first look. */
export const FIRST_LOOK = 5;

/** Launches at which the information is complete. */
export const PLANNED_LAUNCHES = 60;

/**
 * Chance of blocking a model although none of its metrics is worse than its limit, over all limits on sampled metrics
 * and all looks. Each limit gets an equal part (Bonferroni), which is valid however the metrics are correlated.
 */
export const BLOCK_ERROR = 0.005;

/** Chance, per limit, of passing a model that is worse. It is not divided, because all limits must pass. */
export const PASS_ERROR = 0.01;

/** The same for a score over items: the usual level of a non-inferiority test, which `itemsNeeded` also uses. */
export const PASS_ERROR_OF_ITEMS = 0.05;

/**
 * At the limit and over all launches, all looks together spend up to this many times what they should, because Student's
 * t at a look is not quite a normal score. The error is divided by it in advance.
 */
const OVERSPENT = 1.25;

/**
 * Power of the information by which the error of blocking is spent. 1 spends evenly, because error spent early is
 * missing at the end.
 */
const BLOCK_POWER = 1;

/** The same for the error of passing. Over a quarter is spent at the first look, because most models are no slower. */
const PASS_POWER = 0.5;

/**
 * The kind of look. `interim`: more may follow. `last`: the budget was spent. `only`: the figures are never examined
 * before all of them are in.
 */
export type Look = 'interim' | 'last' | 'only';

/** Metrics with few values from a separate pass, which are examined once. */
const OF_OWN_PASS: readonly Metric[] = ['memory-ram-peak', 'memory-vram-peak', 'energy-per-1000'];

export const isOfOwnPass = (metric: Metric): boolean => OF_OWN_PASS.includes(metric);

/** The direction in which a metric gets worse. */
type Worse = 'higher' | 'lower';

const BOUNDS = ['max-increase', 'max-drop', 'max', 'min'] as const satisfies readonly (keyof Limit)[];

/** Number of bounds of a limit. Each can block. */
export const countBounds = (limit: Limit): number => BOUNDS.filter((key) => limit[key] !== undefined).length;

const WAYS_TO_RISE = 3;

/**
 * Number of ways to be blocked by chance: bounds that are judged from a sample, on sampled metrics and on `confident`
 * scores. An increase of a P95 counts three times, because it is looked for in three ways: see `p95-views.ts`.
 */
export function countChances(limits: Limits): number {
  const ofBounds = Object.entries(limits).reduce((count, [metric, limit]: [string, Limit | undefined]) => {
    const isSampled = METRICS[metric as Metric].evidence === 'sampled' || limit?.decide === 'confident';
    return count + (isSampled && limit !== undefined ? countBounds(limit) : 0);
  }, 0);
  const rising = P95_METRICS.filter((metric) => limits[metric]?.['max-increase'] !== undefined);
  return ofBounds + (WAYS_TO_RISE - 1) * rising.length;
}

/**
 * The tails of an interval over launches at a look: what it may leave out on each side.
 *
 * @param launches - Number of launches in the interval.
 * @throws {RangeError} If an interim look comes before {@link FIRST_LOOK}.
 */
export function tailsAt(
  launches: number,
  look: Look,
  { limits, worse, spend }: { limits: Limits; worse: Worse; spend: Spend },
): Tails {
  if (look === 'only') return orient(blockErrorOf(limits), PASS_ERROR, worse);
  const tailOf = (allowance: Allowance): number => {
    const tail =
      look === 'last' ? lastTail(launches, allowance, spend) : interimTail(launches, allowance, spend);
    if (tail === undefined)
      throw new RangeError(`looks: expected at least ${FIRST_LOOK} launches, got ${launches}.`);
    return tail;
  };
  const block = tailOf({ error: blockErrorOf(limits), power: BLOCK_POWER });
  return orient(block, tailOf({ error: PASS_ERROR, power: PASS_POWER }), worse);
}

/**
 * The tails of an interval over items.
 *
 * @param options.block - Chance of blocking by this test; the share of the limits if absent.
 */
export function tailsOfItems({
  limits,
  worse,
  block = blockErrorOf(limits),
}: {
  limits: Limits;
  worse: Worse;
  block?: number | undefined;
}): Tails {
  return orient(block, PASS_ERROR_OF_ITEMS, worse);
}

const blockErrorOf = (limits: Limits): number => BLOCK_ERROR / Math.max(1, countChances(limits));

/** The end on the good side proves a model worse if it is beyond the limit; the other end proves it fine. */
function orient(block: number, pass: number, worse: Worse): Tails {
  return worse === 'higher' ? { low: block, high: pass } : { low: pass, high: block };
}

/** An error that all looks share, and the power by which they share it. */
interface Allowance {
  readonly error: number;
  readonly power: number;
}

const fractionsUpTo = (launches: number): number[] =>
  Array.from({ length: launches - FIRST_LOOK + 1 }, (_, index) => (FIRST_LOOK + index) / PLANNED_LAUNCHES);

function interimTail(launches: number, allowance: Allowance, spend: Spend): number | undefined {
  return spend(fractionsUpTo(PLANNED_LAUNCHES), allowance)[Math.min(launches, PLANNED_LAUNCHES) - FIRST_LOOK];
}

function lastTail(launches: number, allowance: Allowance, spend: Spend): number | undefined {
  const before = Math.min(launches, PLANNED_LAUNCHES) - 1;
  return spend(before < FIRST_LOOK ? [1] : [...fractionsUpTo(before), 1], allowance).at(-1);
}

/** The nominal tail of each look: see {@link nominalTails}. */
export type Spend = (fractions: readonly number[], allowance: Allowance) => readonly number[];

/**
 * Spends errors over looks. The integration takes about 50 ms and the same looks recur for every row and launch, so
 * results are cached. Create one for everything that is judged together, and pass it on.
 */
export function createSpend(): Spend {
  const known = new Map<string, readonly number[]>();
  return (fractions, { error, power }) => {
    const key = [error, power, ...fractions].join(' ');
    const tails = known.get(key) ?? nominalTails(fractions, error / OVERSPENT, powerFamily(power));
    known.set(key, tails);
    return tails;
  };
}
