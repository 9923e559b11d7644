import { createHash } from 'node:crypto';
import type { RegressionItem, RegressionSet } from '../dataset/regression-set.ts';
import type { ArmMeasurement, Launch } from '../measure/arm-measurement.ts';

/** What a cache of answers, keyed by the content of the inputs, would have done on a regression set. */
interface InputCache {
  readonly items: number;
  /** Items whose inputs had been asked before, byte for byte. */
  readonly hits: number;
  /** Mean time of one look-up: the digest of the inputs and the search for it, in ns. */
  readonly lookupNs: number;
}

/** Goes through the set once, in order, with a cache that forgets nothing. */
export async function measureInputCache(set: RegressionSet): Promise<InputCache> {
  const known = new Set<string>();
  let items = 0;
  let hits = 0;
  let elapsedMs = 0;
  for await (const item of set.items()) {
    const start = performance.now();
    const digest = digestInputs(item);
    if (known.has(digest)) hits += 1;
    elapsedMs += performance.now() - start;
    known.add(digest);
    items += 1;
  }
  return { items, hits, lookupNs: (elapsedMs * 1e6) / items };
}

/** SHA-256 over name, type, shape and content of every input; JSON sets the parts apart. */
function digestInputs({ inputs }: RegressionItem): string {
  const hash = createHash('sha256');
  for (const [name, tensor] of inputs) {
    const values = tensor.dtype === 'string' ? tensor.strings : [];
    hash.update(JSON.stringify([name, tensor.dtype, tensor.shape, values]));
    if (tensor.dtype !== 'string') hash.update(tensor.bytes);
  }
  return hash.digest('base64');
}

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

/**
 * A measurement of single requests, to be held against one of requests that carry `factor` times as many items: the
 * machine's time is that of as many items, one request after the other. Latencies stay those of a request.
 */
export function inBatches(measured: ArmMeasurement, factor: number): ArmMeasurement {
  return {
    ...measured,
    launches: measured.launches.map((launch) => ({ ...launch, machineNs: launch.machineNs * factor })),
  };
}
