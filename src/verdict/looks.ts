/**
 * When the evidence is looked at, in launches. Every look is a chance to be wrong, so each gets an equal part of the
 * error allowed to the whole (Bonferroni): simple, and conservative because the looks share their data.
 */
export const LOOKS: readonly number[] = [5, 8, 12, 18, 27, 40, 60];

/** Chance, over all looks, to call a model worse (or fine) that stands exactly at its limit. */
const TAIL_OVER_ALL_LOOKS = 0.01;

/** Probability left out on each side of an interval at one look. */
export const TAIL_PER_LOOK = TAIL_OVER_ALL_LOOKS / LOOKS.length;

/** Two-sided confidence of the intervals that the report shows, in 0..1. */
export const CONFIDENCE = 1 - 2 * TAIL_PER_LOOK;
