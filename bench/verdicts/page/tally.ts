import { median } from 'simple-statistics';
import { wilsonInterval } from '../../../src/stats/proportion.ts';
import type { Answer } from '../rules/rule.ts';
import type { Judged } from './judge-trials.ts';

/** How often a rule gave each answer, and how long it took. */
interface Tally {
  readonly trials: number;
  readonly answers: Readonly<Record<Answer, number>>;
  /** NaN without trials. */
  readonly medianSeconds: number;
}

export function tally(judged: readonly Judged[]): Tally {
  const count = (wanted: Answer): number => judged.filter(({ answer }) => answer === wanted).length;
  return {
    trials: judged.length,
    answers: { block: count('block'), pass: count('pass'), 'cannot-tell': count('cannot-tell') },
    medianSeconds: judged.length === 0 ? Number.NaN : median(judged.map(({ seconds }) => seconds)),
  };
}

/** A count out of a number of trials, with the rate's 95% interval. */
interface Rate {
  readonly count: number;
  readonly trials: number;
  /** 0..1; NaN without trials. */
  readonly share: number;
  /** Wilson's interval, 0..1. */
  readonly low: number;
  readonly high: number;
}

export function rateOf(count: number, trials: number): Rate {
  if (trials === 0) return { count, trials, share: Number.NaN, low: 0, high: 1 };
  return {
    count,
    trials,
    share: count / trials,
    ...wilsonInterval(count, trials, { low: 0.025, high: 0.025 }),
  };
}

/** "3 of 8 (14–69%)"; "–" without trials. */
export function showRate({ count, trials, low, high }: Rate): string {
  if (trials === 0) return '–';
  const percent = (share: number): string => {
    const value = share * 100;
    return value >= 0.05 && value < 1 ? value.toFixed(1) : value.toFixed(0);
  };
  return `${count} of ${trials} (${percent(low)}–${percent(high)}%)`;
}

export const showSeconds = (seconds: number): string =>
  Number.isNaN(seconds) ? '–' : `${seconds.toFixed(1)} s`;
