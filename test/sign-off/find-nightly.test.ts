import { expect, test } from 'vitest';
import { chooseNightly, describeAge } from '../../src/sign-off/find-nightly.ts';

const FILE = '1'.repeat(64);
const OTHER = '2'.repeat(64);
const DAY_MS = 86_400_000;
const NOW = new Date('2026-11-25T12:00:00Z');

const lineOf = (given: Record<string, unknown> = {}) =>
  JSON.stringify({
    version: 1,
    run: { id: '1', attempt: '1', url: 'https://github.com/o/r/actions/runs/1/attempts/1' },
    modelId: 'm',
    commit: 'c'.repeat(40),
    recordedAt: '2026-11-24T03:00:00.000Z',
    model: FILE,
    comparability: '3'.repeat(64),
    environment: '4'.repeat(64),
    figures: { 'latency-p95': 1e6 },
    use: 'nightly',
    state: 'pass',
    ...given,
  });

const choose = (...lines: readonly string[]) =>
  chooseNightly(`${lines.join('\n')}\n`, { modelId: 'm', sha256: FILE, maxAgeMs: 7 * DAY_MS, now: NOW });

test.each([
  { title: 'passed', line: lineOf() },
  { title: 'passed with a waiver', line: lineOf({ state: 'waived' }) },
  { title: 'is just young enough', line: lineOf({ recordedAt: '2026-11-18T12:00:00.000Z' }) },
  { title: 'has fields that are not known yet', line: lineOf({ more: 1, accepted: true }) },
])('a nightly run of this very file that $title is found', ({ line }) => {
  expect(choose('', 'not JSON', line)).toMatchObject({ nightly: { model: FILE } });
});

test.each([
  { title: 'no history', lines: [], missing: 'the history has no nightly run of this model' },
  { title: 'a push', lines: [lineOf({ use: 'pull-request' })], missing: 'no nightly run' },
  {
    title: 'a run that does not say its use',
    lines: [lineOf({ use: undefined })],
    missing: 'no nightly run',
  },
  { title: 'another model', lines: [lineOf({ modelId: 'n' })], missing: 'no nightly run' },
  { title: 'another version', lines: [lineOf({ version: 2 })], missing: 'no nightly run' },
  { title: 'half a line', lines: [lineOf().slice(0, -9)], missing: 'no nightly run' },
  {
    title: 'a night that is still to come',
    lines: [lineOf({ recordedAt: '2026-11-26T00:00:00Z' })],
    missing: 'no nightly run',
  },
  {
    title: 'another file',
    lines: [lineOf({ model: OTHER })],
    missing: '2026-11-24T03:00:00.000Z, tested another file (sha256 222222222222)',
  },
  { title: 'a failed night', lines: [lineOf({ state: 'fail' })], missing: 'ended in "fail"' },
  {
    title: 'an undecided night',
    lines: [lineOf({ state: 'inconclusive' })],
    missing: 'ended in "inconclusive"',
  },
  { title: 'a night without a comparison', lines: [lineOf({ state: undefined })], missing: 'no nightly run' },
  {
    title: 'a night that was not accepted',
    lines: [lineOf({ accepted: false })],
    missing: 'was not accepted',
  },
  {
    title: 'a night that is a hair too old',
    lines: [lineOf({ recordedAt: '2026-11-18T11:59:59.999Z' })],
    missing: 'longer ago than 7 days',
  },
])('$title is no nightly run of this file', ({ lines, missing }) => {
  expect(choose(...lines)).toEqual({ missing: expect.stringContaining(missing) });
});

test('the last night that tested the file decides, wherever its line stands', () => {
  const early = lineOf({ recordedAt: '2026-11-23T03:00:00.000Z' });
  const failed = lineOf({ recordedAt: '2026-11-24T03:00:00.000Z', state: 'fail' });
  const other = lineOf({ recordedAt: '2026-11-25T03:00:00.000Z', model: OTHER });
  expect(choose(failed, early, other)).toEqual({ missing: expect.stringContaining('ended in "fail"') });
  expect(choose(lineOf({ state: 'fail', recordedAt: '2026-11-22T03:00:00.000Z' }), early)).toMatchObject({
    nightly: { recordedAt: '2026-11-23T03:00:00.000Z' },
  });
});

test('ages are told in days and hours', () => {
  expect([7 * DAY_MS, 2 * DAY_MS, 36 * 3_600_000].map(describeAge)).toEqual(['7 days', '2 days', '36 hours']);
});
