import type { ArmMeasurement } from './arm-measurement.ts';

/** Disturbed launches more than others after which it is no use to go on. */
export const MAX_DISTURBED = 5;

/** Whether so many launches were disturbed that those that were not say nothing either. */
export function isTooDisturbed({
  launches,
  discardedLaunches,
}: Pick<ArmMeasurement, 'launches' | 'discardedLaunches'>): boolean {
  return (discardedLaunches.disturbed ?? 0) >= MAX_DISTURBED + launches.length;
}
