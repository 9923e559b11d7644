import type { ArmMeasurement } from './arm-measurement.ts';

/** Reasons that are told of disturbed launches. */
export const MAX_REASONS = 3;
/** Disturbed launches more than others after which it is no use to go on. */
export const MAX_DISTURBED = 5;

/** Whether so many launches were disturbed that those that were not say nothing either, or there are none. */
export function isTooDisturbed({
  launches,
  discardedLaunches,
}: Pick<ArmMeasurement, 'launches' | 'discardedLaunches'>): boolean {
  const { disturbed = 0 } = discardedLaunches;
  return disturbed >= MAX_DISTURBED + launches.length || (disturbed > 0 && launches.length === 0);
}
