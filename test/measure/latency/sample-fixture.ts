import type { Sample } from '../../../src/measure/latency/time-block.ts';

/** A timed inference; by default nothing waited, and the system says so. */
export const sample = (latencyNs: number, serviceNs = latencyNs, more: Partial<Sample> = {}): Sample => ({
  latencyNs,
  serviceNs,
  waits: { othersNs: 0, ownNs: 0 },
  lateNs: undefined,
  ...more,
});

/** An inference in a closed loop that waited for a core. All in ns. */
export const waited = (latencyNs: number, othersNs: number, ownNs = 0): Sample =>
  sample(latencyNs, latencyNs, { waits: { othersNs, ownNs } });

/** The same where the system does not report waiting. */
export const unwatched = (latencyNs: number): Sample => sample(latencyNs, latencyNs, { waits: undefined });
