import { readdir } from 'node:fs/promises';
import { basename, extname } from 'node:path';

/** The data set next to a model, as a path relative to the model's folder, or why none can be chosen. */
export type FoundDataSet =
  | { readonly state: 'found'; readonly path: string; readonly isTestDataFolder: boolean }
  | { readonly state: 'none' }
  | { readonly state: 'several'; readonly names: readonly string[] };

const ENDINGS = ['.jsonl', '.jsonl.gz', '.csv', '.npz'];
const USUAL_NAMES = ['regression-set', 'regression_set'];
const MAX_SHOWN = 5;

/**
 * Looks for a data set next to a model: ONNX `test_data_set_N` folders, a file named like the model or `regression-set`, or
 * else the only file in a format that the gate reads.
 *
 * @param folder - The model's folder, absolute.
 * @param modelName - File name of the model.
 */
export async function findDataSet(folder: string, modelName: string): Promise<FoundDataSet> {
  const names = (await readdir(folder)).sort();
  if (names.some((name) => /^test_data_set_\d+$/.test(name))) {
    return { state: 'found', path: '.', isTestDataFolder: true };
  }
  const files = names.filter((name) => stemOf(name) !== undefined);
  const stem = basename(modelName, extname(modelName));
  const named = [stem, ...USUAL_NAMES].flatMap((wanted) => files.filter((name) => stemOf(name) === wanted));
  const [path, ...others] = named.length > 0 ? named.slice(0, 1) : files;
  if (path === undefined) return { state: 'none' };
  if (others.length > 0) return { state: 'several', names: files.slice(0, MAX_SHOWN) };
  return { state: 'found', path, isTestDataFolder: false };
}

/** The name without its data set extension; undefined for other files. */
function stemOf(name: string): string | undefined {
  const ending = ENDINGS.find((each) => name.endsWith(each));
  return ending === undefined ? undefined : name.slice(0, -ending.length);
}
