import type { Sample } from '../../../src/measure/latency/time-block.ts';

/** A timed inference; by default nothing waited and nothing preempted it. */
export const sample = (latencyNs: number, serviceNs = latencyNs, more: Partial<Sample> = {}): Sample => ({
  latencyNs,
  serviceNs,
  isPreempted: false,
  lateNs: undefined,
  ...more,
});
