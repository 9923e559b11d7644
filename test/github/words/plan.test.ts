import { expect, test } from 'vitest';
import type { ActionEvent } from '../../../src/github/plan/event.ts';
import { actorText, eventText } from '../../../src/github/words/plan.ts';

const EVENTS: readonly { event: ActionEvent; text: string }[] = [
  {
    event: { kind: 'push', branch: 'main', isDefaultBranch: true, before: undefined },
    text: 'a push of "main"',
  },
  {
    event: { kind: 'workflow-dispatch', branch: 'x', isDefaultBranch: false },
    text: 'a workflow dispatch of "x"',
  },
  { event: { kind: 'schedule' }, text: 'a schedule' },
  { event: { kind: 'other', name: 'gollum' }, text: 'the event "gollum"' },
  { event: { kind: 'other', name: 'push', ref: 'refs/tags/v2' }, text: 'the event "push" of "refs/tags/v2"' },
];

test.each(EVENTS)('$text', ({ event, text }) => {
  expect(eventText(event)).toBe(text);
});

test.each([
  { actor: 'alice', again: undefined, text: 'alice' },
  { actor: 'alice', again: 'alice', text: 'alice' },
  { actor: 'alice', again: 'bob', text: 'alice, re-run by bob' },
  { actor: undefined, again: 'bob', text: 'bob' },
  { actor: '', again: '', text: 'unknown' },
])('who started a run: $text', ({ actor, again, text }) => {
  expect(actorText(actor, again)).toBe(text);
});
