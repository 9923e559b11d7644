/** What a model answers to one item: its decision, and how likely it takes each class to be. */
export interface ClassAnswer {
  /** Index of the class that it decides for. */
  readonly decision: number;
  /** Natural logarithms of the probabilities, one per class; NaN if the scores are not finite. */
  readonly logProbabilities: Float64Array;
}

/**
 * Kullback–Leibler divergence of a distribution from that of the baseline, in nats: Σ p·(ln p − ln q), p the baseline's.
 * It is 0 for equal distributions, and never below.
 *
 * @param baseline - Logarithms of probabilities, one per class.
 * @param candidate - The same for as many classes.
 * @see Kullback & Leibler (1951), "On Information and Sufficiency".
 */
export function klDivergence(baseline: Float64Array, candidate: Float64Array): number {
  let sum = 0;
  for (const [index, log] of baseline.entries()) {
    const probability = Math.exp(log);
    // A class that is impossible adds nothing, whatever the other model says.
    if (probability !== 0) sum += probability * (log - (candidate[index] ?? Number.NaN));
  }
  // Rounding may leave −1e-17.
  return sum < 0 ? 0 : sum;
}
