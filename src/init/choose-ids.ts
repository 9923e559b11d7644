import { basename, dirname, extname } from 'node:path';

const MAX_LENGTH = 64;
/** Names that many models have; their folder's name tells more. */
const GENERIC = ['model', 'model_quantized', 'network', 'best', 'last', 'latest', 'export', 'out'];

/**
 * An id for each model, which is also the name of its baseline: its file's name, or its folder's where that says more.
 *
 * @param paths - Relative to the repository, with slashes; each once.
 * @returns One id a path, each another, all as the policy wants them.
 */
export function chooseIds(paths: readonly string[]): string[] {
  const taken = new Set<string>();
  return paths.map((path) => {
    const wanted = idOf(path);
    const numbered = (number: number) => `${wanted.slice(0, MAX_LENGTH - 4)}-${number}`;
    let id = wanted;
    for (let number = 2; taken.has(id); number += 1) id = numbered(number);
    taken.add(id);
    return id;
  });
}

function idOf(path: string): string {
  const stem = toId(basename(path, extname(path)));
  const folder = toId(basename(dirname(path)));
  const name = GENERIC.includes(stem) && folder !== '' ? folder : stem;
  return name === '' || name === 'out' ? 'model' : name;
}

const toId = (name: string): string =>
  name
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
    .slice(0, MAX_LENGTH);
