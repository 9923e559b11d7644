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
