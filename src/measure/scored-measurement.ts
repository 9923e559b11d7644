import type { ArmMeasurement, Launch } from './arm-measurement.ts';

/** What the accuracy pass finds. */
type ScoredFigures = Pick<ArmMeasurement, 'outcomes' | 'unrepeatable' | 'versus' | 'stepsPerItem' | 'served'>;

/** The measurement of an arm that has been scored; all other figures are empty. */
export function scoredMeasurement(
  { outcomes, unrepeatable, versus, stepsPerItem, served }: ScoredFigures,
  modelSizeBytes: number,
): ArmMeasurement {
  return {
    launches: [],
    discardedLaunches: { late: 0 },
    outcomes,
    ...(unrepeatable && { unrepeatable }),
    ...(versus && { versus }),
    ...(stepsPerItem !== undefined && { stepsPerItem }),
    ...(served && { served }),
    ramPeakBytes: [],
    arenaPeakBytes: null,
    modelSizeBytes,
    placement: [],
    plainRunNs: null,
  };
}

/**
 * Gives each measurement its arm's part of every launch.
 *
 * @param launches - One entry per launch, with one entry per arm, in the order of the measurements.
 */
export const withLaunches = (
  measured: readonly ArmMeasurement[],
  launches: readonly (readonly Launch[])[],
): ArmMeasurement[] =>
  measured.map((each, index) => ({ ...each, launches: launches.map((launch) => launch[index] as Launch) }));
