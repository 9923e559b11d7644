import type { ModelInspection } from './model-inspection.ts';

/** What kind of thing changed between two models. */
export type ChangeHead = 'weights' | 'precision' | 'sparsity' | 'graph' | 'signature';

/** One thing that changed. */
export interface ModelChange {
  readonly head: ChangeHead;
  /** For a reader of a report; names from the models are quoted and cut. */
  readonly text: string;
}

/** Two models, and what is already known to have changed. */
export interface Comparison {
  readonly baseline: ModelInspection;
  readonly candidate: ModelInspection;
  /** Heads under which a change was found, which explain others: quantizing changes weights and graph, too. */
  readonly found: readonly ChangeHead[];
}
