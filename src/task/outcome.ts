/** What became of one item under one model. */
export interface ItemOutcome {
  /** Whether the item counts as right; undefined for tasks that know no right and wrong (regression, embedding). */
  readonly correct: boolean | undefined;
  /** Top probability in 0..1; NaN when the task has none. */
  readonly confidence: number;
  /** Whether the item goes to a person. */
  readonly review: boolean;
  /** Class index, score or value as predicted; NaN when there is none. */
  readonly predicted: number;
  /** Class index or value as labelled; NaN when there is none. */
  readonly actual: number;
  /** What the task's metric averages: log loss, cosine, squared error…; NaN when it averages nothing. */
  readonly value: number;
  /** False when an output that is scored holds NaN or an infinity. Such an item is wrong and goes to a person. */
  readonly finite: boolean;
}
