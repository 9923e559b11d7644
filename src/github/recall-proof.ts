import * as core from '@actions/core';
import { findProof } from '../trend/find-proof.ts';
import type { Proof } from '../verdict/proof.ts';
import type { ActionInputs } from './inputs.ts';
import { type ReadBranchFile, readHistory } from './read-history.ts';
import { safeLine } from './safe-log.ts';

/**
 * Tells from the history when the gate last caught what it has to catch.
 *
 * @returns Null when it never has; undefined where nobody can tell, as without a data branch.
 */
export async function recallProof(
  { dataBranch }: Pick<ActionInputs, 'dataBranch'>,
  readFile: ReadBranchFile,
  now: Date,
): Promise<Proof | null | undefined> {
  if (dataBranch === undefined) return undefined;
  const { lines, notes } = await readHistory(readFile, dataBranch);
  for (const note of notes) core.warning(safeLine(note));
  return lines === undefined || lines.length === 0 ? undefined : findProof(lines, now.getTime());
}
