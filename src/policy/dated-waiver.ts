import type { Limit } from './limits.ts';
import type { Waiver } from './waivers.ts';

/** A waiver and the days it has left on the day of a run. */
export interface DatedWaiver extends Waiver {
  /** Whole days until its last valid day, in UTC: 0 on that day, negative after it. */
  readonly daysLeft: number;
}

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** Adds the days that a waiver has left at `now`. */
export function dateWaiver(waiver: Waiver, now: Date): DatedWaiver {
  return { ...waiver, daysLeft: daysUntil(waiver, now) };
}

function daysUntil({ expires }: Pick<Waiver, 'expires'>, now: Date): number {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return (Date.parse(`${expires}T00:00:00Z`) - today) / MS_PER_DAY;
}

/** Whether a waiver is valid at a time. It is valid to the end of its last day, in UTC. */
export const isInForce = (waiver: Pick<Waiver, 'expires'>, now: Date): boolean => daysUntil(waiver, now) >= 0;

/** Whether a waiver is still valid. False if `daysLeft` is NaN. */
export const holds = ({ daysLeft }: DatedWaiver): boolean => daysLeft >= 0;

/** The limit with waivers applied: each replaces only the key that it names. */
export function raiseLimit(limit: Limit, waivers: readonly Pick<Waiver, 'ceiling'>[]): Limit {
  return Object.assign({}, limit, ...waivers.map(({ ceiling }) => ceiling));
}
