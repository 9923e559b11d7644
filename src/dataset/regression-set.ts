import type { TensorSignature } from '../model/model-facts.ts';
import type { Tensor } from '../model/tensor.ts';
import type { AudioSettings, ImageSettings } from '../policy/dataset.ts';
import type { Annotations } from './coco/annotations.ts';
import type { ImageDecoder } from './image-decoder.ts';
import type { ParquetReader } from './parquet-reader.ts';
import type { TextReading } from './text/text-reading.ts';

/** One labelled item of a regression set. */
export interface RegressionItem {
  /** The item's own id, or its position as text ("1" is the first). */
  readonly id: string;
  /** One tensor per input of the model, by name. */
  readonly inputs: ReadonlyMap<string, Tensor>;
  /**
   * Whether the inputs are given whole, with every axis that the model declares. Such an item is a run of its own and
   * counts as one, however many rows it has. Otherwise inputs lack the batch axis, along which items are stacked.
   */
  readonly isWhole: boolean;
  /** What some of the inputs were tokenized from; absent for items that have all inputs themselves. */
  readonly texts?: readonly string[] | undefined;
  /**
   * The label, as a JSON value or a tensor. Stays in the parent process: a model must not be able to read the
   * answers.
   */
  readonly label: unknown;
  /** Slice value by slice key, such as { class: "Sneaker" }. */
  readonly slice: Readonly<Record<string, string>>;
  /** Equal for items that belong together, such as frames of one video; absent if each is by itself. */
  readonly cluster?: number | undefined;
  /** Place of the item, for messages: "regression-set.jsonl, line 12". */
  readonly place: string;
}

/**
 * The labelled items that a model is scored on. They are read as a stream, so memory does not grow with their number.
 */
export interface RegressionSet {
  /** SHA-256 of the set's bytes, hex: of the file, or of the names and bytes of a folder's files in order of name. */
  readonly digest: string;
  /** Starts a new pass over all items, in file order. */
  items(): AsyncGenerator<RegressionItem, void, undefined>;
  /**
   * Checks that the files still have the digest: a pass over other items would be scored under the wrong name.
   *
   * @throws {InfrastructureError} If they have changed since they were opened, or are gone.
   */
  verify(): Promise<void>;
  /** What the passes so far found besides the items; undefined before the first. */
  facts?(): DataFacts | undefined;
  /** The same items, read for another model. @throws {UserError} As opening the set for it. */
  forModel(model: ModelInputs): RegressionSet;
}

/** The model that a data set is read for. Items may have more inputs than it takes. */
export interface ModelInputs {
  readonly inputs: readonly TensorSignature[];
  /** Which of two models it is, for messages. */
  readonly model?: 'baseline' | 'candidate' | undefined;
  /** Names of the inputs of the model that it is compared with; undefined if there is none. */
  readonly others?: readonly string[] | undefined;
  /** Names of the tensors that a data set gives by position; undefined for those of `inputs`. */
  readonly positions?: readonly string[] | undefined;
}

/** A file or folder with data. */
export interface DataFile {
  /** Absolute path. */
  readonly path: string;
  /** The path as the user wrote it, for messages. */
  readonly shownPath: string;
}

/** A file or folder with data, and what the policy says about them. */
export interface WantedFile extends DataFile {
  /** SHA-256, hex, that the set must have; undefined for any. */
  readonly expectedDigest?: string | undefined;
  /** Whether the policy's `prepare` has just made it, or would make it if it were not there; undefined without `prepare`. */
  readonly preparation?: 'made' | 'possible' | undefined;
}

/** Where to read a regression set from, and the model that its items must fit. */
export interface DataSource extends WantedFile, ModelInputs {
  /** Name of the label column of a table, or of the label array in NumPy files. */
  readonly labelColumn: string;
  /** Whether items of a `.jsonl` file may lack a label. */
  readonly isUnlabelled?: boolean | undefined;
  /** Column with the ids of the items; undefined for `id`, if there is one. */
  readonly id?: string | undefined;
  /** Columns that group items, besides those named `slice.<key>`. */
  readonly slices?: readonly string[] | undefined;
  /** Slice key, or column, that says which items belong together; undefined if each is by itself. */
  readonly cluster?: string | undefined;
  /** Columns of a table that are inputs, in this order; undefined for all that have no other role. */
  readonly columns?: readonly string[] | undefined;
  /** Columns, or NumPy arrays, that are not used. */
  readonly ignore?: readonly string[] | undefined;
  /** How texts become inputs; undefined if the data set has the inputs themselves. */
  readonly text?: TextReading | undefined;
  /** How the image files of a folder are read; undefined for other data. */
  readonly images?: ImageReading | undefined;
  /** The labels of the images; undefined if they are in `labels.csv`, or the names of folders. */
  readonly annotations?: Annotations | undefined;
  /** How the WAV files of a folder are read; undefined for other data. */
  readonly audio?: AudioSettings | undefined;
  /**
   * Opens a reader for one pass over these Parquet files, which are absolute paths without links; undefined if the data set
   * has none.
   */
  readonly openParquet?: ((files: readonly string[]) => ParquetReader) | undefined;
}

/** How image files become tensors. */
interface ImageReading {
  readonly settings: ImageSettings;
  /** Opens a decoder for one pass. */
  readonly openDecoder: () => ImageDecoder;
}

/** What a pass over a data set, or the part of it that was read, found besides the items. */
export interface DataFacts {
  /** Columns that became one input because of their order in the file alone. */
  readonly byPosition?: { readonly input: string; readonly columns: readonly string[] };
  /** Missing values that became NaN, and the columns that they are in. */
  readonly missing: { readonly fields: number; readonly columns: readonly string[] };
  /** Undefined if no item was read. */
  readonly names: InputNames | undefined;
}

/** Of a format in which every value is given. */
export const NONE_MISSING: DataFacts['missing'] = { fields: 0, columns: [] };

/** What the first item says about the names of the model's inputs in the data set. */
export interface InputNames {
  /** Names in the data set by input, where they differ; "" for an input that takes all columns of a table. */
  readonly taken: ReadonlyMap<string, string>;
  /** Inputs of the data set that the model does not take. */
  readonly unused: readonly string[];
}

/**
 * Looks up the few items that a report names, because outcomes are stored without them. Reads the set once and stops at the
 * last of these items.
 *
 * @param indices - Positions in the set from 0, in any order. A position beyond the end has no entry in the result.
 * @param keep - What to keep of an item.
 * @returns What was kept, by position.
 * @throws {UserError} As the set's items.
 */
export async function pickItems<Item, Kept>(
  set: { items(): AsyncGenerator<Item, void, undefined> },
  indices: readonly number[],
  keep: (item: Item, index: number) => Kept,
): Promise<ReadonlyMap<number, Kept>> {
  const wanted = new Set(indices);
  const kept = new Map<number, Kept>();
  if (wanted.size === 0) return kept;
  let index = 0;
  for await (const item of set.items()) {
    if (wanted.has(index)) kept.set(index, keep(item, index));
    if (kept.size === wanted.size) break;
    index += 1;
  }
  return kept;
}
