import type { ArmMeasurement } from '../measure/arm-measurement.ts';

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
