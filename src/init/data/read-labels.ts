import { tensorNumbers } from '../../dataset/element-codec.ts';
import { readWav } from '../../dataset/formats/audio/read-wav.ts';
import { listLabelledFiles } from '../../dataset/formats/files/labelled-files.ts';
import { IMAGES } from '../../dataset/formats/files/read-images.ts';
import { readParquet } from '../../dataset/formats/parquet/read-parquet.ts';
import { readCsv } from '../../dataset/formats/read-csv.ts';
import { readJsonl } from '../../dataset/formats/read-jsonl.ts';
import { readNpyFolder } from '../../dataset/formats/read-npy-folder.ts';
import { readNpz } from '../../dataset/formats/read-npz.ts';
import { parseArray } from '../../dataset/parse-array.ts';
import type { DataSource } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import { isTensor } from '../../task/read-label.ts';
import type { FolderForm } from './recognize-folder.ts';

/** Labels of a data set as plain values, or the error if they cannot be read. */
type Labels =
  | {
      readonly labels: readonly unknown[];
      /** Name of their column or array; undefined if it is "label". */
      readonly column: string | undefined;
    }
  | { readonly error: UserError };

/** Enough to see whether labels are whole numbers, or only 0 and 1. */
const MAX_LABELS = 100;

const DEFAULT_COLUMN = 'label';
const USUAL_COLUMNS = [DEFAULT_COLUMN, 'labels', 'target', 'targets', 'y', 'class', 'expected', 'output'];

/**
 * Reads the first labels of a data set according to the model's inputs, from the first column with a usual name. Reads nothing
 * beyond them, however large it is, and decodes no images.
 */
export async function readLabels(source: LabelSource): Promise<Labels> {
  const hasColumns = source.form !== undefined || /\.(?:csv|npz|parquet)$/.test(source.path);
  let first: UserError | undefined;
  for (const column of hasColumns ? USUAL_COLUMNS : [DEFAULT_COLUMN]) {
    const read = await readColumn({ ...source, labelColumn: column });
    if ('labels' in read) return { ...read, column: column === DEFAULT_COLUMN ? undefined : column };
    first ??= read.error;
  }
  return { error: first as UserError };
}

/** A data set, and what its folder holds; no form for a file. */
type LabelSource = Omit<DataSource, 'labelColumn'> & { readonly form?: FolderForm | undefined };

async function readColumn(
  source: DataSource & LabelSource,
): Promise<{ readonly labels: readonly unknown[] } | { readonly error: UserError }> {
  const labels: unknown[] = [];
  try {
    for await (const { label } of readItems(source)) {
      labels.push(toPlainValue(label));
      if (labels.length === MAX_LABELS) break;
    }
  } catch (error) {
    if (error instanceof UserError) return { error };
    throw error;
  }
  if (labels.length > 0) return { labels };
  const error = new UserError(
    `${source.shownPath}: expected at least one item, got none.`,
    'Write one labelled item per line.',
  );
  return { error };
}

function readItems(source: DataSource & LabelSource): AsyncIterable<{ readonly label: unknown }> {
  switch (source.form) {
    case 'images':
      return listLabelledFiles(source, IMAGES);
    case 'recordings':
      return readWav(source);
    case 'parquet':
      return readParquet(source);
    case 'arrays':
      return readNpyFolder(source);
    case undefined:
      return readFile(source);
  }
}

function readFile(source: DataSource): AsyncIterable<{ readonly label: unknown }> {
  if (source.path.endsWith('.parquet')) return readParquet(source);
  if (source.path.endsWith('.csv')) return readCsv(source);
  if (source.path.endsWith('.npz')) return readNpz(source);
  return readJsonl(source);
}

/** Converts a label from CSV (always text) or .npz (always a tensor) to its JSON value. */
function toPlainValue(label: unknown): unknown {
  if (typeof label === 'string' && label.trim() !== '' && Number.isFinite(Number(label)))
    return Number(label);
  if (typeof label === 'string') return readObjects(label) ?? label;
  if (!isTensor(label)) return label;
  const values = label.dtype === 'string' ? [...label.strings] : [...tensorNumbers(label)];
  return values.length === 1 ? values[0] : values;
}

/** The objects of an image, as a field of a .csv file has them; undefined if the text is anything else. */
function readObjects(text: string): readonly unknown[] | undefined {
  const values = parseArray(text);
  return values?.every((each) => typeof each === 'object' && each !== null) ? values : undefined;
}
