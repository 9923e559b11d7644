import { normal, uniform } from '../../test/support/otava-series.ts';

/** A synthetic series with the true positions of its level changes. */
export interface Known {
  readonly kind: Kind;
  readonly values: readonly number[];
  readonly changes: readonly number[];
}

const KINDS = ['quiet', 'steps of 1 to 4 deviations', 'spikes', 'occasional busy weeks'] as const;
export type Kind = (typeof KINDS)[number];
export { KINDS };

const LENGTH = 200;
const LEVEL = 100;
const DEVIATION = 2;
const APART = 40;

/** `count` series of each kind with 200 values each; deterministic for a seed. */
export function knownSeries(count: number, seed: number): Known[] {
  return KINDS.flatMap((kind, position) =>
    Array.from({ length: count }, (_, index) => knownOf(kind, seed + 104_729 * (position * count + index))),
  );
}

function knownOf(kind: Kind, seed: number): Known {
  const next = uniform(seed);
  const noise = () => DEVIATION * normal(next);
  if (kind === 'quiet') return { kind, changes: [], values: fill(() => LEVEL + noise()) };
  if (kind === 'spikes') {
    return { kind, changes: [], values: fill(() => LEVEL + noise() + (next() < 0.04 ? 30 * next() : 0)) };
  }
  if (kind === 'occasional busy weeks') {
    let drift = 0;
    return {
      kind,
      changes: [],
      values: fill(() => {
        drift = 0.5 * drift + noise() * Math.sqrt(0.75);
        return LEVEL + drift;
      }),
    };
  }
  const changes = Array.from({ length: LENGTH / APART - 1 }, (_, index) =>
    Math.floor(APART * (index + 1) + (next() - 0.5) * 16),
  );
  const sizes = changes.map(() => (next() < 0.5 ? -1 : 1) * DEVIATION * (1 + 3 * next()));
  const values = fill((at) => {
    const level = sizes.reduce(
      (sum, size, index) => (at >= (changes[index] as number) ? sum + size : sum),
      LEVEL,
    );
    return level + noise();
  });
  return { kind, changes, values };
}

const fill = (value: (at: number) => number): number[] =>
  Array.from({ length: LENGTH }, (_, at) => value(at));

/** Sixty nights that get slower by `deviations` on the forty-first. */
export function steppedNights(deviations: number, seed: number): readonly number[] {
  const next = uniform(seed);
  return Array.from(
    { length: 60 },
    (_, night) => LEVEL + DEVIATION * (normal(next) + (night >= 40 ? deviations : 0)),
  );
}

export const STEP_NIGHT = 40;
