import { environmentFields, type Fields } from '../baseline/comparability.ts';
import type { Laboratory } from '../measure/arm.ts';
import type { ArmMeasurement } from '../measure/arm-measurement.ts';
import { type Experiment, measureArms } from '../measure/measure-arms.ts';

/** What models are measured on. `test/quarter` has one whose truth is known. */
export interface Machine {
  /** By what stays the same from run to run. */
  readonly describe: () => Fields;
  /** One measurement a contestant, in their order. Errors as `measureArms` has them. */
  readonly measure: (laboratory: Laboratory, experiment: Experiment) => Promise<ArmMeasurement[]>;
}

/** The machine that the gate runs on, in real child processes. */
export const THIS_MACHINE: Machine = { describe: environmentFields, measure: measureArms };
