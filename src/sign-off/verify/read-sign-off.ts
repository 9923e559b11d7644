import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { UserError } from '../../errors/errors.ts';
import { readProblemText } from '../../files/plain-file.ts';
import { digestText } from '../sign-off-files.ts';
import { SIGN_OFF_VERSION, type SignOff, signOffSchema } from '../sign-off-record.ts';
import type { SignOffMismatch } from './mismatch.ts';

const MAX_BYTES = 64 * 2 ** 20;

/** A record, or why it cannot be decided again. */
type ReadSignOff =
  | { readonly record: SignOff /** Of the file, hex. */; readonly sha256: string }
  | { readonly mismatch: SignOffMismatch };

/**
 * Reads `sign-off.json`.
 *
 * @returns A mismatch for a record of an unknown schema version, and for one with a figure that is not a number.
 * @throws {UserError} If there is no such file, it is not a record, or an older version of the gate made it.
 */
export async function readSignOff(file: string): Promise<ReadSignOff> {
  const text = await readText(file);
  if (/[:[,]\s*-?(?:NaN|Infinity)\b/.test(text) && !isJson(text))
    return { mismatch: { kind: 'not-a-number' } };
  const value = parseJson(file, text);
  const { version } = z.object({ version: z.unknown() }).safeParse(value).data ?? {};
  if (version === undefined) throw malformed(file, 'expected a "version", got none');
  if (version === 1) throw tooOld(file);
  if (version !== SIGN_OFF_VERSION)
    return { mismatch: { kind: 'other-version', got: JSON.stringify(version) } };
  const parsed = signOffSchema.safeParse(value);
  if (parsed.success) return { record: parsed.data, sha256: digestText(text) };
  const issue = parsed.error.issues[0];
  throw malformed(file, `${issue?.path.join('.') || 'record'}: ${issue?.message ?? 'unreadable'}`);
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) throw new Error(`${size} bytes, more than ${MAX_BYTES}`);
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UserError(
      `${file}: expected a sign-off record, got ${readProblemText(error)}.`,
      'Name the sign-off.json that the gate wrote.',
      { cause: error },
    );
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw malformed(file, `expected JSON, got ${(error as Error).message}`);
  }
}

function malformed(file: string, what: string): UserError {
  return new UserError(`${file}: ${what}.`, 'Use the sign-off.json as the gate wrote it.');
}

const tooOld = (file: string): UserError =>
  new UserError(
    `${file}: expected a record of version ${SIGN_OFF_VERSION}, got version 1, made by an older version of the gate.`,
    'Verify it with that version: the record names it as gate.version.',
  );
