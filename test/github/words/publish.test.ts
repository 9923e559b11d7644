import { expect, test } from 'vitest';
import type { NothingToPublish, UnpublishedReason } from '../../../src/github/publish/unpublished-reason.ts';
import {
  nothingPublishedText,
  nothingToPublishText,
  publishedText,
  unpublishedHeading,
  unpublishedText,
} from '../../../src/github/words/publish.ts';

const commit = 'a'.repeat(40);

const nothing: readonly [NothingToPublish, string][] = [
  [{ kind: 'other-event', event: 'push' }, 'The run was for the event `push`, not for a pull request.'],
  [{ kind: 'not-ended' }, 'The run has not ended yet.'],
  [{ kind: 'cut-off', conclusion: 'cancelled' }, 'The run ended as `cancelled`, so it has no result.'],
  [{ kind: 'no-pull-request', commit }, 'No open pull request has `aaaaaaa` as its head anymore.'],
  [
    { kind: 'moved-on', pullRequest: 7, commit },
    'Pull request #7 has a newer head than `aaaaaaa`, whose own run publishes its result.',
  ],
  [
    { kind: 'several-pull-requests', pullRequests: [7, 9] },
    'Several open pull requests have this commit as their head (#7, #9), so it is unknown which one the run was for.',
  ],
];

test.each(nothing)('%j is a sentence', (why, text) => {
  expect(nothingToPublishText(why)).toBe(text);
  expect(nothingPublishedText(why)).toBe(`Nothing to publish. ${text}`);
});

const unpublished: readonly [UnpublishedReason, string][] = [
  [
    { kind: 'no-verdict', why: { kind: 'no-artifacts-api' } },
    'The run has no verdict: this server lists no artifacts.',
  ],
  [
    { kind: 'no-verdict', why: { kind: 'no-artifact', name: 'out' } },
    'The run has no verdict: it left no artifact named `out`.',
  ],
  [
    { kind: 'no-verdict', why: { kind: 'artifact-expired', name: 'out' } },
    'The run has no verdict: its artifact `out` has expired.',
  ],
  [
    { kind: 'refused', why: { kind: 'archive-too-large', bytes: 9, maxBytes: 8 } },
    'The verdict of the run was rejected: its artifact has 9 bytes, more than 8.',
  ],
  [
    { kind: 'refused', why: { kind: 'bad-archive', message: 'expected a file verdict.json, got none' } },
    'The verdict of the run was rejected: its artifact cannot be read (expected a file verdict.json, got none).',
  ],
  [
    { kind: 'refused', why: { kind: 'not-json' } },
    'The verdict of the run was rejected: its `verdict.json` is not JSON.',
  ],
  [
    { kind: 'refused', why: { kind: 'not-a-verdict', path: 'state', message: 'Invalid option' } },
    'The verdict of the run was rejected: its `verdict.json` is not a verdict (`state`: Invalid option).',
  ],
  [
    { kind: 'refused', why: { kind: 'not-a-verdict', path: '', message: 'Invalid input' } },
    'The verdict of the run was rejected: its `verdict.json` is not a verdict (Invalid input).',
  ],
  [
    { kind: 'refused', why: { kind: 'contradiction', contradiction: { kind: 'no-model' } } },
    'The verdict of the run was rejected: it has no model.',
  ],
  [
    { kind: 'unsuccessful-run', state: 'pass' },
    'The verdict is "Passed", but the run did not succeed, so it is not shown as a pass. If another job of the workflow failed, move the gate to a separate workflow.',
  ],
];

test.each(unpublished)('%j is said in sentences', (reason, text) => {
  expect(unpublishedText(reason)).toBe(text);
});

test('a published report says whose figures it has', () => {
  const trust =
    'That run measured the figures, so they are only as trustworthy as the change itself; the wording is the gate’s.';
  expect(publishedText({ headSha: commit, conclusion: 'success' })).toBe(
    `It judged \`aaaaaaa\` and ended as \`success\`. ${trust}`,
  );
  expect(publishedText({ headSha: commit, conclusion: undefined })).toBe(`It judged \`aaaaaaa\`. ${trust}`);
});

test('what replaces a report names the commit', () => {
  expect(unpublishedHeading({ headSha: commit, conclusion: undefined })).toBe('no verdict on `aaaaaaa`');
});
