import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFacts, DataSource, RegressionItem } from '../regression-set.ts';
import { readNamedArrays } from './named-arrays.ts';

/**
 * The items of a folder of `.npy` files, each an array named after its file: see `readNamedArrays`.
 *
 * @param observe - Called at the end of the pass, also if it stops early.
 * @throws {UserError} If the arrays are damaged, or do not fit the model or each other.
 */
export async function* readNpyFolder(
  source: DataSource,
  observe: (facts: DataFacts) => void = () => {},
): AsyncGenerator<RegressionItem, void, undefined> {
  const files = (await readdir(source.path)).filter((name) => name.endsWith(ENDING)).sort();
  yield* readNamedArrays(
    {
      names: files.map((file) => file.slice(0, -ENDING.length)),
      open: async (name) => createReadStream(join(source.path, `${name}${ENDING}`)),
      placeOf: (name) => join(source.shownPath, `${name}${ENDING}`),
    },
    source,
    observe,
  );
}

const ENDING = '.npy';
