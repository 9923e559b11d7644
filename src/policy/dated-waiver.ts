import { describeLimit } from './format-limit.ts';
import type { Limit } from './limits.ts';
import type { Metric } from './metric.ts';
import { type Ceiling, type Waiver, waivedKey } from './waivers.ts';

/** A waiver as it stands on the day of a run. */
export interface DatedWaiver extends Waiver {
  /** Whole days until its last one, in UTC: 0 on the last day itself, negative once it has expired. */
  readonly daysLeft: number;
}

const MS_PER_DAY = 24 * 60 * 60 * 1000;

/** What a waiver is worth on a day. */
export function dateWaiver(waiver: Waiver, now: Date): DatedWaiver {
  return { ...waiver, daysLeft: daysUntil(waiver, now) };
}

function daysUntil({ expires }: Pick<Waiver, 'expires'>, now: Date): number {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  return (Date.parse(`${expires}T00:00:00Z`) - today) / MS_PER_DAY;
}

/** Whether a waiver holds at a time. Its last day counts to its end, in UTC. */
export const isInForce = (waiver: Pick<Waiver, 'expires'>, now: Date): boolean => daysUntil(waiver, now) >= 0;

/** Whether a waiver holds; one whose day or clock makes no sense does not. */
export const holds = ({ daysLeft }: DatedWaiver): boolean => daysLeft >= 0;

/** A limit as waivers raise it: each changes the one key that it names, and nothing else. */
export function raiseLimit(limit: Limit, waivers: readonly Pick<Waiver, 'ceiling'>[]): Limit {
  return Object.assign({}, limit, ...waivers.map(({ ceiling }) => ceiling));
}

/** A ceiling as the file writes it: "max-increase 12%". */
export const describeCeiling = (metric: Metric, ceiling: Ceiling): string => describeLimit(metric, ceiling);

/** The part of a limit that a ceiling raises, as the policy writes it: "max-increase 10%". */
export function describeWaived(metric: Metric, limit: Limit | undefined, ceiling: Ceiling): string {
  const key = waivedKey(ceiling);
  return describeLimit(metric, { [key]: limit?.[key] });
}
