import type { TensorSignature } from '../model/model-facts.ts';

/** Where a regression set is read from, and the model inputs that its items must fit. */
export interface DataSource {
  /** Absolute path of the file or folder. */
  readonly path: string;
  /** The path as the user wrote it, for messages. */
  readonly shownPath: string;
  /** Column or array that holds the label, in CSV and .npz files. */
  readonly labelColumn: string;
  readonly inputs: readonly TensorSignature[];
}
