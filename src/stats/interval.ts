/** From where to where a quantity may reasonably lie. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Probability that an interval leaves out below and above, each in (0, 0.5). The sides differ where they prove different
 * things: one that a model is worse than its limit, the other that it is not.
 */
export interface Tails {
  readonly low: number;
  readonly high: number;
}

/** Probability with which an interval holds the true value, 0..1. */
export const confidenceOf = ({ low, high }: Tails): number => 1 - low - high;
