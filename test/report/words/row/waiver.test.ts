import { expect, test } from 'vitest';
import { daysText, standingText, waiverBounds, waiverText } from '../../../../src/report/words/row/waiver.ts';
import type { WaiverStanding } from '../../../../src/verdict/waiver/waiver-standing.ts';

const WAIVER: WaiverStanding = {
  metric: 'latency-p95',
  limit: { 'max-increase': { kind: 'relative', value: 0.1 } },
  ceiling: { 'max-increase': { kind: 'relative', value: 0.12 } },
  expires: '2026-12-12',
  daysLeft: 12,
  issue: 'https://github.com/owner/repository/issues/7',
  reason: 'the pruned head lands in December',
  standing: 'used',
};

test.each<[WaiverStanding['standing'], string]>([
  ['used', 'used'],
  ['not-needed', 'not needed'],
  ['not-enough', 'not enough'],
  ['undecided', 'undecided'],
  ['not-judged', 'not judged'],
  ['expired', 'expired'],
])('calls a waiver that is %s "%s"', (standing, text) => {
  expect(standingText(standing)).toBe(text);
});

test('says what a waiver allows, until when, and why', () => {
  expect(waiverText(WAIVER)).toBe(
    'P95 latency up to +12% until 2026-12-12 (in 12 days), used: the pruned head lands in December (https://github.com/owner/repository/issues/7)',
  );
  const floor = { ...WAIVER, metric: 'task-score', ceiling: { min: 0.85 }, standing: 'expired' } as const;
  expect(waiverText({ ...floor, daysLeft: -1 })).toBe(
    'Task score down to 0.85 until 2026-12-12 (1 day ago), expired: the pruned head lands in December (https://github.com/owner/repository/issues/7)',
  );
});

test('says what a waiver raises, and to what', () => {
  expect(waiverBounds(WAIVER)).toEqual({ limit: '+10%', ceiling: '+12%' });
});

test.each([
  [12, 'in 12 days'],
  [1, 'in 1 day'],
  [0, 'today'],
  [-3, '3 days ago'],
])('counts %i days as "%s"', (days, text) => {
  expect(daysText(days)).toBe(text);
});
