import { describe, expect, test } from 'vitest';
import { type ControlKind, findLastControl } from '../../src/positive-control/control.ts';
import { line } from '../support/fixtures/history-fixture.ts';

describe('findLastControl', () => {
  const now = Date.parse('2026-11-25T12:00:00Z');
  test('takes the newest, whatever the order of the lines', () => {
    const passed = (at: string, blocked: ControlKind[]) => line(1, { positiveControl: { at, blocked } });
    const lines = [
      passed('2026-11-22T03:00:00Z', ['slower', 'worse']),
      passed('2026-11-20T03:00:00Z', ['slower']),
      line(2),
    ];
    expect(findLastControl(lines, now)).toEqual({
      at: '2026-11-22T03:00:00Z',
      blocked: ['slower', 'worse'],
      daysAgo: 3,
    });
  });

  test('is null where no run has passed one', () => {
    expect(findLastControl([line(1)], now)).toBeNull();
  });
});
