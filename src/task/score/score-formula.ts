import { mean } from 'simple-statistics';
import type { StoredOutcome } from '../outcome-table.ts';

/** The outcomes of some items. May be read several times. */
export type Outcomes = Iterable<StoredOutcome>;

/**
 * How a score is formed: the share of correct items, the mean of the items' values, or a statistic of the whole set,
 * such as a ratio of sums over items or a ranking of all items.
 */
export type ScoreBasis = 'share' | 'mean' | 'set';

/** How a task's score is computed from the outcomes of its items. */
export interface ScoreFormula {
  /** For people. */
  readonly name: string;
  readonly better: 'higher' | 'lower';
  /** Decides how the score's interval is computed. */
  readonly basis: ScoreBasis;
  /** Takes at least one outcome. Returns text if these outcomes do not define the score. */
  readonly compute: (outcomes: Outcomes) => number | string;
  /**
   * The same for many resamples of the same items, all finite, where that saves most of the work. Takes how often the item
   * at each position counts.
   */
  readonly resample?: (outcomes: Outcomes) => (weight: (item: number) => number) => number | string;
}

export function shareCorrect(outcomes: Outcomes): number {
  return mean(Array.from(outcomes, ({ correct }) => (correct === true ? 1 : 0)));
}

export function meanValue(outcomes: Outcomes): number {
  return mean(Array.from(outcomes, ({ value }) => value));
}

/** Without its non-finite items, an average would be too good. So there is none if any item is not finite. */
export function ifFinite(compute: ScoreFormula['compute']): ScoreFormula['compute'] {
  return (outcomes) => {
    let count = 0;
    let broken = 0;
    for (const { finite } of outcomes) {
      count += 1;
      if (!finite) broken += 1;
    }
    return broken === 0 ? compute(outcomes) : `${broken} of ${count} items have NaN or infinite outputs`;
  };
}

/**
 * The parts of all items, added up position by position.
 *
 * @param length - Parts per item; shorter ones count as zeros.
 */
export function sumParts(outcomes: Outcomes, length: number): number[] {
  const sums = new Array<number>(length).fill(0);
  for (const { parts = [] } of outcomes) {
    for (let part = 0; part < length; part += 1) sums[part] = (sums[part] ?? 0) + (parts[part] ?? 0);
  }
  return sums;
}

/** An item whose output is not finite: it counts as wrong and has no other figures. */
export const NOT_FINITE = {
  correct: false,
  confidence: Number.NaN,
  review: false,
  predicted: Number.NaN,
  actual: Number.NaN,
  value: Number.NaN,
  finite: false,
} as const;
