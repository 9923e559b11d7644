import type { DataSource } from '../dataset/data-source.ts';
import { tensorNumbers } from '../dataset/element-codec.ts';
import { readCsv } from '../dataset/read-csv.ts';
import { readJsonl } from '../dataset/read-jsonl.ts';
import { readNpz } from '../dataset/read-npz.ts';
import { UserError } from '../errors.ts';
import { isTensor } from '../task/read-label.ts';

/** The label of a data set's first item, as a plain value; or why it cannot be read by the model's inputs. */
export type FirstLabel = { readonly label: unknown } | { readonly problem: string };

/**
 * Reads the first item of a `.jsonl`, `.csv` or `.npz` file and holds it against the model's inputs. Nothing beyond that
 * item is read, however large the file is.
 */
export async function readFirstLabel(source: DataSource): Promise<FirstLabel> {
  try {
    for await (const { label } of readItems(source)) return { label: toPlainValue(label) };
    return { problem: `${source.shownPath}: expected at least one item, got none.` };
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message };
    throw error;
  }
}

function readItems(source: DataSource) {
  if (source.path.endsWith('.csv')) return readCsv(source);
  if (source.path.endsWith('.npz')) return readNpz(source);
  return readJsonl(source);
}

/** CSV has text alone and .npz tensors alone; what they say is told as JSON would. */
function toPlainValue(label: unknown): unknown {
  if (typeof label === 'string' && label.trim() !== '' && Number.isFinite(Number(label)))
    return Number(label);
  if (!isTensor(label)) return label;
  const values = label.dtype === 'string' ? [...label.strings] : [...tensorNumbers(label)];
  return values.length === 1 ? values[0] : values;
}
