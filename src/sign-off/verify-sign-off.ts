import { readFile, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { digestFile, digestTestDataSets } from '../dataset/digest-files.ts';
import { UserError } from '../errors/errors.ts';
import { parsePolicy } from '../policy/read-policy.ts';
import { checkPolicy, checkSignOff } from './check-sign-off.ts';
import { readSignOff } from './read-sign-off.ts';
import { derivedTexts, digestText } from './sign-off-files.ts';
import type { SignOff } from './sign-off-record.ts';

/** What is held against a record; paths as the process can open them. */
interface GivenFiles {
  readonly models: readonly string[];
  readonly policy: string | undefined;
  readonly datasets: readonly string[];
  /** The file of waivers. */
  readonly waivers: string | undefined;
}

/** What came of it. */
export interface Verification {
  /** Undefined where the record could not be understood. */
  readonly record: SignOff | undefined;
  /** What differs, or why the release was not signed off; empty only where the record signs it off and bears that out. */
  readonly differences: readonly string[];
}

/**
 * Decides a sign-off again from its record, and holds the files that were given against its digests. The files that the
 * gate writes beside the record must follow from it where they are there. Fails closed: a release that was refused, or a
 * record that does not bear out what it says, has differences.
 *
 * @param file - The record, `sign-off.json`.
 * @throws {UserError} If the record is malformed, or a file that was named cannot be read.
 */
export async function verifySignOff(file: string, given: GivenFiles): Promise<Verification> {
  const read = await readSignOff(file);
  if ('difference' in read) return { record: undefined, differences: [read.difference] };
  const { record, sha256 } = read;
  const differences = [
    ...checkSignOff(record),
    ...(record.signed ? [] : describeRefusal(record)),
    ...(await checkNeighbours(dirname(file), derivedTexts(record, sha256))),
    ...(await checkGivenPolicy(record, given.policy)),
    ...(await checkGivenWaivers(record, given.waivers)),
    ...(await inTurn(given.models, (path) => checkGivenModel(record, path))),
    ...(await inTurn(given.datasets, (path) => checkGivenDataset(record, path))),
  ];
  return { record, differences };
}

function describeRefusal({ refusals, state }: SignOff): string[] {
  const why = refusals.length > 0 ? refusals.join('; ') : `its state is "${state}"`;
  return [`the release was not signed off: ${why}`];
}

async function checkNeighbours(
  folder: string,
  texts: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  return inTurn(Object.entries(texts), async ([name, expected]) => {
    const found = await readIfThere(join(folder, name));
    if (found === undefined || found === expected) return [];
    return [`${name}: expected what follows from the record, got something else`];
  });
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function checkGivenPolicy(record: SignOff, path: string | undefined): Promise<readonly string[]> {
  if (path === undefined) return [];
  const text = await orUserError('--policy', path, () => readFile(path, 'utf8'));
  return checkPolicy(record, { policy: parsePolicy(text, path), sha256: digestText(text) });
}

async function checkGivenWaivers({ waivers }: SignOff, path: string | undefined): Promise<readonly string[]> {
  if (path === undefined) return [];
  const sha256 = await orUserError('--waivers', path, () => digestFile(path));
  if (waivers.file?.sha256 === sha256) return [];
  return [`${path}: expected SHA-256 ${waivers.file?.sha256 ?? 'none'}, got ${sha256}`];
}

/** A model whose weights lie beside it is there only with all of them. */
async function checkGivenModel(record: SignOff, path: string): Promise<readonly string[]> {
  const sha256 = await orUserError('--model', path, () => digestFile(path));
  const model = record.models.find(({ files }) => files[0]?.sha256 === sha256);
  if (model === undefined) {
    const known = record.models.map(({ files }) => files[0]?.sha256).join(', ');
    return [`${path}: expected SHA-256 ${known}, got ${sha256}`];
  }
  const [first, ...others] = model.files;
  return inTurn(others, async (each) => {
    const name = posix.relative(posix.dirname(first?.path ?? ''), each.path);
    const beside = join(dirname(path), name);
    const found = await digestFile(beside).catch((error: NodeJS.ErrnoException) => error.code ?? 'an error');
    return found === each.sha256 ? [] : [`${beside}: expected SHA-256 ${each.sha256}, got ${found}`];
  });
}

async function checkGivenDataset(record: SignOff, path: string): Promise<readonly string[]> {
  const digest = await orUserError('--dataset', path, async () =>
    (await stat(path)).isDirectory() ? digestTestDataSets(path) : digestFile(path),
  );
  const known = record.models.flatMap(({ measured }) => measured?.dataset.sha256 ?? []);
  return known.includes(digest)
    ? []
    : [`${path}: expected SHA-256 ${[...new Set(known)].join(', ') || 'none'}, got ${digest}`];
}

async function orUserError<Value>(option: string, path: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(
      `${option}: expected a file that can be read, got ${code ?? message} for "${path}".`,
      'Name a file that is there.',
      { cause: error },
    );
  }
}

async function inTurn<Item>(
  items: readonly Item[],
  check: (item: Item) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const item of items) found.push(...(await check(item)));
  return found;
}
