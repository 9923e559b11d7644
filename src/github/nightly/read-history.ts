import * as core from '@actions/core';
import { gitFailure } from '../../git/git.ts';
import { findLastControl } from '../../positive-control/control.ts';
import { HISTORY_FILE, type HistoryLine, parseHistory } from '../../records/history.ts';
import type { Verdict } from '../../verdict/verdict.ts';
import { safeLine } from '../deliver/safe-log.ts';
import type { ActionInputs } from '../inputs/inputs.ts';
import { historyNoteText, historyPlace } from '../words/nightly.ts';
import type { HistoryNote } from './history-note.ts';

const MAX_NOTES = 5;

/** The history of earlier runs on the data branch. */
interface KnownHistory {
  /** Undefined if the history could not be read, as opposed to empty. */
  readonly lines: readonly HistoryLine[] | undefined;
  readonly notes: readonly HistoryNote[];
}

/** Reads a file at the tip of a branch. Resolves to undefined if there is none; rejects if that is unknown. */
type ReadBranchFile = (branch: string, path: string) => Promise<string | undefined>;

/** Reads the history on the data branch. Never throws; adds a note for each part that cannot be read. */
export async function readHistory(readFile: ReadBranchFile, branch: string): Promise<KnownHistory> {
  try {
    const text = await readFile(branch, HISTORY_FILE);
    const { lines, mistakes } = parseHistory(text ?? '', historyPlace(HISTORY_FILE, branch));
    const shown = mistakes.slice(0, MAX_NOTES);
    const left = mistakes.length - shown.length;
    const notes: HistoryNote[] = [
      ...shown.map(({ message }) => ({ kind: 'unreadable-line', message }) as const),
      ...(left > 0 ? [{ kind: 'more-unreadable-lines', lines: left } as const] : []),
    ];
    return { lines, notes };
  } catch (error) {
    const note = { kind: 'unreadable-history', branch, message: gitFailure(error) } as const;
    return { lines: undefined, notes: [note] };
  }
}

/**
 * Reads from the history when the positive control last passed.
 *
 * @returns Null if it never did; undefined if unknown, for example without a data branch.
 */
export async function recallPositiveControl(
  { dataBranch }: Pick<ActionInputs, 'dataBranch'>,
  readFile: ReadBranchFile,
  now: Date,
): Promise<Verdict['positiveControl']> {
  if (dataBranch === undefined) return undefined;
  const { lines, notes } = await readHistory(readFile, dataBranch);
  for (const note of notes) core.warning(safeLine(historyNoteText(note)));
  return lines === undefined || lines.length === 0 ? undefined : findLastControl(lines, now.getTime());
}
