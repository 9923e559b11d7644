import type { Spending } from '../../src/stats/alpha-spending.ts';
import { normalQuantile, normalUpperTail } from '../../src/stats/normal.ts';

// Not the product's choice; what it was compared with, and what published boundaries are of.

/** Spends almost nothing early. @see Lan & DeMets (1983), "Discrete sequential boundaries for clinical trials", α₁*, one-sided. */
export function obrienFlemingLike(error: number): Spending {
  const quantile = normalQuantile(error / 2);
  return (fraction) => (fraction <= 0 ? 0 : (2 * normalUpperTail(quantile / Math.sqrt(fraction))) / error);
}

/** Every look gets a chance of nearly the same size. @see Lan & DeMets (1983), α₂*. */
export const pocockLike: Spending = (fraction) => Math.log1p((Math.E - 1) * fraction);
