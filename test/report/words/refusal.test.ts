import { expect, test } from 'vitest';
import type { NoNightly, Refusal } from '../../../src/records/refusal.ts';
import { ageText, refusalText } from '../../../src/report/words/refusal.ts';

const COMMIT = 'abc1234'.padEnd(40, '0');
const DAY_MS = 86_400_000;
const AT = '2026-11-24T03:00:00.000Z';

test.each<{ refusal: Refusal; text: string }>([
  {
    refusal: { kind: 'no-earlier-release', why: null },
    text: 'there is no earlier release to compare with',
  },
  {
    refusal: { kind: 'no-earlier-release', why: { kind: 'failed', message: 'HTTP 502' } },
    text: 'the last release is unknown: HTTP 502',
  },
  {
    refusal: { kind: 'other-commit', expected: COMMIT, got: 'def5678'.padEnd(40, '0') },
    text: 'commit `abc1234` must be checked out, but commit `def5678` is',
  },
  {
    refusal: { kind: 'other-commit', expected: null, got: null },
    text: 'the commit of the run must be checked out, but git cannot read which commit is',
  },
  {
    refusal: { kind: 'file-not-of-commit', path: 'gate.yml', is: 'changed' },
    text: '`gate.yml` was changed after the commit',
  },
  {
    refusal: { kind: 'file-not-of-commit', path: 'gate.yml', is: 'uncommitted' },
    text: '`gate.yml` is not in the commit',
  },
  {
    refusal: { kind: 'file-unknown', path: 'gate.yml', message: 'fatal: not a git repository' },
    text: 'git cannot tell whether `gate.yml` is as committed: fatal: not a git repository',
  },
  {
    refusal: { kind: 'repeat-not-passed', model: 'm', repeat: 2, of: 3, state: 'fail' },
    text: '`m` ended as `fail` in repeat 2 of 3',
  },
  {
    refusal: { kind: 'repeat-not-passed', model: 'm', repeat: 1, of: 1, state: 'inconclusive' },
    text: '`m` ended as `inconclusive`',
  },
])('$text', ({ refusal, text }) => {
  expect(refusalText(refusal)).toBe(text);
});

test.each<{ why: NoNightly; text: string }>([
  { why: { kind: 'no-data-branch' }, text: 'no data branch is named, so there is no history' },
  { why: { kind: 'no-history', branch: 'data' }, text: 'branch `data` has no `history.jsonl`' },
  {
    why: { kind: 'history-unreadable', branch: 'data', message: 'no route to host' },
    text: '`history.jsonl` of branch `data` could not be read: no route to host',
  },
  { why: { kind: 'no-run' }, text: 'the history has no nightly run of this model' },
  {
    why: { kind: 'other-file', recordedAt: AT, sha256: '2'.repeat(64) },
    text: `the last nightly run, on \`${AT}\`, tested a different file (SHA-256 \`222222222222\`)`,
  },
  {
    why: { kind: 'too-old', recordedAt: AT },
    text: `the last nightly run of this file was on \`${AT}\``,
  },
  {
    why: { kind: 'not-passed', recordedAt: AT, state: 'fail' },
    text: `the last nightly run of this file, on \`${AT}\`, ended as \`fail\``,
  },
  {
    why: { kind: 'not-accepted', recordedAt: AT },
    text: `the last nightly run of this file, on \`${AT}\`, was not accepted`,
  },
])('$text', ({ why, text }) => {
  const wanted = { model: 'm', path: 'm.onnx', sha256: '1'.repeat(64), maxAgeMs: 7 * DAY_MS };
  expect(refusalText({ kind: 'no-nightly', ...wanted, why })).toBe(
    `no nightly run of the last 7 days passed \`m\` as it is in \`m.onnx\` (SHA-256 \`111111111111\`): ${text}`,
  );
});

test('ages are in days and hours', () => {
  expect([7 * DAY_MS, 2 * DAY_MS, 1.5 * DAY_MS].map(ageText)).toEqual(['7 days', '2 days', '36 hours']);
});
