/** A variant as it lies between speed and quality. */
export interface Point {
  readonly name: string;
  /** Smaller is better; any unit. */
  readonly latency: number;
  readonly score: number;
}

/**
 * The points that no other point beats: none is at least as good in both and better in one.
 *
 * @param better - Which direction of the score is good.
 * @returns Fastest first; points with a figure that is no number are left out.
 */
export function paretoFront(points: readonly Point[], better: 'higher' | 'lower'): Point[] {
  const sign = better === 'higher' ? 1 : -1;
  const real = points.filter(({ latency, score }) => Number.isFinite(latency) && Number.isFinite(score));
  const beats = (one: Point, other: Point): boolean =>
    one.latency <= other.latency &&
    sign * one.score >= sign * other.score &&
    (one.latency < other.latency || one.score !== other.score);
  return real
    .filter((point) => !real.some((other) => beats(other, point)))
    .sort((left, right) => left.latency - right.latency);
}
