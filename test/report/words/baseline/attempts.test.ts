import { expect, test } from 'vitest';
import { attemptsText, earlierAttemptText } from '../../../../src/report/words/baseline/attempts.ts';
import type { Attempts } from '../../../../src/verdict/attempts.ts';

const attempts: Attempts = { number: 3, launches: 41, of: 3, own: 12, basis: 'all', earlier: [] };

test.each<{ given: Partial<Attempts>; text: string }>([
  {
    given: {},
    text: 'Attempt 3 at this comparison. The verdict is based on 41 launches from 3 attempts, 12 of them from this one.',
  },
  { given: { basis: 'this' }, text: 'Attempt 3 at this comparison. It fails on its own 12 launches.' },
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
