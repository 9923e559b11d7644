import { readFile } from 'node:fs/promises';
import { UserError } from '../errors.ts';
import { type ReadYaml, readYaml } from './read-yaml.ts';
import { type Waiver, waiversSchema } from './waivers.ts';

/** Name of the file, in the policy's own folder. */
export const WAIVERS_FILE = 'regression-gate-waivers.yml';

const KIND = {
  schema: waiversSchema,
  name: 'waivers',
  remedy:
    'See "Waivers" in the README; an editor shows mistakes with dist/regression-gate-waivers.schema.json.',
};

/** What a file of waivers says; `explain` tells of waivers that do not fit the policy. */
export type ReadWaivers = Pick<ReadYaml<unknown>, 'explain'> & { readonly waivers: readonly Waiver[] };

/**
 * Reads a file of waivers.
 *
 * @param file - Absolute path.
 * @returns Undefined where there is no such file.
 * @throws {UserError} With every mistake at once, or if the file cannot be read.
 */
export async function readWaivers(file: string, shownPath: string): Promise<ReadWaivers | undefined> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    if (code === 'ENOENT') return undefined;
    throw new UserError(
      `${shownPath}: expected a file of waivers or none, got ${code}.`,
      'Make it readable, or remove it.',
      { cause: error },
    );
  }
  return parseWaivers(text, shownPath);
}

/** Parses the text of a file of waivers; see {@link readWaivers}. */
export function parseWaivers(text: string, shownPath: string): ReadWaivers {
  const { value, explain } = readYaml(text, shownPath, KIND);
  return { waivers: value.waivers, explain };
}
