import type { ModelInspection } from '../model-inspection.ts';
import type { ModelChangeHead } from './change.ts';

/** Two models, and what is already known to have changed. */
export interface InspectedPair {
  readonly baseline: ModelInspection;
  readonly candidate: ModelInspection;
  /** Heads of the changes found so far. They can explain others: quantizing changes weights and graph, too. */
  readonly found: readonly ModelChangeHead[];
}
