import { expect, test } from 'vitest';
import type { PlacementRow } from '../../../src/measure/arm-measurement.ts';
import { energyText } from '../../../src/report/sections/render-cost.ts';
import { renderDrift } from '../../../src/report/sections/render-drift.ts';
import { flippedItemsText, flipTestTexts } from '../../../src/report/sections/render-items.ts';
import { type PlacementGist, placementSummary } from '../../../src/report/sections/render-placement.ts';
import { originText } from '../../../src/report/sections/render-rules.ts';
import { renderDriftSlices, renderSliceLimits } from '../../../src/report/sections/render-slice-limits.ts';
import { cutText, firstLines, keptDriftSummary } from '../../../src/report/words/labels.ts';
import { fallenBackText, placementReasonText } from '../../../src/report/words/run/fallback.ts';
import type { Drift } from '../../../src/verdict/facts/drift.ts';
import type { Rules } from '../../../src/verdict/facts/rules.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import { passingRows, placed, row } from '../../support/fixtures/verdict-fixture.ts';

test('drift limits by slice have a table of their own, and only those that decide are in that of the drift', () => {
  const slice = (value: string, given: Partial<Row>): Row => ({
    ...row('task-score', {
      baseline: 0.9,
      candidate: 0.9,
      limit: { 'max-drop': { kind: 'points', value: 0.02 } },
    }),
    slice: { key: 'lang', value },
    ...given,
  });
  const drift: Drift = {
    ...{ state: 'fail', release: null, source: null, notes: [] },
    rows: [
      slice('de', { state: 'fail', candidate: 0.5, change: -0.4 }),
      slice('fr', { state: 'pass' }),
      slice('us', { reasons: [{ kind: 'slice-undecided', items: 40, needed: 115 }] }),
    ],
  };
  const fold = renderDriftSlices({ drift });
  expect(fold?.name).toBe('drift limits by slice');
  expect(fold?.summary).toBe('Limits by slice since the last release: 1 met, 1 broken, 1 undecided');
  const cells = fold?.body.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  expect(cells?.[0]).toContain('Release');
  expect(cells?.slice(2).map((line) => line[2])).toEqual([
    expect.stringContaining('lang=de'),
    expect.stringContaining('lang=fr'),
    expect.stringContaining('lang=us'),
  ]);
  const open = renderDrift({ drift });
  expect(open).toContain('lang=de');
  expect(open).not.toMatch(/lang=fr|lang=us/);
  expect(renderSliceLimits({ rows: [] })).toBeUndefined();
  expect(renderDriftSlices({})).toBeUndefined();
});

const rowOf = (given: Partial<PlacementRow>) => placed({ operator: 'Conv', timeShare: 0.1, ...given });

test.each<{ given: Partial<PlacementRow>; text: string }>([
  { given: {}, text: '' },
  { given: { role: 'reformat' }, text: '' },
  { given: { role: 'fallback' }, text: 'fell back: the runtime gives no reason' },
  {
    given: { role: 'fallback', reason: 'no-kernel' },
    text: 'fell back: the provider has no kernel for it',
  },
  {
    given: { role: 'shape', reason: 'cheaper-on-cpu' },
    text: 'shapes only: the runtime considers the CPU cheaper',
  },
  {
    given: { role: 'copy', reason: 'crosses-devices' },
    text: 'added between operators on different devices',
  },
])('an operator with $given: $text', ({ given, text }) => {
  expect(placementReasonText(rowOf(given))).toBe(text);
});

test.each<{ gist: PlacementGist; text: string }>([
  {
    gist: { kind: 'fallback', nodes: 1, timeShare: '18.4%' },
    text: 'Placement: 1 node fell back to the CPU, 18.4% of the time with the copies',
  },
  { gist: { kind: 'other-providers' }, text: 'Placement: other execution providers than before' },
  { gist: { kind: 'as-before' }, text: 'Placement: time per operator' },
])('$text', ({ gist, text }) => {
  expect(placementSummary(gist)).toBe(text);
});

