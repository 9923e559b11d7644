import { dirname, join } from 'node:path';
import type { DataSource } from '../../dataset/regression-set.ts';
import { readTokenizer } from '../../dataset/text/tokenizer.ts';
import { UserError } from '../../errors/errors.ts';
import type { TensorSignature } from '../../model/model-facts.ts';
import type { DataSetChoice } from './choose-data-sets.ts';
import {
  type DataSettings,
  findTokenizer,
  proposeAudio,
  proposeImages,
  TEXT_COLUMNS,
} from './propose-settings.ts';
import { readLabels } from './read-labels.ts';

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

/** A data set, and its first labels. */
interface DescribedData {
  readonly dataset: ProposedDataSet;
  readonly labels: readonly unknown[];
}

/** The part of a model that decides how it takes data. */
interface DataTaker {
  /** Relative to the repository. */
  readonly path: string;
  readonly inputs: readonly TensorSignature[];
}

/** The absolute folder of the repository, and how its Parquet files are read. */
export type Place = { readonly root: string } & Pick<DataSource, 'openParquet'>;

/**
 * Looks into the data set that was chosen for a model: which of its columns is the label, and how it is read.
 *
 * @returns Without labels, and with the problem, if it cannot be used as it is.
 */
export async function proposeDataSet(
  at: Place,
  model: DataTaker,
  choice: DataSetChoice,
): Promise<DescribedData> {
  const { path } = choice;
  switch (choice.state) {
    case 'none':
      return without(path, { kind: 'none' });
    case 'several':
      return without(path, { kind: 'several', names: choice.names });
    case 'taken':
      return without(path, { kind: 'taken', path: choice.taken, by: choice.by });
    case 'found':
      return choice.isTestDataFolder ? without(path, undefined) : describeFound(at, model, choice);
  }
}

const without = (path: string, problem: DataSetProblem | undefined): DescribedData => ({
  dataset: { path, label: undefined, problem },
  labels: [],
});

async function describeFound(
  { root, openParquet }: Place,
  { path: model, inputs }: DataTaker,
  { path, form }: Extract<DataSetChoice, { state: 'found' }>,
): Promise<DescribedData> {
  const file = { path: join(root, path), shownPath: path };
  const preprocess = form === 'images' ? proposeImages(inputs) : undefined;
  if (form === 'images' && preprocess === undefined) return without(path, { kind: 'no-image-input', path });
  try {
    const audio = form === 'recordings' ? await proposeAudio(file, inputs) : undefined;
    const source = { ...file, inputs, openParquet, form, audio };
    const read = await readLabels(source);
    if ('labels' in read) {
      const settings = { ...(preprocess && { preprocess }), ...(audio && { audio }) };
      return { dataset: { path, label: read.column, settings, problem: undefined }, labels: read.labels };
    }
    return (
      (await describeTexts(root, { model, source })) ??
      without(path, { kind: 'unreadable', message: read.error.message })
    );
  } catch (error) {
    if (error instanceof UserError) return without(path, { kind: 'unreadable', message: error.message });
    throw error;
  }
}

/** Undefined if the model takes no tokens, or no column with a usual name has texts. */
async function describeTexts(
  root: string,
  { model, source }: { readonly model: string; readonly source: Omit<DataSource, 'labelColumn'> },
): Promise<DescribedData | undefined> {
  const path = source.shownPath;
  const file = await findTokenizer(root, [dirname(model), dirname(path), '.'], source.inputs);
  if (file === undefined) return undefined;
  const tokenizer = await readTokenizer({ path: join(root, file), shownPath: file });
  for (const column of TEXT_COLUMNS) {
    const read = await readLabels({ ...source, text: { tokenizer, columns: [column] } });
    if ('error' in read) continue;
    const settings = { text: { tokenizer: file, column } };
    return { dataset: { path, label: read.column, settings, problem: undefined }, labels: read.labels };
  }
  return undefined;
}
