/** What a served model answered. */
export interface TextAnswer {
  readonly text: string;
  /** Why the server says it stopped: `stop`, `length`, `content_filter`…; null if it does not say. */
  readonly finishReason: string | null;
  readonly outputTokens: number;
  /** Mean natural logarithm of the tokens' probabilities, ≤ 0; null if the server does not report it. */
  readonly meanLogprob: number | null;
  /** The request failed: no answer, an error, a time-out. Its text does not count. */
  readonly failed: boolean;
}
