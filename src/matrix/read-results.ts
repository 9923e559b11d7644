import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { InfrastructureError } from '../errors/errors.ts';
import { type Result, resultSchema } from './result.ts';

/** A result, and the file that it stands in. */
export interface ReadResult {
  /** Relative to the folder of results. */
  readonly place: string;
  readonly result: Result;
}

export interface ReadResults {
  readonly results: readonly ReadResult[];
  /** Files that are named like a result and are none, a sentence each. */
  readonly problems: readonly string[];
}

/** A matrix has at most 256 jobs, and each leaves a few files. */
const MAX_ENTRIES = 10_000;
/** Outcomes of several million items. */
const MAX_BYTES = 512 * 2 ** 20;
const MAX_PROBLEMS = 20;

/**
 * Reads all result files of a folder and of the folders in it, as actions/download-artifact leaves them. They come from
 * other machines, so they are data: nothing is believed that the schema does not allow, and no link is followed.
 *
 * @param folder - Absolute. One that does not exist has no results.
 * @throws {InfrastructureError} If the folder cannot be listed, or holds more than a matrix can have left.
 */
export async function readResults(folder: string): Promise<ReadResults> {
  const results: ReadResult[] = [];
  const problems: string[] = [];
  for (const { file, isFile } of await listResultFiles(folder)) {
    const place = relative(folder, file);
    const read = isFile ? await readResult(file) : 'a link or a folder, not a file';
    if (typeof read !== 'string') results.push({ place, result: read });
    else if (problems.length < MAX_PROBLEMS) problems.push(`${place} is no result of this gate: ${read}.`);
  }
  return { results, problems };
}

async function listResultFiles(
  folder: string,
): Promise<readonly { readonly file: string; readonly isFile: boolean }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw unreadable(folder, error.code ?? error.message);
    },
  );
  if (entries.length > MAX_ENTRIES)
    throw unreadable(folder, `${entries.length} files and folders, more than ${MAX_ENTRIES}`);
  return entries
    .filter(({ name }) => /^result-.*\.json$/.test(name))
    .map((entry) => ({ file: join(entry.parentPath, entry.name), isFile: entry.isFile() }))
    .sort((left, right) => (left.file < right.file ? -1 : 1));
}

/** @returns The result, or why it is none. */
async function readResult(file: string): Promise<Result | string> {
  let json: unknown;
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) return `${size} bytes, more than ${MAX_BYTES}`;
    json = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return error instanceof SyntaxError ? 'it is no JSON' : String((error as NodeJS.ErrnoException).code);
  }
  const parsed = resultSchema.safeParse(json, { reportInput: true });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `${issue?.path.join('.') || 'as a whole'}: ${issue?.message ?? 'not understood'}`;
}

function unreadable(folder: string, got: string): InfrastructureError {
  return new InfrastructureError(
    `results: expected a folder of downloaded results, got ${got} (${folder}).`,
    'Let actions/download-artifact put the artifacts of the measure jobs there, and nothing else.',
  );
}
