import { basename, dirname, extname } from 'node:path';
import { GENERIC_NAMES } from './data/list-data-sets.ts';

const MAX_LENGTH = 64;

/**
 * Chooses an id for each model: its file name, or its folder's name if that is more specific. The id also names the
 * baseline.
 *
 * @param paths - Relative to the repository, with slashes, without duplicates.
 * @param used - Ids of other models.
 * @returns One unique, valid id per path.
 */
export function chooseIds(paths: readonly string[], used: Iterable<string> = []): string[] {
  const taken = new Set<string>(used);
  return paths.map((path) => {
    const wanted = idOf(path);
    const numbered = (number: number) => `${wanted.slice(0, MAX_LENGTH - 4)}-${number}`;
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = numbered(number);
    taken.add(id);
    return id;
  });
}

/** Names of folders under that of the records. */
const RESERVED = ['', 'out', 'attempts'];

function idOf(path: string): string {
  const stem = toId(basename(path, extname(path)));
  const folder = toId(basename(dirname(path)));
  const name = GENERIC_NAMES.includes(stem) && folder !== '' ? folder : stem;
  return RESERVED.includes(name) ? 'model' : name;
}

/** A name as an id: without characters that ids do not have, and at most 64 long; may be empty. */
export const toId = (name: string): string =>
  name
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, MAX_LENGTH);
