/** The range in which a quantity plausibly is. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Probability outside an interval below and above, each in (0, 0.5). The sides can differ because they prove
 * different things: one that a model is worse than its limit, the other that it is not.
 */
export interface Tails {
  readonly low: number;
  readonly high: number;
}

/** Probability that an interval contains the true value, 0..1. */
export const confidenceOf = ({ low, high }: Tails): number => 1 - low - high;
