import { readFile, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { digestFile, digestTestDataSets } from '../../dataset/digest-files.ts';
import { UserError } from '../../errors/errors.ts';
import { readIfThere } from '../../files/read-if-there.ts';
import { parsePolicy } from '../../policy/read-policy.ts';
import { derivedTexts, digestText } from '../sign-off-files.ts';
import type { SignOff } from '../sign-off-record.ts';
import { checkPolicy } from './check-policy.ts';
import { checkSignOff } from './check-sign-off.ts';
import type { SignOffMismatch } from './mismatch.ts';
import { readSignOff } from './read-sign-off.ts';

/** Files to check against a record; paths as the process can open them. */
interface GivenFiles {
  readonly models: readonly string[];
  readonly policy: string | undefined;
  readonly datasets: readonly string[];
  /** The file of waivers. */
  readonly waivers: string | undefined;
}

/** The result of a verification. */
export interface Verification {
  /** Undefined where the record could not be read. */
  readonly record: SignOff | undefined;
  /** Empty only if the record signs the release off, agrees with itself and with every file that was given. */
  readonly mismatches: readonly SignOffMismatch[];
}

/**
 * Decides a sign-off again from its record, and checks the given files against its digests. The files that the gate writes
 * next to the record must follow from it if they exist. Fails closed: a release that was refused has a mismatch too.
 *
 * @param file - The record, `sign-off.json`.
 * @throws {UserError} If the record is malformed or too old, or a named file cannot be read.
 */
export async function verifySignOff(file: string, given: GivenFiles): Promise<Verification> {
  const read = await readSignOff(file);
  if ('mismatch' in read) return { record: undefined, mismatches: [read.mismatch] };
  const { record, sha256 } = read;
  const mismatches: SignOffMismatch[] = [
    ...checkSignOff(record),
    ...checkSigned(record),
    ...(await checkDerivedFiles(dirname(file), derivedTexts(record, sha256))),
    ...(await checkGivenPolicy(record, given.policy)),
    ...(await checkGivenWaivers(record, given.waivers)),
    ...(await inTurn(given.models, (path) => checkGivenModel(record, path))),
    ...(await inTurn(given.datasets, (path) => checkGivenDataset(record, path))),
  ];
  return { record, mismatches };
}

const checkSigned = ({ signed, refusals, state }: SignOff): SignOffMismatch[] =>
  signed ? [] : [{ kind: 'not-signed', state, refusals }];

async function checkDerivedFiles(
  folder: string,
  texts: Readonly<Record<string, string>>,
): Promise<readonly SignOffMismatch[]> {
  return inTurn(Object.entries(texts), async ([name, expected]) => {
    const found = await readIfThere(join(folder, name));
    if (found === undefined || found === expected) return [];
    return [{ kind: 'derived-file', name }];
  });
}

async function checkGivenPolicy(
  record: SignOff,
  path: string | undefined,
): Promise<readonly SignOffMismatch[]> {
  if (path === undefined) return [];
  const text = await orUserError('--policy', path, () => readFile(path, 'utf8'));
  return checkPolicy(record, { policy: parsePolicy(text, path), sha256: digestText(text) });
}

async function checkGivenWaivers(
  { waivers }: SignOff,
  path: string | undefined,
): Promise<readonly SignOffMismatch[]> {
  if (path === undefined) return [];
  const sha256 = await orUserError('--waivers', path, () => digestFile(path));
  if (waivers.file?.sha256 === sha256) return [];
  const expected = waivers.file === null ? [] : [waivers.file.sha256];
  return [{ kind: 'given-file', path, expected, got: sha256 }];
}

/** External data next to a model counts too. */
async function checkGivenModel(record: SignOff, path: string): Promise<readonly SignOffMismatch[]> {
  const sha256 = await orUserError('--model', path, () => digestFile(path));
  const model = record.models.find(({ files }) => files[0]?.sha256 === sha256);
  if (model === undefined) {
    const expected = record.models.flatMap(({ files }) => files[0]?.sha256 ?? []);
    return [{ kind: 'given-file', path, expected, got: sha256 }];
  }
  const [first, ...others] = model.files;
  return inTurn(others, async (each) => {
    const name = posix.relative(posix.dirname(first?.path ?? ''), each.path);
    const beside = join(dirname(path), name);
    const found = await digestFile(beside).catch(
      (error: NodeJS.ErrnoException) => error.code ?? error.message,
    );
    return found === each.sha256
      ? []
      : [{ kind: 'given-file', path: beside, expected: [each.sha256], got: found }];
  });
}

async function checkGivenDataset(record: SignOff, path: string): Promise<readonly SignOffMismatch[]> {
  const digest = await orUserError('--dataset', path, async () =>
    (await stat(path)).isDirectory() ? digestTestDataSets(path) : digestFile(path),
  );
  const known = record.models.flatMap(({ measured }) => measured?.dataset.sha256 ?? []);
  return known.includes(digest)
    ? []
    : [{ kind: 'given-file', path, expected: [...new Set(known)], got: digest }];
}

async function orUserError<Value>(option: string, path: string, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UserError(
      `${option}: expected a file that can be read, got ${code ?? message} for "${path}".`,
      'Name an existing file.',
      { cause: error },
    );
  }
}

async function inTurn<Item>(
  items: readonly Item[],
  check: (item: Item) => Promise<readonly SignOffMismatch[]>,
): Promise<readonly SignOffMismatch[]> {
  const found: SignOffMismatch[] = [];
  for (const item of items) found.push(...(await check(item)));
  return found;
}
