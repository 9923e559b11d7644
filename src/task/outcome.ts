/** The result of one item for one model. */
export interface ItemOutcome {
  /** Whether the item is correct. Undefined in tasks without right and wrong (regression, embedding). */
  readonly correct: boolean | undefined;
  /** Top probability, 0..1. NaN if the task has none. */
  readonly confidence: number;
  /** Whether the item goes to human review. */
  readonly review: boolean;
  /** Predicted class index, score or value. NaN if there is none. */
  readonly predicted: number;
  /** Labelled class index or value. NaN if there is none. */
  readonly actual: number;
  /** The number that the task's metric averages: log loss, cosine, squared error… NaN if it averages nothing. */
  readonly value: number;
  /** False if a scored output contains NaN or an infinity. Such an item is wrong and goes to review. */
  readonly finite: boolean;
}
