import type { ModelPolicy } from '../../policy/model-policy.ts';
import type { RandomSource } from '../../stats/random.ts';

const NS_PER_SECOND = 1e9;

/** How requests reach a model, in MLPerf's terms. */
export type Traffic =
  /** Single-stream: the next inference starts when the previous one is done. */
  | { readonly kind: 'closed' }
  /** Multi-stream: each query has several samples; the next query starts when the previous one is done. */
  | { readonly kind: 'queries'; readonly streams: number; readonly samplesPerQuery: number }
  /** Server: requests arrive at random and wait in one queue for the first free stream. */
  | { readonly kind: 'open'; readonly streams: number; readonly ratePerSecond: number }
  /** Offline: all requests arrive at the start. */
  | { readonly kind: 'offline'; readonly streams: number };

/**
 * Turns a policy's traffic into concrete rates. A `load` becomes a rate through the baseline's capacity, so that both arms
 * get the same requests at the same times.
 *
 * @param serviceNs - The baseline's time per inference, in ns.
 */
export function planTraffic(
  { scenario, streams, ...traffic }: ModelPolicy['traffic'],
  serviceNs: number,
): Traffic {
  switch (scenario) {
    case 'single-stream':
      return { kind: 'closed' };
    case 'multi-stream':
      return { kind: 'queries', streams, samplesPerQuery: traffic['samples-per-query'] ?? Number.NaN };
    case 'offline':
      return { kind: 'offline', streams };
    case 'server': {
      const rate =
        traffic['rate-per-second'] ?? ((traffic.load ?? Number.NaN) * streams * NS_PER_SECOND) / serviceNs;
      return { kind: 'open', streams, ratePerSecond: rate };
    }
  }
}

/** Mean time between the starts of two inferences or queries, in ns. */
export function intervalNs(traffic: Traffic, serviceNs: number): number {
  switch (traffic.kind) {
    case 'closed':
      return serviceNs;
    case 'queries':
      return serviceNs * Math.ceil(traffic.samplesPerQuery / traffic.streams);
    case 'offline':
      return serviceNs / traffic.streams;
    case 'open':
      return NS_PER_SECOND / traffic.ratePerSecond;
  }
}

/**
 * Due times of a block's requests, drawn before the block runs: a Poisson process for `open`, all zero for `offline`.
 *
 * @returns Ns from the start of the block, ascending. Shape [count].
 */
export function drawArrivals(
  traffic: Traffic & { kind: 'open' | 'offline' },
  count: number,
  random: RandomSource,
): Float64Array {
  const dueNs = new Float64Array(count);
  if (traffic.kind === 'offline') return dueNs;
  let now = 0;
  for (let request = 0; request < count; request += 1) {
    // Exponential gaps; 1 − u is never 0.
    now += (-Math.log(1 - random.nextUnit()) * NS_PER_SECOND) / traffic.ratePerSecond;
    dueNs[request] = now;
  }
  return dueNs;
}
