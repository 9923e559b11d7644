import type { OutcomeTable } from '../../task/outcome-table.ts';
import type { Unrepeatable } from '../arm-measurement.ts';
import type { ServedAnswers } from '../served-figures.ts';
import type { QueriedArm } from './run-servers.ts';

/** The steps of a measurement that depend on the protocol. */
export interface MeasuringSteps<Query, Prepared> {
  /**
   * Scores the answers of one arm to the whole set.
   *
   * @param onScored - Called with the number of items that have just been scored.
   */
  score(prepared: Prepared, onScored: (items: number) => void): Promise<Scored>;
  /** Samples the inputs of the timed requests. One entry per arm, in their order. */
  sample(): Promise<{ readonly inputs: number; readonly arms: readonly QueriedArm<Query>[] }>;
}

/** The accuracy pass of one arm. */
export interface Scored {
  readonly outcomes: OutcomeTable;
  readonly answers: ServedAnswers;
  /** Typical time of a request, in ns. */
  readonly serviceNs: number;
  /** Time until the server was ready, in ns; 0 for one that runs already. */
  readonly startNs: number;
  /** Undefined if the outcomes repeat, or if this was not tried. */
  readonly unrepeatable?: Unrepeatable | undefined;
}
