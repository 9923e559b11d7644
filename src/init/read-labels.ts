import { tensorNumbers } from '../dataset/element-codec.ts';
import { readCsv } from '../dataset/formats/read-csv.ts';
import { readJsonl } from '../dataset/formats/read-jsonl.ts';
import { readNpz } from '../dataset/formats/read-npz.ts';
import type { DataSource } from '../dataset/regression-set.ts';
import { UserError } from '../errors/errors.ts';
import { isTensor } from '../task/read-label.ts';

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
 * Reads the first labels of a `.jsonl`, `.csv` or `.npz` file according to the model's inputs, from the first column with a
 * usual name. Reads nothing beyond them, however large the file is.
 */
export async function readLabels(source: Omit<DataSource, 'labelColumn'>): Promise<Labels> {
  const hasColumns = /\.(?:csv|npz)$/.test(source.path);
  let first: UserError | undefined;
  for (const column of hasColumns ? USUAL_COLUMNS : [DEFAULT_COLUMN]) {
    const read = await readColumn({ ...source, labelColumn: column });
    if ('labels' in read) return { ...read, column: column === DEFAULT_COLUMN ? undefined : column };
    first ??= read.error;
  }
  return { error: first as UserError };
}

async function readColumn(
  source: DataSource,
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

function readItems(source: DataSource) {
  if (source.path.endsWith('.csv')) return readCsv(source);
  if (source.path.endsWith('.npz')) return readNpz(source);
  return readJsonl(source);
}

/** Converts a label from CSV (always text) or .npz (always a tensor) to its JSON value. */
function toPlainValue(label: unknown): unknown {
  if (typeof label === 'string' && label.trim() !== '' && Number.isFinite(Number(label)))
    return Number(label);
  if (!isTensor(label)) return label;
  const values = label.dtype === 'string' ? [...label.strings] : [...tensorNumbers(label)];
  return values.length === 1 ? values[0] : values;
}
