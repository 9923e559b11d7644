const SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
/** Where the continued fraction replaces the series. Both are accurate to the last digit here. */
const FAR = 5;
const FRACTION_TERMS = 60;
/** Beyond this, P[Z > x] is zero in double precision. */
const BEYOND_ALL = 38;

/** Density of the standard normal distribution at x. */
export function normalDensity(x: number): number {
  return Math.exp((-x * x) / 2) / SQRT_TWO_PI;
}

/**
 * P[Z > x] of the standard normal distribution, relative error below 1e-9.
 *
 * @param x - Any number; NaN gives NaN.
 * @see Marsaglia (2004), "Evaluating the Normal Distribution", for the series; Abramowitz & Stegun 26.2.14 for the tail.
 */
export function normalUpperTail(x: number): number {
  if (x < 0) return 1 - normalUpperTail(-x);
  if (x > BEYOND_ALL) return 0;
  return x < FAR ? 0.5 - normalDensity(x) * seriesSum(x) : normalDensity(x) / tailFraction(x);
}

/** x + x³/3 + x⁵/(3·5) + …; NaN for NaN. */
function seriesSum(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; sum + term !== sum || odd === 3; odd += 2) {
    term *= (x * x) / odd;
    sum += term;
    if (Number.isNaN(term)) return Number.NaN;
  }
  return sum;
}

/** x + 1/(x + 2/(x + 3/(x + …))). */
function tailFraction(x: number): number {
  let fraction = x;
  for (let term = FRACTION_TERMS; term >= 1; term -= 1) fraction = x + term / fraction;
  return fraction;
}

/**
 * Upper quantile of the standard normal distribution: the x with P[Z > x] = `upperTail`.
 *
 * @param upperTail - Probability in (0, 1).
 * @returns NaN outside that range.
 */
export function normalQuantile(upperTail: number): number {
  if (!(upperTail > 0 && upperTail < 1)) return Number.NaN;
  let low = -BEYOND_ALL;
  let high = BEYOND_ALL;
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (normalUpperTail(middle) > upperTail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
