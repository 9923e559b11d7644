import { sampleStandardDeviation } from 'simple-statistics';
import { createRandom } from './random.ts';

const MIN_RESAMPLES = 100;
const MAX_RESAMPLES = 1000;
/** Items looked at over all resamples: keeps a large set within seconds. */
const MAX_WORK = 1e7;
/** Where more resamples than this share do not define the statistic, its spread says nothing. */
const MAX_UNDEFINED = 0.05;
const SEED = 20_260_822;

/**
 * Standard error of a statistic that is no mean over items, by drawing as many items with replacement again and again.
 * Both models see the same drawn items, so what is hard for both cancels. The same items always give the same answer.
 *
 * @param items - How many there are, ≥ 2.
 * @param statistic - Of the items at these positions, each as often as it stands there; undefined or NaN where they do not define it.
 * @returns Undefined where too many resamples do not define the statistic.
 * @see Efron & Tibshirani (1993), "An Introduction to the Bootstrap", algorithm 6.1; 50 to 200 resamples suffice for a standard error.
 */
export function bootstrapStandardError(
  items: number,
  statistic: (positions: readonly number[]) => number | undefined,
): number | undefined {
  const random = createRandom(SEED);
  const resamples = Math.min(Math.max(Math.floor(MAX_WORK / items), MIN_RESAMPLES), MAX_RESAMPLES);
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample += 1) {
    const value = statistic(Array.from({ length: items }, () => random.nextInt(items)));
    if (value !== undefined && Number.isFinite(value)) values.push(value);
  }
  return values.length < resamples * (1 - MAX_UNDEFINED) ? undefined : sampleStandardDeviation(values);
}
