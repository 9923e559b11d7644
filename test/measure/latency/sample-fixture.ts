import type { Sample } from '../../../src/measure/latency/time-block.ts';

/** A timed inference; without more, nothing waited and nothing disturbed it. */
export const sample = (latencyNs: number, serviceNs = latencyNs, more: Partial<Sample> = {}): Sample => ({
  latencyNs,
  serviceNs,
  isPreempted: false,
  lateNs: undefined,
  ...more,
});
