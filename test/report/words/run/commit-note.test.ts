import { expect, test } from 'vitest';
import type { CommitNote } from '../../../../src/records/commit-note.ts';
import { commitNoteText } from '../../../../src/report/words/run/commit-note.ts';

const commit = 'abc1234'.padEnd(40, '0');
const other = 'def5678'.padEnd(40, '0');

const ROWS: readonly { note: CommitNote; text: string }[] = [
  {
    note: { kind: 'base-branch-tip', commit, why: { kind: 'other-checkout', checkedOut: other } },
    text: 'The baseline commit is `abc1234`, the tip of the base branch when the event fired: `def5678` is checked out, not the merge commit of the pull request.',
  },
  {
    note: {
      kind: 'base-branch-tip',
      commit,
      why: { kind: 'not-the-merge', checkedOut: other, head: commit },
    },
    text: 'The baseline commit is `abc1234`, the tip of the base branch when the event fired: `def5678` is not the merge of `abc1234` into its base.',
  },
  {
    note: { kind: 'base-branch-tip', commit, why: { kind: 'unreadable', message: 'fatal: bad object' } },
    text: 'The baseline commit is `abc1234`, the tip of the base branch when the event fired: git could not read the merge commit (fatal: bad object).',
  },
  {
    note: {
      kind: 'base-branch-tip',
      commit,
      why: { kind: 'merge-base-unknown', head: other, message: 'answered with 502' },
    },
    text: 'The baseline commit is `abc1234`, the tip of the base branch when the event fired: `def5678` is checked out instead of the merge, and where it left the base branch is unknown (answered with 502); check out without `ref:`, or with `fetch-depth: 0`.',
  },
  {
    note: {
      kind: 'base-branch-tip',
      commit,
      why: { kind: 'merge-base-unknown', head: other, message: null },
    },
    text: 'The baseline commit is `abc1234`, the tip of the base branch when the event fired: `def5678` is checked out instead of the merge, and where it left the base branch is unknown; check out without `ref:`, or with `fetch-depth: 0`.',
  },
  {
    note: { kind: 'base-branch-tip', commit, why: { kind: 'rules-changed', head: other, since: commit } },
    text: 'The baseline commit is `abc1234`, the tip of the base branch when the event fired: `def5678` is checked out instead of the merge, and the base branch has changed its policy or data since `abc1234`; update the branch, or check out without `ref:`.',
  },
  {
    note: { kind: 'fork-point', commit, head: other },
    text: 'The baseline commit is `abc1234`, where this change left its base branch, because its head `def5678` is checked out instead of the merge.',
  },
  {
    note: { kind: 'last-release', tag: 'v1.2', commit },
    text: 'The baseline commit is that of the last release, `v1.2` (`abc1234`).',
  },
  { note: { kind: 'no-earlier-release' }, text: 'There is no earlier release to compare with.' },
  {
    note: { kind: 'release-unknown', why: { kind: 'no-token' } },
    text: 'There is nothing to compare with, because the last release is unknown (there is no token for GitHub’s API).',
  },
  {
    note: { kind: 'branch-point', branch: 'main', commit },
    text: 'The baseline commit is `abc1234`, where this branch left `main`.',
  },
  {
    note: { kind: 'branch-point-unknown', branch: 'main', message: 'answered with 404' },
    text: 'Where this branch left `main` is unknown (answered with 404).',
  },
  {
    note: { kind: 'first-parent', commit, of: other },
    text: 'The baseline commit is `abc1234`, the first parent of `def5678`.',
  },
  {
    note: { kind: 'no-parent', commit },
    text: 'There is no baseline commit: `abc1234` has no parent.',
  },
  {
    note: { kind: 'head-unreadable', message: 'fatal: not a git repository' },
    text: 'There is no baseline commit: git could not read HEAD (fatal: not a git repository).',
  },
  {
    note: { kind: 'ancestors-unknown', commit, why: { kind: 'no-token' } },
    text: 'Only records of `abc1234` itself were looked for, because its ancestors are unknown (the checkout is shallow, and there is no token for GitHub’s API).',
  },
  {
    note: { kind: 'ancestors-unknown', commit, why: { kind: 'failed', message: 'answered with 403' } },
    text: 'Only records of `abc1234` itself were looked for, because its ancestors are unknown (answered with 403).',
  },
  {
    note: { kind: 'commit-not-fetched', commit, message: 'fatal: no origin' },
    text: 'Commit `abc1234` could not be fetched (fatal: no origin).',
  },
  {
    note: { kind: 'checkout-unconfirmed', commit, message: 'fatal: no HEAD' },
    text: 'Git could not confirm that `abc1234` is checked out (fatal: no HEAD).',
  },
];

test.each(ROWS)('$note.kind: $text', ({ note, text }) => {
  expect(commitNoteText(note)).toBe(text);
});
