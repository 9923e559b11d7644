import * as core from '@actions/core';
import { gitFailure } from '../../git/git.ts';
import { findLastControl } from '../../positive-control/find-last-control.ts';
import { HISTORY_FILE, type HistoryLine, parseHistory } from '../../records/history.ts';
import type { DatedPositiveControl } from '../../verdict/verdict.ts';
import { safeLine } from '../deliver/safe-log.ts';
import type { ActionInputs } from '../inputs/inputs.ts';

const MAX_NOTES = 5;

/** What the data branch tells of earlier runs. */
interface KnownHistory {
  /** Undefined where the history could not be read: that is not an empty one. */
  readonly lines: readonly HistoryLine[] | undefined;
  readonly notes: readonly string[];
}

/** Text of a file at the tip of a branch; undefined where there is none, rejected where nobody can tell. */
type ReadBranchFile = (branch: string, path: string) => Promise<string | undefined>;

/** Reads the history of the data branch. It never throws: what cannot be read is said. */
export async function readHistory(readFile: ReadBranchFile, branch: string): Promise<KnownHistory> {
  try {
    const text = await readFile(branch, HISTORY_FILE);
    const { lines, mistakes } = parseHistory(text ?? '', `${HISTORY_FILE} on branch ${branch}`);
    const more =
      mistakes.length > MAX_NOTES ? [`${mistakes.length - MAX_NOTES} more lines are unreadable.`] : [];
    return { lines, notes: [...mistakes.slice(0, MAX_NOTES).map(({ message }) => message), ...more] };
  } catch (error) {
    const note = `The history on branch ${branch} could not be read (${gitFailure(error)}).`;
    return { lines: undefined, notes: [note] };
  }
}

/**
 * Tells from the history when the positive control was last blocked.
 *
 * @returns Null when it never was; undefined where nobody can tell, as without a data branch.
 */
export async function recallPositiveControl(
  { dataBranch }: Pick<ActionInputs, 'dataBranch'>,
  readFile: ReadBranchFile,
  now: Date,
): Promise<DatedPositiveControl | null | undefined> {
  if (dataBranch === undefined) return undefined;
  const { lines, notes } = await readHistory(readFile, dataBranch);
  for (const note of notes) core.warning(safeLine(note));
  return lines === undefined || lines.length === 0 ? undefined : findLastControl(lines, now.getTime());
}
