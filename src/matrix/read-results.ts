import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { InfrastructureError } from '../errors/errors.ts';
import type { Problem, Unreadable } from '../verdict/facts/problem.ts';
import { type Result, resultSchema } from './result.ts';

/** A result and its file. */
export interface ReadResult {
  /** Relative to the folder of results. */
  readonly place: string;
  readonly result: Result;
}

export interface ReadResults {
  readonly results: readonly ReadResult[];
  /** Files that are named like a result but are not one. */
  readonly problems: readonly Problem[];
}

/** A matrix has at most 256 jobs, and each leaves a few files. */
const MAX_ENTRIES = 10_000;
/** Enough for the outcomes of several million items. */
const MAX_BYTES = 512 * 2 ** 20;
const MAX_PROBLEMS = 20;

/**
 * Reads all result files in a folder and its subfolders, as actions/download-artifact leaves them. They come from other
 * machines, so they are checked against the schema, and links are not followed.
 *
 * @param folder - Absolute. A missing folder has no results.
 * @throws {InfrastructureError} If the folder cannot be listed, or has more entries than a matrix can produce.
 */
export async function readResults(folder: string): Promise<ReadResults> {
  const results: ReadResult[] = [];
  const problems: Problem[] = [];
  for (const { file, isFile } of await listResultFiles(folder)) {
    const place = relative(folder, file);
    const read = isFile ? await readResult(file) : ({ why: { kind: 'not-a-file' } } as const);
    if ('result' in read) results.push({ place, result: read.result });
    else if (problems.length < MAX_PROBLEMS) problems.push({ kind: 'unreadable-file', place, why: read.why });
  }
  return { results, problems };
}

async function listResultFiles(
  folder: string,
): Promise<readonly { readonly file: string; readonly isFile: boolean }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw unreadableFolder(folder, error.code ?? error.message);
    },
  );
  if (entries.length > MAX_ENTRIES)
    throw unreadableFolder(folder, `more than ${MAX_ENTRIES} files and folders (${entries.length})`);
  return entries
    .filter(({ name }) => /^result-.*\.json$/.test(name))
    .map((entry) => ({ file: join(entry.parentPath, entry.name), isFile: entry.isFile() }))
    .sort((left, right) => (left.file < right.file ? -1 : 1));
}

async function readResult(file: string): Promise<{ result: Result } | { why: Unreadable }> {
  let json: unknown;
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) return { why: { kind: 'too-large', bytes: size, maxBytes: MAX_BYTES } };
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return { why: { kind: 'not-json' } };
    return { why: { kind: 'not-read', message: String((error as NodeJS.ErrnoException).code) } };
  }
  const parsed = resultSchema.safeParse(json, { reportInput: true });
  if (parsed.success) return { result: parsed.data };
  const [issue] = parsed.error.issues;
  return {
    why: { kind: 'invalid', path: issue?.path.join('.') ?? '', message: issue?.message ?? '' },
  };
}

function unreadableFolder(folder: string, got: string): InfrastructureError {
  return new InfrastructureError(
    `results: expected a folder of downloaded results, got ${got} (${folder}).`,
    'Have actions/download-artifact put the artifacts of the measure jobs there, and nothing else.',
  );
}
