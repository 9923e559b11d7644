import { describe, expect, test } from 'vitest';
import type { ReleaseUnknown } from '../../../src/records/commit-note.ts';
import { driftReasonText, releaseName, releaseUnknownText } from '../../../src/report/words/drift.ts';
import type { DriftReason } from '../../../src/verdict/facts/drift.ts';

describe('why the drift was not judged', () => {
  test.each<{ reason: DriftReason; text: string }>([
    {
      reason: { kind: 'items-in-shards', metrics: ['task-score', 'review-rate'] },
      text: 'the drift limits on Task score, Human-review rate need all items, which were split into shards',
    },
    {
      reason: { kind: 'release-unknown', why: { kind: 'no-token' } },
      text: 'the last release is unknown (there is no token for GitHub’s API)',
    },
    { reason: { kind: 'no-release' }, text: 'there is no release yet' },
    { reason: { kind: 'kept-by-record' }, text: 'the same model met these limits when it was recorded' },
    { reason: { kind: 'not-measured', message: 'm' }, text: 'it could not be measured: m' },
    { reason: { kind: 'no-baseline', why: { kind: 'measured-alone' } }, text: 'measured alone' },
    {
      reason: {
        kind: 'incomparable',
        differences: [{ kind: 'field', field: 'node', baseline: '20', candidate: null }],
      },
      text: 'it cannot be compared: node: 20 → absent',
    },
    { reason: { kind: 'not-judged' }, text: 'no limit could be judged' },
  ])('$reason.kind', ({ reason, text }) => {
    expect(driftReasonText(reason)).toBe(text);
  });
});

describe('why the last release is unknown', () => {
  test.each<{ why: ReleaseUnknown; text: string }>([
    { why: { kind: 'not-asked' }, text: 'this run cannot look it up' },
    { why: { kind: 'no-token' }, text: 'there is no token for GitHub’s API' },
    {
      why: { kind: 'shallow-clone' },
      text: 'the clone is shallow and has no tag: name the release with `--release`',
    },
    { why: { kind: 'failed', message: 'HTTP 500' }, text: 'HTTP 500' },
  ])('$why.kind', ({ why, text }) => {
    expect(releaseUnknownText(why)).toBe(text);
  });
});

test('a release is named by tag and commit', () => {
  const release = { tag: 'v1.2', commit: '1a2b3c4d'.padEnd(40, '0') };
  expect(releaseName({ release })).toBe('release `v1.2` (`1a2b3c4`)');
  expect(releaseName({ release: null })).toBe('the last release');
});
