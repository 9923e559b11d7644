import type { ChangeHead as AnyHead, Change } from '../policy/change.ts';
import type { ModelInspection } from './model-inspection.ts';

/** What kind of thing changed between two models. */
export type ChangeHead = Extract<AnyHead, 'weights' | 'precision' | 'sparsity' | 'graph' | 'signature'>;

/** One thing that changed; its text is for a reader of a report, and names from the models are quoted and cut. */
export type ModelChange = Change & { readonly head: ChangeHead };

/** Two models, and what is already known to have changed. */
export interface Comparison {
  readonly baseline: ModelInspection;
  readonly candidate: ModelInspection;
  /** Heads under which a change was found, which explain others: quantizing changes weights and graph, too. */
  readonly found: readonly ChangeHead[];
}
