import * as core from '@actions/core';
import type { CommitNote } from '../../records/commit-note.ts';
import { commitNoteText } from '../../report/words/run/commit-note.ts';
import { safeLine } from '../deliver/safe-log.ts';

/** Notes that only say which commit is the baseline; all others say that something could not be found out. */
const ORDINARY: readonly CommitNote['kind'][] = [
  'base-branch-tip',
  'fork-point',
  'last-release',
  'branch-point',
  'first-parent',
];

/** Writes notes on the commits of a run to the log, as warnings only where something is amiss. */
export function logCommitNotes(notes: readonly CommitNote[]): void {
  for (const note of notes) {
    const log = ORDINARY.includes(note.kind) ? core.info : core.warning;
    log(safeLine(commitNoteText(note)));
  }
}
