import type { ModelInspection } from '../model-inspection.ts';

/** Under which head a change between the arms stands; one head at a time makes a comparison that can be read. */
export const CHANGE_HEADS = [
  'weights',
  'precision',
  'sparsity',
  'graph',
  'signature',
  'runtime-version',
  'provider',
  'session-options',
  'dataset',
  'pre-processing',
  'traffic',
  'hardware',
  'limits',
] as const;

export type ChangeHead = (typeof CHANGE_HEADS)[number];

/** One thing that differs between the arms. */
export interface Change {
  readonly head: ChangeHead;
  /** What it was and what it is: "intra-op-threads: 1 → 2". */
  readonly text: string;
}

/** What kind of thing changed between two models. */
export type ModelChangeHead = Extract<
  ChangeHead,
  'weights' | 'precision' | 'sparsity' | 'graph' | 'signature'
>;

/** One thing that changed; its text is for a reader of a report, and names from the models are quoted and cut. */
export type ModelChange = Change & { readonly head: ModelChangeHead };

/** Two models, and what is already known to have changed. */
export interface InspectedPair {
  readonly baseline: ModelInspection;
  readonly candidate: ModelInspection;
  /** Heads under which a change was found, which explain others: quantizing changes weights and graph, too. */
  readonly found: readonly ModelChangeHead[];
}
