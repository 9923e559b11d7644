import { createHash } from 'node:crypto';
import { join, relative } from 'node:path';
import { hashFile } from '../../../files/hash-file.ts';
import { openPlainFile } from '../../../files/plain-file.ts';
import { gitIn } from '../../../git/git.ts';
import type { ServerPolicy } from '../../../policy/served/engine.ts';

/** The files that a server's command line names, by digest. */
export interface ServerProgram {
  /** SHA-256, hex, over one line `name sha256` per file in the order of the arguments. */
  readonly sha256: string;
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
}

/** Where a server starts. Absolute. */
export interface ServerFolder {
  readonly cwd: string;
  /** The folder, `cwd` or one above it, whose files come from one commit. */
  readonly root: string;
}

/** The folder of a server that starts from the checkout: its root is that of the repository, if there is one. */
export async function openServerFolder(cwd: string): Promise<ServerFolder> {
  const up = await gitIn(cwd)('rev-parse', '--show-cdup').catch(() => '');
  return { cwd, root: join(cwd, up.trim()) };
}

/**
 * Digests what a server's command line names in the repository, such as `serve.mjs` or `../serve.mjs`. What these files load
 * in turn is not among them.
 */
export async function digestProgram(
  { start = [] }: Pick<ServerPolicy, 'start'>,
  { cwd, root }: ServerFolder,
): Promise<ServerProgram> {
  const files: { name: string; sha256: string }[] = [];
  for (const argument of start) {
    if (argument.includes('{')) continue;
    const file = join(cwd, argument);
    if (relative(root, file).startsWith('..')) continue;
    const opened = await openPlainFile(file, 'follow');
    if (opened.problem !== undefined) continue;
    try {
      files.push({ name: argument, sha256: (await hashFile(opened.handle)).sha256 });
    } finally {
      await opened.handle.close();
    }
  }
  const lines = files.map(({ name, sha256 }) => `${name} ${sha256}\n`);
  return { sha256: createHash('sha256').update(lines.join('')).digest('hex'), files };
}

/** Names of the files in which two programs, or two artifacts, differ. */
export function changedFiles(
  baseline: Pick<ServerProgram, 'files'>,
  candidate: Pick<ServerProgram, 'files'>,
): string[] {
  const [before, now] = [baseline, candidate].map(
    ({ files }) => new Map(files.map(({ name, sha256 }) => [name, sha256])),
  );
  const names = new Set([...(before?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...names].filter((name) => before?.get(name) !== now?.get(name));
}
