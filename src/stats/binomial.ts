import { regularizedIncompleteBeta } from './student-t.ts';

/** A number of independent trials that each succeed with the same probability. */
export interface Binomial {
  /** Whole number ≥ 0. */
  readonly trials: number;
  /** 0..1. */
  readonly probability: number;
}

/**
 * P[Bin(n, p) ≤ successes], from the incomplete beta function; relative error below 1e-6 up to a million trials.
 *
 * @param successes - A whole number; below 0 gives 0, `trials` and above gives 1, NaN gives NaN.
 * @see Abramowitz & Stegun 26.5.24.
 */
export function binomialLowerTail(successes: number, { trials, probability }: Binomial): number {
  if (!(trials >= 0 && probability >= 0 && probability <= 1)) return Number.NaN;
  if (successes < 0) return 0;
  if (successes >= trials) return 1;
  return regularizedIncompleteBeta(1 - probability, trials - successes, successes + 1);
}