test('names the first three operators that fell back', () => {
  const rows = ['A', 'B', 'C', 'D', 'E'].map((operator) => rowOf({ operator, role: 'fallback' }));
  const why = 'the runtime gives no reason';
  expect(fallenBackText(rows)).toBe(
    `Fell back to the CPU: \`A\` ×1 (${why}), \`B\` ×1 (${why}), \`C\` ×1 (${why}) and 2 more.`,
  );
  expect(fallenBackText([rowOf({})])).toBeUndefined();
});

test.each([
  { count: 0, ids: [], text: 'Right → wrong (0): none' },
  { count: 2, ids: ['a', 'b'], text: 'Right → wrong (2): a, b' },
  { count: 1200, ids: ['a', 'b'], text: 'Right → wrong (1,200): a, b, 1,198 more' },
])('$text', ({ count, ids, text }) => {
  expect(flippedItemsText('Right → wrong', count, ids)).toBe(text);
});

test('says what McNemar’s test gives', () => {
  const ids = { rightToWrongIds: [], wrongToRightIds: [] };
  const review = { newlyReviewed: 141, noLongerReviewed: 18, mcnemarP: 2.4e-24 };
  expect(flipTestTexts({ ...ids, rightToWrong: 5, wrongToRight: 2, mcnemarP: 0.453_1, review })).toEqual([
    'Exact McNemar test of both counts: p = 0.453',
    'Items for human review: 141 new, 18 no longer; exact McNemar test: p below 0.001',
  ]);
  expect(flipTestTexts({ ...ids, rightToWrong: 5, wrongToRight: 2 })).toEqual([]);
});

test.each([
  { idleW: null, text: 'Idle power is unknown.' },
  { idleW: 12.34, text: 'Idle power: 12.3 W.' },
])('energy: $text', ({ idleW, text }) => {
  const candidate = { grossJPer1000: 1, netJPer1000: null };
  expect(energyText({ how: 'gpu-counter', idleW, baseline: null, candidate })).toBe(
    `Measured by the GPU’s energy counter, in windows of back-to-back runs. ${text}`,
  );
});

const source = { path: '.github/regression-gate.yml', commit: 'abc1234'.padEnd(40, '0') };
test.each<{ given: Omit<Rules, 'changes'>; text: string }>([
  {
    given: { origin: 'base-commit', source },
    text: 'judged by `.github/regression-gate.yml` at base commit abc1234',
  },
  {
    given: { origin: 'first', source },
    text: 'judged by this change’s own policy, as base commit abc1234 has no `.github/regression-gate.yml`',
  },
  {
    given: { origin: 'unreadable', source: { ...source, message: 'version: expected 1, got 9.' } },
    text: 'judged by this change’s own policy, as `.github/regression-gate.yml` at base commit abc1234 cannot be read: version: expected 1, got 9.',
  },
])('origin $given.origin', ({ given, text }) => {
  expect(originText({ ...given, changes: [] })).toBe(text);
});

test.each([
  { lines: [], shown: [] },
  { lines: ['a', 'b'], shown: ['a', 'b'] },
  { lines: ['a', 'b', 'c', 'd'], shown: ['a', 'b', '2 more.'] },
])('a list of at most two: $lines gives $shown', ({ lines, shown }) => {
  expect(firstLines(lines, 2)).toEqual(shown);
});

test('says what was cut, and of how many models', () => {
  const counts = new Map([
    ['slices', 1],
    ['notes', 3],
  ]);
  expect(cutText(counts)).toBe(
    'Cut to fit into a GitHub comment: slices, notes (of 3 models). Everything is in verdict.json.',
  );
});

test.each([
  { title: 'kept limits', drift: { rows: passingRows() }, text: 'all drift limits met' },
  {
    title: 'limits kept by the record',
    drift: { rows: [], why: { kind: 'kept-by-record' } },
    text: 'all drift limits met',
  },
  { title: 'no release', drift: { rows: [], why: { kind: 'no-release' } }, text: 'nothing was compared' },
  { title: 'an untrusted pass without rows', drift: { rows: [] }, text: 'nothing was compared' },
] as const)('the fold of a drift that passes names $title', ({ drift, text }) => {
  expect(keptDriftSummary({ ...drift, rows: [...drift.rows] })).toBe(`Since the last release: ${text}`);
});
