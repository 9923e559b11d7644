import { expect, it } from 'vitest';
import { breaksOwnBound, limitClauses, shownUnit } from '../../src/figures/limit-clauses.ts';
import type { Limit } from '../../src/policy/limit.ts';

it('has a clause for each condition of a limit, signed', () => {
  const limit: Limit = {
    'max-increase': { kind: 'relative', value: 0.1 },
    'max-drop': { kind: 'points', value: 0.01 },
    floor: 50_000,
    max: 20e6,
    min: 0.9,
    decide: 'confident',
  };
  expect(limitClauses(limit)).toEqual([
    { of: 'change', side: 'at-most', expression: 'relative', bound: 0.1 },
    { of: 'change', side: 'at-least', expression: 'points', bound: -0.01 },
    { of: 'candidate', side: 'at-most', expression: 'own', bound: 20e6 },
    { of: 'candidate', side: 'at-least', expression: 'own', bound: 0.9 },
  ]);
});

it('has none without a limit', () => {
  expect(limitClauses(null)).toEqual([]);
});

it.each([
  { title: 'at its maximum', limit: { max: 20 }, candidate: 20, breaks: false },
  { title: 'over its maximum', limit: { max: 20 }, candidate: 20.000_000_000_000_004, breaks: true },
  { title: 'at its minimum', limit: { min: 0.9 }, candidate: 0.9, breaks: false },
  { title: 'under its minimum', limit: { min: 0.9 }, candidate: 0.899_999_999_999_999_9, breaks: true },
  { title: 'that is no number', limit: { max: 20 }, candidate: Number.NaN, breaks: true },
  { title: 'that was not measured', limit: { max: 20 }, candidate: null, breaks: false },
  {
    title: 'whose change alone is limited',
    limit: { 'max-increase': { kind: 'relative', value: 0 } },
    candidate: 99,
    breaks: false,
  },
  { title: 'without a limit', limit: null, candidate: 99, breaks: false },
] as const)('a value $title breaks its own bound: $breaks', ({ limit, candidate, breaks }) => {
  expect(breaksOwnBound({ candidate, limit })).toBe(breaks);
});

it('shows a score as a share where its limit speaks of points', () => {
  const points = limitClauses({ 'max-drop': { kind: 'points', value: 0.01 } });
  const own = limitClauses({ 'max-increase': { kind: 'absolute', value: 0.01 } });
  expect([shownUnit('score', points), shownUnit('score', own), shownUnit('ns', points)]).toEqual([
    'share',
    'score',
    'ns',
  ]);
});
