import { mean } from 'simple-statistics';
import type { ArmMeasurement, PlacementRow } from '../../measure/arm-measurement.ts';
import { geometricMean } from '../../stats/mean-interval.ts';
import type { TimeParts } from './time-account.ts';

type Timed = Pick<ArmMeasurement, 'launches' | 'placement' | 'plainRunNs'>;

/**
 * Where the time of one run goes. Kernels and copies come from the profiled runs. `runtimeNs` is what remains of the
 * same runs without a profile, which alternate with them. Profiling can slow kernels down so much that nothing remains.
 *
 * @returns Null if the arm was not profiled or not timed.
 */
export function computeTimeParts({ launches, placement, plainRunNs }: Timed): TimeParts | null {
  if (launches.length === 0 || placement.length === 0 || plainRunNs === null) return null;
  const of = (...roles: readonly PlacementRow['role'][]): number =>
    placement.filter(({ role }) => roles.includes(role)).reduce((sum, { nsPerRun }) => sum + nsPerRun, 0);
  const parts = {
    kernelNs: of('kernel'),
    fallbackNs: of('fallback', 'shape'),
    copyNs: of('copy'),
    reformatNs: of('reformat'),
  };
  const profiledNs = Object.values(parts).reduce((sum, ns) => sum + ns, 0);
  return {
    ...parts,
    runtimeNs: Math.max(0, plainRunNs - profiledNs),
    queueNs: mean(launches.map(({ queueShare, meanNs }) => queueShare * meanNs)),
    firstRunNs: geometricMean(launches.map(({ firstRunNs }) => firstRunNs)),
    loadNs: geometricMean(launches.map(({ loadNs }) => loadNs)),
  };
}

/** Duration of a run without waiting in the queue: the sum of its parts. */
export const runNs = ({ kernelNs, fallbackNs, copyNs, reformatNs, runtimeNs }: TimeParts): number =>
  kernelNs + fallbackNs + copyNs + reformatNs + runtimeNs;
