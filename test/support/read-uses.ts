import { readFileSync } from 'node:fs';

/** Values of `uses:` in a workflow, in file order, without trailing comments. */
export function readUses(file: string): string[] {
  const lines = readFileSync(file, 'utf8').matchAll(/^\s*(?:- )?uses: (?<uses>\S+)/gm);
  return [...lines].map(({ groups }) => groups?.['uses'] ?? '');
}
