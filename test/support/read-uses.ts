import { readFileSync } from 'node:fs';

/** What follows `uses:` in a workflow, in the order of the file, without the comment behind it. */
export function readUses(file: string): string[] {
  const lines = readFileSync(file, 'utf8').matchAll(/^\s*(?:- )?uses: (?<uses>\S+)/gm);
  return [...lines].map(({ groups }) => groups?.['uses'] ?? '');
}
