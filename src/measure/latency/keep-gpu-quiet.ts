import type { ArmMeasurement } from '../arm-measurement.ts';
import { findDisturbance } from './gpu-snapshot.ts';
import type { EndedLaunch } from './schedule-launches.ts';

/** Discarded launches in excess of others after which more would be useless. */
const MAX_DISTURBED = 5;

/**
 * Marks the launches during which another process was on the GPU, or heat or power supply slowed it down: they do not
 * count, so that others take their place while there is budget for them. Ends when the GPU is busy again and again.
 * Launches without readings of a GPU pass unchanged.
 */
export async function* keepGpuQuiet(
  launches: AsyncIterable<EndedLaunch>,
): AsyncGenerator<EndedLaunch, void, undefined> {
  let busy = 0;
  let timed = 0;
  for await (const launch of launches) {
    const { outcome, gpu } = launch;
    // A launch that is discarded for another reason is not looked at.
    const disturbance =
      outcome.kind === 'timed' && gpu !== undefined ? findDisturbance(gpu.before, gpu.after) : undefined;
    if (disturbance !== undefined) busy += 1;
    else if (outcome.kind === 'timed') timed += 1;
    yield disturbance === undefined ? launch : { outcome: { kind: 'gpu-busy', disturbance }, gpu };
    if (busy >= MAX_DISTURBED + timed) return;
  }
}

/** Whether the GPU was busy in so many launches that the others mean nothing either, or in the only ones. */
export function isTooDisturbed({
  launches,
  discardedLaunches,
}: Pick<ArmMeasurement, 'launches' | 'discardedLaunches'>): boolean {
  const { gpuBusy = 0 } = discardedLaunches;
  return gpuBusy >= MAX_DISTURBED + launches.length || (gpuBusy > 0 && launches.length === 0);
}
