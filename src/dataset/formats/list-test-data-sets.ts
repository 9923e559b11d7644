import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';

/** One ONNX `test_data_set_N` folder. */
export interface TestDataFolder {
  /** Name of the folder. */
  readonly name: string;
  /** Path relative to the data set; "" for the data set itself. */
  readonly relativePath: string;
  /** File names `input_0.pb`, `input_1.pb` …, in order of number. */
  readonly inputs: readonly string[];
  /** File names `output_0.pb` … likewise. */
  readonly outputs: readonly string[];
}

/**
 * The `test_data_set_N` folders in a folder, in order of number; or the folder itself if it contains `input_0.pb`.
 *
 * @returns Empty if there are neither.
 */
export async function listTestDataSets(path: string): Promise<TestDataFolder[]> {
  const names = await readdir(path);
  if (names.includes('input_0.pb')) return [toFolder(basename(path), '', names)];
  const folders = numbered(names, /^test_data_set_(\d+)$/);
  return Promise.all(folders.map(async (name) => toFolder(name, name, await readdir(join(path, name)))));
}

function toFolder(name: string, relativePath: string, files: readonly string[]): TestDataFolder {
  return {
    name,
    relativePath,
    inputs: numbered(files, /^input_(\d+)\.pb$/),
    outputs: numbered(files, /^output_(\d+)\.pb$/),
  };
}

/** The matching names, in order of the number that the pattern captures: 10 comes after 9. */
function numbered(names: readonly string[], pattern: RegExp): string[] {
  const number = (name: string) => Number(pattern.exec(name)?.[1]);
  return names.filter((name) => pattern.test(name)).sort((a, b) => number(a) - number(b));
}
