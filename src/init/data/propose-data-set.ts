import type { DataSettings } from './propose-settings.ts';

/** Existing or expected location of the labelled items. */
export interface ProposedDataSet {
  readonly path: string;
  /** Name of the label column or array; undefined if it is "label", or if there is none. */
  readonly label: string | undefined;
  /** How it is read, where the defaults are not enough. */
  readonly settings?: DataSettings | undefined;
  /** Undefined if its first items fit the model. */
  readonly problem: DataSetProblem | undefined;
}

/** A problem with a data set that a person has to solve. */
export type DataSetProblem =
  | { readonly kind: 'none' }
  /** For a language model. */
  | { readonly kind: 'no-prompts' }
  | { readonly kind: 'several'; readonly names: readonly string[] }
  /** The only one that fits is used for the model `by`. */
  | { readonly kind: 'taken'; readonly path: string; readonly by: string }
  /** The model has no input for the images of the folder. */
  | { readonly kind: 'no-image-input'; readonly path: string }
  /** The error's own message. */
  | { readonly kind: 'unreadable'; readonly message: string };
