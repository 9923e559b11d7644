import { gammaln } from 'simple-statistics';

/** A thousand are enough for parameters of a million. */
const MAX_ITERATIONS = 10_000;
const TINY = 1e-300;
const PRECISION = 1e-14;

/**
 * Upper quantile of Student's t distribution: the x with P[T > x] = `upperTail`.
 *
 * @param upperTail - Probability in (0, 0.5].
 * @param degreesOfFreedom - Positive.
 * @returns x ≥ 0; NaN outside the ranges above.
 * @see Abramowitz & Stegun 26.7.1 and 26.5.27: P[T > x] = I_{ν/(ν+x²)}(ν/2, ½) / 2.
 */
export function studentTQuantile(upperTail: number, degreesOfFreedom: number): number {
  if (!(upperTail > 0 && upperTail <= 0.5) || !(degreesOfFreedom > 0)) return Number.NaN;
  let low = 0;
  let high = 1;
  while (studentTUpperTail(high, degreesOfFreedom) > upperTail) high *= 2;
  for (let step = 0; step < 100 && high - low > PRECISION * high; step += 1) {
    const middle = (low + high) / 2;
    if (studentTUpperTail(middle, degreesOfFreedom) > upperTail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P[T > x] for x ≥ 0. */
export function studentTUpperTail(x: number, degreesOfFreedom: number): number {
  const ratio = degreesOfFreedom / (degreesOfFreedom + x * x);
  return regularizedIncompleteBeta(ratio, degreesOfFreedom / 2, 0.5) / 2;
}

/**
 * I_x(a, b) in 0..1, by Lentz's continued fraction.
 *
 * @see Press et al., "Numerical Recipes", 3rd ed., §6.4.
 */
export function regularizedIncompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x));
  // The fraction converges fast only left of the mean; the other side follows by symmetry.
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(x, a, b)) / a;
  return 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const guard = (value: number): number => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= MAX_ITERATIONS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return fraction;
}
