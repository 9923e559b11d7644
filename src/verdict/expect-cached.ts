import type { ArmMeasurement, Launch } from '../measure/arm-measurement.ts';
import type { InputCache } from '../measure/measure-input-cache.ts';

/**
 * What a model's measurement would be behind an input cache: computed, not measured. A hit takes a look-up, a miss a
 * look-up and the model. Answers, memory and load stay as they are; what the cache itself holds is not counted.
 *
 * The percentile p of all requests is the percentile (p − h) / (1 − h) of the model's own runs, h the hit rate. It is
 * bounded from above by the next percentile that was measured, so that a cache is never made to look better than it is.
 */
export function expectCached(
  measured: ArmMeasurement,
  { items, hits, lookupNs }: InputCache,
): ArmMeasurement {
  const hitRate = hits / items;
  return {
    ...measured,
    launches: measured.launches.map((launch) => expectLaunch(launch, hitRate, lookupNs)),
  };
}

function expectLaunch(launch: Launch, hitRate: number, lookupNs: number): Launch {
  const missRate = 1 - hitRate;
  const at = (percent: number, p95Ns: number): number => {
    if (percent / 100 <= hitRate) return lookupNs;
    const wanted = (percent / 100 - hitRate) / missRate;
    return lookupNs + (wanted <= 0.5 ? launch.p50Ns : wanted <= 0.95 ? p95Ns : launch.p99Ns);
  };
  const { p95EstimateNs, p95UndisturbedNs } = launch;
  const meanNs = lookupNs + missRate * launch.meanNs;
  return {
    ...launch,
    p50Ns: at(50, launch.p95Ns),
    p95Ns: at(95, launch.p95Ns),
    p99Ns: at(99, launch.p95Ns),
    p95EstimateNs: p95EstimateNs === null ? null : at(95, p95EstimateNs),
    p95UndisturbedNs: p95UndisturbedNs === null ? null : at(95, p95UndisturbedNs),
    windowP95Ns: launch.windowP95Ns.map((ns) => at(95, ns)),
    windowP95UndisturbedNs: launch.windowP95UndisturbedNs.map((ns) => (ns === null ? null : at(95, ns))),
    meanNs,
    machineNs: lookupNs + missRate * launch.machineNs,
  };
}
