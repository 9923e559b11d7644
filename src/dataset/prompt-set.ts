/** One turn of a conversation. */
export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** One prompt for a language model, and what a good answer is. */
export interface PromptItem {
  /** The item's own id, or its position as text ("1" is the first). */
  readonly id: string;
  /** A text to complete, or a conversation to continue, the user's turn last. Never empty, at most 1 MiB as UTF-8. */
  readonly prompt: string | readonly ChatMessage[];
  /** The label as a JSON value; undefined if the item has none. Never sent to the model. */
  readonly label: unknown;
  /** Slice value by slice key, such as { topic: "billing" }. */
  readonly slice: Readonly<Record<string, string>>;
  /** Equal for items that belong together, such as frames of one video; absent if each is by itself. */
  readonly cluster?: number | undefined;
  /** Place of the item, for messages: "prompts.jsonl, line 12". */
  readonly place: string;
}

/** The prompts that a language model is scored on. They are read as a stream, so memory does not grow with their number. */
export interface PromptSet {
  /** SHA-256 of the file's bytes, hex. */
  readonly digest: string;
  /** Starts a new pass over all items, in file order. */
  items(): AsyncGenerator<PromptItem, void, undefined>;
  /**
   * Checks that the file still has the digest: a pass over other prompts would be scored under the wrong name.
   *
   * @throws {InfrastructureError} If it has changed since it was opened, or is gone.
   */
  verify(): Promise<void>;
}
