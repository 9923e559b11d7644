import type { TensorSignature } from '../model/model-facts.ts';
import type { Tensor } from '../model/tensor.ts';

/** One labelled item of a regression set. */
export interface RegressionItem {
  /** The item's own id, or its position as text ("1" is the first). */
  readonly id: string;
  /** One tensor an input of the model, by name. */
  readonly inputs: ReadonlyMap<string, Tensor>;
  /** True when every tensor already has the model's batch axis; such an item is one run and is never batched with others. */
  readonly hasBatchAxis: boolean;
  /** JSON value as written. Stays in the parent process: a model must not be able to read the answers. */
  readonly label: unknown;
  /** Slice value by slice key, such as { class: "Sneaker" }. */
  readonly slice: Readonly<Record<string, string>>;
  /** Where it stands, for messages: "regression-set.jsonl, line 12". */
  readonly place: string;
}

/** The labelled items a model is scored on, read as a stream: memory stays flat however many there are. */
export interface RegressionSet {
  /** SHA-256 of the set's bytes, hex: of the file, or of names and bytes of a folder's files in order of their names. */
  readonly digest: string;
  /** A new pass over all items, in the order of the file. */
  items(): AsyncGenerator<RegressionItem, void, undefined>;
}

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
