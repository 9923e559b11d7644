import type { ModelInspection } from '../model-inspection.ts';
import type { ModelChangeHead } from './change.ts';

/** Two models and the changes found so far. */
export interface InspectedPair {
  readonly baseline: ModelInspection;
  readonly candidate: ModelInspection;
  /** Heads of the changes found so far. They can explain others: quantizing also changes weights and graph. */
  readonly found: readonly ModelChangeHead[];
}
