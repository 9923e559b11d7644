import { describe, expect, test } from 'vitest';
import type { NoComment, Staleness } from '../../../src/github/comment/comment-outcome.ts';
import {
  noCommentRemedy,
  noCommentText,
  notHiddenText,
  stalenessText,
} from '../../../src/github/words/comment.ts';

const judged = 'abc1234'.padEnd(40, '0');
const head = 'def5678'.padEnd(40, '0');

const NO_COMMENT: readonly { why: NoComment; text: string }[] = [
  {
    why: { kind: 'pull-request-gone' },
    text: 'The pull request no longer exists, or the token may not see it.',
  },
  {
    why: { kind: 'overtaken', url: 'https://github.com/o/r/pull/7#issuecomment-1' },
    text: 'A newer run has already commented: https://github.com/o/r/pull/7#issuecomment-1.',
  },
  { why: { kind: 'locked' }, text: 'The conversation is locked, and the token may not comment there.' },
  {
    why: { kind: 'forbidden' },
    text: 'The token may not comment. That is normal for pull requests from forks; otherwise give the job these permissions:',
  },
  {
    why: { kind: 'failed', message: 'GET /user was answered with 500' },
    text: 'GET /user was answered with 500.',
  },
];

describe('no comment', () => {
  test.each(NO_COMMENT)('$why.kind', ({ why, text }) => {
    expect(noCommentText(why)).toBe(text);
  });

  test('only a missing permission has a remedy', () => {
    const withRemedy = NO_COMMENT.filter(({ why }) => noCommentRemedy(why) !== '');
    expect(withRemedy.map(({ why }) => why.kind)).toEqual(['forbidden']);
    expect(noCommentRemedy({ kind: 'forbidden' })).toBe(
      '```yaml\npermissions:\n  contents: read\n  pull-requests: write\n```',
    );
  });
});

const STALE: readonly { staleness: Staleness; text: string }[] = [
  {
    staleness: { kind: 'newer-head', judged, head },
    text: 'This result is for an older commit, `abc1234`: the pull request is now at `def5678`.',
  },
  {
    staleness: { kind: 'newer-head', judged, head: null },
    text: 'This result is for an older commit, `abc1234`: the pull request is now at another commit.',
  },
  {
    staleness: { kind: 'closed', judged },
    text: 'This result is for commit `abc1234` of a pull request that has been closed since.',
  },
  {
    staleness: { kind: 'merged', judged },
    text: 'This result is for commit `abc1234` of a pull request that has been merged since.',
  },
];

test.each(STALE)('$staleness.kind: $text', ({ staleness, text }) => {
  expect(stalenessText(staleness)).toBe(text);
});

test('an outdated comment that is still shown', () => {
  expect(notHiddenText({ url: 'https://github.com/c/1', message: 'PATCH was answered with 403' })).toBe(
    'The outdated comment https://github.com/c/1 could not be hidden: PATCH was answered with 403.',
  );
});
