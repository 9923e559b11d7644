/** What a model gets for a text. All three have the same length. */
export interface TokenizedText {
  readonly input_ids: readonly number[];
  readonly attention_mask: readonly number[];
  readonly token_type_ids: readonly number[];
}

/** A tokenizer file that was read. */
export interface TextTokenizer {
  /** Of the file, hex. */
  readonly sha256: string;
  /** Path for messages. */
  readonly shownPath: string;
  /**
   * The tokens of a text, or of a pair of texts, with the special tokens of the tokenizer.
   *
   * @param options.maxLength - Longer texts are cut at the end, the longer of a pair first; the file's own limit if absent.
   * @param options.padTo - Shorter texts are padded at the end to this length; the file's own if absent.
   * @throws {Error} If it cannot be cut or padded.
   */
  encode(
    texts: readonly string[],
    options: { readonly maxLength?: number | undefined; readonly padTo?: number | undefined },
  ): TokenizedText;
}

/** How texts become the inputs of a model. */
export interface TextReading {
  readonly tokenizer: TextTokenizer;
  /** The columns, or keys, with the text, or with a pair of texts. */
  readonly columns: readonly string[];
  readonly maxLength?: number | undefined;
}
