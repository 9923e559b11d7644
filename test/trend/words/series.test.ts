import { expect, test } from 'vitest';
import type { TrendRegression } from '../../../src/trend/trend.ts';
import {
  causeText,
  certaintyText,
  moveText,
  periodText,
  rangeText,
} from '../../../src/trend/words/series.ts';

const first = 'abc1234'.padEnd(40, '0');
const second = 'def5678'.padEnd(40, '0');

const REGRESSION: TrendRegression = {
  at: '2026-11-23T03:17:00.000Z',
  nights: 3,
  commits: { from: first, to: second },
  models: { from: first, to: second },
  before: 4.12e6,
  after: 4.81e6,
  relative: 0.167,
  pValue: 6e-11,
  cause: 'model',
  recoveredAt: null,
};

test.each([
  {
    title: 'a time',
    series: { metric: 'latency-p95', unit: 'ns' },
    before: 4.12e6,
    after: 4.81e6,
    text: '4.120 ms → 4.810 ms (+16.7%)',
  },
  {
    title: 'a score',
    series: { metric: 'task-score', unit: 'score' },
    before: 0.91,
    after: 0.88,
    text: '0.9100 → 0.8800 (−0.0300)',
  },
  {
    title: 'a share',
    series: { metric: 'fallback-time-share', unit: 'share' },
    before: 0,
    after: 0.125,
    text: '0.00% → 12.50% (+12.50 pp)',
  },
] as const)('how $title moved', ({ series, before, after, text }) => {
  expect(moveText(series, { before, after }).replaceAll('\u00A0', ' ')).toBe(text);
});

test.each([
  { given: {}, text: 'since 2026-11-23 (3 nights)' },
  { given: { nights: 1 }, text: 'since 2026-11-23 (1 night)' },
  {
    given: { nights: 10, recoveredAt: '2026-12-03T03:17:00.000Z' },
    text: 'from 2026-11-23 to 2026-12-03 (10 nights)',
  },
])('$text', ({ given, text }) => {
  expect(periodText({ ...REGRESSION, ...given })).toBe(text);
});

test.each([
  { commits: { from: null, to: second }, text: 'No commits are recorded for these nights.' },
  {
    commits: { from: second, to: second },
    text: 'Both nights ran commit `def5678`: nothing was merged in between.',
  },
  {
    commits: { from: first, to: second },
    text: 'Introduced by a commit after `abc1234`, up to and including `def5678`.',
  },
])('$text', ({ commits, text }) => {
  expect(rangeText({ commits })).toBe(text);
});

test.each([
  {
    cause: 'model',
    text: 'The model files changed on that night (SHA-256 `abc1234` → `def5678`).',
  },
  {
    cause: 'same-model',
    text: 'The model files did not change (SHA-256 `def5678`), nor did data, runtime or settings: check the machine and its software first.',
  },
  {
    cause: 'machine',
    text: 'Most metrics of several models moved on the same night, and this one no further than those of unchanged models: the machine changed, not the model.',
  },
] as const)('$cause', ({ cause, text }) => {
  expect(causeText({ ...REGRESSION, cause })).toBe(text);
});

test.each([
  { pValue: 1e-13, text: 'P < 10⁻¹²' },
  { pValue: 6e-11, text: 'P = 6e−11' },
  { pValue: 0.0123, text: 'P = 0.012' },
])('$text', ({ pValue, text }) => {
  expect(certaintyText({ pValue })).toBe(text);
});
