import type { ArmMeasurement } from '../arm-measurement.ts';
import { findDisturbance } from './gpu-snapshot.ts';
import type { EndedLaunch } from './schedule-launches.ts';

/** Stop once discarded launches outnumber the others by this many. */
const MAX_DISTURBED = 5;

/**
 * Marks launches during which another process used the GPU, or heat or power supply slowed it down. They do not count and
 * are repeated while the budget lasts. Ends when too many launches are disturbed. Launches without GPU readings pass
 * unchanged.
 */
export async function* keepGpuQuiet(
  launches: AsyncIterable<EndedLaunch>,
): AsyncGenerator<EndedLaunch, void, undefined> {
  let busy = 0;
  let timed = 0;
  for await (const launch of launches) {
    const { outcome, span, gpu } = launch;
    // A launch that is discarded for another reason is not checked.
    const disturbance =
      outcome.kind === 'timed' && gpu !== undefined ? findDisturbance(gpu.before, gpu.after) : undefined;
    if (disturbance !== undefined) busy += 1;
    else if (outcome.kind === 'timed') timed += 1;
    yield disturbance === undefined ? launch : { outcome: { kind: 'gpu-busy', disturbance }, span, gpu };
    if (busy >= MAX_DISTURBED + timed) return;
  }
}

/** Whether so many launches were disturbed that the others cannot be trusted either, or none are left. */
export function isTooDisturbed({
  launches,
  discardedLaunches,
}: Pick<ArmMeasurement, 'launches' | 'discardedLaunches'>): boolean {
  const { gpuBusy = 0 } = discardedLaunches;
  return gpuBusy >= MAX_DISTURBED + launches.length || (gpuBusy > 0 && launches.length === 0);
}
