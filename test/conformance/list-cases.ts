import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** One case of the ONNX backend test suite: a folder with `model.onnx` and `test_data_set_N` folders. */
export interface Case {
  /** Path within the suite: "node/test_abs". */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

/** All cases in a folder, at any depth, in order of name. */
export async function listCases(suite: string): Promise<Case[]> {
  const files = await readdir(suite, { recursive: true, withFileTypes: true });
  return files
    .filter((file) => file.isFile() && file.name === 'model.onnx')
    .map(({ parentPath }) => ({ name: relative(suite, parentPath), folder: parentPath }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Folder of the suite's cases in an unpacked source package of `onnx`, or in any folder above it. */
export async function findSuite(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = entries.find(
    ({ parentPath, name }) => name === 'node' && parentPath.endsWith(join('backend', 'test', 'data')),
  );
  return found?.parentPath ?? folder;
}
