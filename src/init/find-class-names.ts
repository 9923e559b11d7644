import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';

/**
 * The names of the classes, from the first of the folders that has a list of them.
 *
 * @param folders - Relative to `root`, with slashes.
 * @returns With the path of the list, relative to `root`.
 */
export async function findClassNames(
  root: string,
  folders: readonly string[],
): Promise<{ readonly path: string; readonly names: readonly string[] } | undefined> {
  for (const folder of folders) {
    const path = posix.join(folder, 'classes.json');
    const names = await readClassNames(join(root, path));
    if (names !== undefined) return { path, names };
  }
  return undefined;
}

/** A larger `classes.json` is not a list of class names. */
const MAX_CLASSES_BYTES = 4 * 2 ** 20;

/** Does not report an invalid file, because the policy's own check does. */
async function readClassNames(file: string): Promise<readonly string[] | undefined> {
  try {
    const text = await readFile(file, 'utf8');
    const value: unknown = text.length > MAX_CLASSES_BYTES ? undefined : JSON.parse(text);
    return Array.isArray(value) && value.every((name) => typeof name === 'string') ? value : undefined;
  } catch {
    return undefined;
  }
}
