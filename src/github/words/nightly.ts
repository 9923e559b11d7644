import { countOf } from '../../report/words/grammar.ts';
import type { HistoryNote } from '../nightly/history-note.ts';
import type { IssuesRefusal, KeptIssue } from '../nightly/trend-issues.ts';

/** Location of the history, for errors. */
export const historyPlace = (file: string, branch: string): string => `${file} on branch ${branch}`;

/** Which part of the history could not be read: one sentence. */
export function historyNoteText(note: HistoryNote): string {
  switch (note.kind) {
    case 'unreadable-line':
      return note.message;
    case 'more-unreadable-lines':
      return `${countOf(note.lines, 'more line')} cannot be read.`;
    case 'unreadable-history':
      return `The history on the branch \`${note.branch}\` cannot be read (${note.message}).`;
  }
}

/** Replaces the trend. */
export const NO_TREND =
  'There is no trend: without the input `data-branch`, nightly runs do not keep a history.';

/** Before the name of an issue. */
export const issueActionText = (action: KeptIssue['action']): string => ACTIONS[action];

const ACTIONS: Readonly<Record<KeptIssue['action'], string>> = {
  opened: 'Opened',
  updated: 'Updated',
  closed: 'Closed',
  left: 'Left closed, because someone closed it after this change:',
};

/** Before the reason. */
export const ISSUES_NOT_UPDATED = 'The issues were not updated.';

/** Why issues could not be opened, updated or closed: one or two sentences. */
export function issuesRefusalText(refusal: IssuesRefusal): string {
  switch (refusal.kind) {
    case 'turned-off':
      return 'Issues are turned off in this repository.';
    case 'forbidden':
      return 'The token may not write issues. Give the job these permissions:';
    case 'failed':
      return `${refusal.message}.`;
  }
}

/** Our own markdown after the reason; empty if there is nothing to add. */
export function issuesRemedy({ kind }: IssuesRefusal): string {
  switch (kind) {
    case 'forbidden':
      return '```yaml\npermissions:\n  contents: write\n  issues: write\n```';
    case 'turned-off':
    case 'failed':
      return '';
  }
}
