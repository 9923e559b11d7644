import { expect, test } from 'vitest';
import type { HistoryNote } from '../../../src/github/nightly/history-note.ts';
import type { IssuesRefusal } from '../../../src/github/nightly/trend-issues.ts';
import {
  historyNoteText,
  historyPlace,
  issueActionText,
  issuesRefusalText,
  issuesRemedy,
} from '../../../src/github/words/nightly.ts';

const NOTES: readonly { note: HistoryNote; text: string }[] = [
  {
    note: { kind: 'unreadable-line', message: 'history.jsonl on branch data, line 3: run: expected a text.' },
    text: 'history.jsonl on branch data, line 3: run: expected a text.',
  },
  { note: { kind: 'more-unreadable-lines', lines: 1 }, text: '1 more line cannot be read.' },
  { note: { kind: 'more-unreadable-lines', lines: 12 }, text: '12 more lines cannot be read.' },
  {
    note: { kind: 'unreadable-history', branch: 'data', message: 'fatal: no origin' },
    text: 'The history on the branch `data` cannot be read (fatal: no origin).',
  },
];

test.each(NOTES)('$note.kind: $text', ({ note, text }) => {
  expect(historyNoteText(note)).toBe(text);
});

test('the place of a history in errors', () => {
  expect(historyPlace('history.jsonl', 'data')).toBe('history.jsonl on branch data');
});

test.each([
  { action: 'opened', text: 'Opened' },
  { action: 'updated', text: 'Updated' },
  { action: 'closed', text: 'Closed' },
  { action: 'left', text: 'Left closed, because someone closed it after this change:' },
] as const)('an issue that was $action', ({ action, text }) => {
  expect(issueActionText(action)).toBe(text);
});

const REFUSALS: readonly { refusal: IssuesRefusal; text: string; remedy: string }[] = [
  { refusal: { kind: 'turned-off' }, text: 'Issues are turned off in this repository.', remedy: '' },
  {
    refusal: { kind: 'forbidden' },
    text: 'The token may not write issues. Give the job these permissions:',
    remedy: '```yaml\npermissions:\n  contents: write\n  issues: write\n```',
  },
  {
    refusal: { kind: 'failed', message: 'GET was answered with 503' },
    text: 'GET was answered with 503.',
    remedy: '',
  },
];

test.each(REFUSALS)('issues that are refused: $refusal.kind', ({ refusal, text, remedy }) => {
  expect(issuesRefusalText(refusal)).toBe(text);
  expect(issuesRemedy(refusal)).toBe(remedy);
});
