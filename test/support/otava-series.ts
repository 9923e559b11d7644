/** Synthetic nights: a stepping level plus roughly normal noise (twelve uniform numbers minus six). */
export function steppedSeries(
  seed: number,
  length: number,
  steps: readonly (readonly [at: number, by: number])[],
): number[] {
  const next = uniform(seed);
  return Array.from({ length }, (_, index) => {
    const level = steps.reduce((sum, [at, by]) => (index >= at ? sum + by : sum), 100);
    return level + normal(next);
  });
}

export function normal(next: () => number): number {
  let sum = 0;
  for (let draw = 0; draw < 12; draw += 1) sum += next();
  return sum - 6;
}

/** Knuth's "quick and dirty" congruential generator, easy to port, so that Python can generate the same series. */
export function uniform(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(1664525, state) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A step of two up and down every ninety values. */
export const EVERY_NINETY = Array.from({ length: 11 }, (_, index): readonly [number, number] => [
  90 * (index + 1),
  index % 2 === 0 ? -2 : 2,
]);
