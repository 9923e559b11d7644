import { expect, test } from 'vitest';
import { dateWaiver, holds, raiseLimit } from '../../../src/policy/waivers/waivers.ts';
import { waiverOf, writtenWaiver } from '../../support/fixtures/waiver-fixture.ts';

test.each([
  { now: '2026-12-30T23:59:59.999Z', daysLeft: 1, isValid: true },
  { now: '2026-12-31T00:00:00.000Z', daysLeft: 0, isValid: true },
  { now: '2026-12-31T23:59:59.999Z', daysLeft: 0, isValid: true },
  { now: '2027-01-01T00:00:00.000Z', daysLeft: -1, isValid: false },
  // A day in a zone far west is still yesterday's, but waivers count in UTC everywhere.
  { now: '2026-12-31T20:00:00.000-08:00', daysLeft: -1, isValid: false },
  { now: 'no time at all', daysLeft: Number.NaN, isValid: false },
])('at $now a waiver until 2026-12-31 has $daysLeft days left', ({ now, daysLeft, isValid }) => {
  const dated = dateWaiver(writtenWaiver({ expires: '2026-12-31' }), new Date(now));
  expect(dated.daysLeft).toBe(daysLeft);
  expect(holds(dated)).toBe(isValid);
});

test('raises the one key that a waiver names, and leaves the rest of the limit', () => {
  const limit = { 'max-increase': { kind: 'relative', value: 0.1 }, floor: 5, max: 7 } as const;
  expect(raiseLimit(limit, [waiverOf(), waiverOf({ ceiling: { max: 9 } })])).toEqual({
    'max-increase': { kind: 'relative', value: 0.2 },
    floor: 5,
    max: 9,
  });
  expect(raiseLimit(limit, [])).toEqual(limit);
});
