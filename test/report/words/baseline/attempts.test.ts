import { describe, expect, test } from 'vitest';
import type { StoreProblem } from '../../../../src/records/store-fact.ts';
import {
  attemptsText,
  earlierAttemptText,
  unreadFailureRemedy,
} from '../../../../src/report/words/baseline/attempts.ts';
import type { Attempts } from '../../../../src/verdict/facts/attempts.ts';

const attempts: Attempts = { number: 3, launches: 41, of: 3, own: 12, basis: 'all', earlier: [] };

test.each<{ given: Partial<Attempts>; text: string }>([
  {
    given: {},
    text: 'Attempt 3 at this comparison. The verdict is based on 41 launches from 3 attempts, 12 of them from this one.',
  },
  {
    given: { basis: 'this' },
    text: 'Attempt 3 at this comparison. The verdict is based on its own 12 launches.',
  },
  {
    given: { basis: 'this', own: 0 },
    text: 'Attempt 3 at this comparison. Nothing could be measured in it.',
  },
  {
    given: { basis: 'earlier', launches: 1, of: 1 },
    text: 'Attempt 3 at this comparison. Nothing was measured: 1 launch from 1 earlier attempt had already decided.',
  },
  {
    given: { basis: 'earlier', launches: 0, of: 1 },
    text: 'Attempt 3 at this comparison. Nothing was measured: an earlier attempt had already failed.',
  },
  {
    given: { basis: 'pull-request' },
    text: 'Nothing was measured: the pull request’s own run measured the same models, data and settings.',
  },
])('$text', ({ given, text }) => {
  expect(attemptsText({ ...attempts, ...given })).toBe(text);
});

test('names an earlier attempt', () => {
  const earlier = { state: 'fail', at: '2026-11-30T08:12:09Z', launches: 20, url: null } as const;
  expect(earlierAttemptText(earlier)).toBe('`fail` on `2026-11-30T08:12` (20 launches)');
});

describe('the remedy for a failed attempt that cannot be read', () => {
  const store = { kind: 'actions-cache' } as const;
  const unread = (...problems: StoreProblem[]) =>
    unreadFailureRemedy(problems.map((problem, index) => ({ store, place: `key-${index}`, problem })));
  const lost: StoreProblem = { kind: 'not-restored', entry: 'key-0' };

  test.each<{ title: string; given: readonly StoreProblem[]; text: string }>([
    {
      title: 'whose writer is unknown is the permission, because it is not lost',
      given: [{ kind: 'unlisted', entry: 'key-0' }],
      text: 'Grant the job `actions: read` and run again, or change the model.',
    },
    {
      title: 'that this runner cannot unpack is the program that can',
      given: [{ kind: 'no-gnu-tar' }],
      text: 'Install GNU tar on this runner and run again, or change the model.',
    },
    {
      title: 'that is lost is to delete its entry',
      given: [lost],
      text: 'Run again. If the error stays, the figures are lost: run `gh cache delete key-0`, then run the gate again, or change the model.',
    },
    {
      title: 'among many names a few',
      given: Array.from({ length: 6 }, () => lost),
      text: 'Run again. If the error stays, the figures are lost: run `gh cache delete key-0`, run `gh cache delete key-1`, run `gh cache delete key-2`, run `gh cache delete key-3` and 2 more, then run the gate again, or change the model.',
    },
  ])('$title', ({ given, text }) => {
    expect(unread(...given)).toBe(text);
  });
});
