import * as core from '@actions/core';
import type { Git } from '../baseline/git.ts';
import { findProof } from '../trend/find-proof.ts';
import type { Proof } from '../verdict/proof.ts';
import type { ActionRun } from './connections.ts';
import { readHistory } from './read-history.ts';
import { safeLine } from './safe-log.ts';

/**
 * Tells from the history when the gate last caught what it has to catch.
 *
 * @returns Null when it never has; undefined where nobody can tell, as without a data branch.
 */
export async function recallProof(
  { inputs: { dataBranch } }: Pick<ActionRun, 'inputs'>,
  git: Git,
  now: Date,
): Promise<Proof | null | undefined> {
  if (dataBranch === undefined) return undefined;
  const { lines, notes } = await readHistory(git, dataBranch);
  for (const note of notes) core.warning(safeLine(note));
  return lines === undefined || lines.length === 0 ? undefined : findProof(lines, now.getTime());
}
