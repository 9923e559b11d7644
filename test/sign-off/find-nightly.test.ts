import { expect, test } from 'vitest';
import { chooseNightly } from '../../src/sign-off/find-nightly.ts';

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

const AT = '2026-11-24T03:00:00.000Z';
const NO_RUN = { kind: 'no-run' };

test.each([
  { title: 'no history', lines: [], missing: NO_RUN },
  { title: 'a push', lines: [lineOf({ use: 'pull-request' })], missing: NO_RUN },
  { title: 'a run that does not say its use', lines: [lineOf({ use: undefined })], missing: NO_RUN },
  { title: 'another model', lines: [lineOf({ modelId: 'n' })], missing: NO_RUN },
  { title: 'another version', lines: [lineOf({ version: 2 })], missing: NO_RUN },
  { title: 'half a line', lines: [lineOf().slice(0, -9)], missing: NO_RUN },
  {
    title: 'a night that is still to come',
    lines: [lineOf({ recordedAt: '2026-11-26T00:00:00Z' })],
    missing: NO_RUN,
  },
  { title: 'a night without a comparison', lines: [lineOf({ state: undefined })], missing: NO_RUN },
  {
    title: 'another file',
    lines: [lineOf({ model: OTHER })],
    missing: { kind: 'other-file', recordedAt: AT, sha256: OTHER },
  },
  {
    title: 'a failed night',
    lines: [lineOf({ state: 'fail' })],
    missing: { kind: 'not-passed', recordedAt: AT, state: 'fail' },
  },
  {
    title: 'an undecided night',
    lines: [lineOf({ state: 'inconclusive' })],
    missing: { kind: 'not-passed', recordedAt: AT, state: 'inconclusive' },
  },
  {
    title: 'a night that was not accepted',
    lines: [lineOf({ accepted: false })],
    missing: { kind: 'not-accepted', recordedAt: AT },
  },
  {
    title: 'a night that is a hair too old',
    lines: [lineOf({ recordedAt: '2026-11-18T11:59:59.999Z' })],
    missing: { kind: 'too-old', recordedAt: '2026-11-18T11:59:59.999Z' },
  },
])('$title is no nightly run of this file', ({ lines, missing }) => {
  expect(choose(...lines)).toEqual({ missing });
});

test('the last night that tested the file decides, wherever its line is', () => {
  const early = lineOf({ recordedAt: '2026-11-23T03:00:00.000Z' });
  const failed = lineOf({ recordedAt: AT, state: 'fail' });
  const other = lineOf({ recordedAt: '2026-11-25T03:00:00.000Z', model: OTHER });
  expect(choose(failed, early, other)).toEqual({
    missing: { kind: 'not-passed', recordedAt: AT, state: 'fail' },
  });
  expect(choose(lineOf({ state: 'fail', recordedAt: '2026-11-22T03:00:00.000Z' }), early)).toMatchObject({
    nightly: { recordedAt: '2026-11-23T03:00:00.000Z' },
  });
});
