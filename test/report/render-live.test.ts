import { describe, expect, test } from 'vitest';
import type { ProgressEvent, ProgressRow, ProgressStep } from '../../src/measure/progress-event.ts';
import { type LiveState, nextLive, renderLive } from '../../src/report/render-live.ts';
import { TEN_PERCENT } from '../support/fixtures/verdict-fixture.ts';

const of = (step: ProgressStep, id = 'fashion'): ProgressEvent => ({ step, within: [{ kind: 'model', id }] });

const timing = (launch: number): ProgressStep => ({ kind: 'timing', launch, spentNs: 34e9, budgetNs: 60e9 });

const p95: ProgressRow = {
  metric: 'latency-p95',
  state: 'inconclusive',
  baseline: 1e6,
  candidate: 1.05e6,
  change: 0.05,
  changeKind: 'relative',
  unit: 'ns',
  limit: TEN_PERCENT,
  interval: { low: -0.02, high: 0.13, confidence: 0.99 },
};

const judged = (...rows: ProgressRow[]): ProgressStep => ({ kind: 'judged', launches: 7, rows });

const play = (events: readonly ProgressEvent[]): LiveState =>
  events.reduce<LiveState | undefined>(nextLive, undefined) as LiveState;

const show = (events: readonly ProgressEvent[], screen = { columns: 120, color: false }): string[] =>
  renderLive(play(events), screen).map((line) => line.replaceAll('\u00A0', ' '));

describe('the live view', () => {
  test('shows launches, time left, each interval against its limit, and what is waited for', () => {
    expect(show([of(timing(7)), of(judged(p95)), of(timing(8))])).toEqual([
      'fashion: timing launch 8, after 34 of at most 60 s, 26 s left',
      '  P95 latency  +5.0% [−2, +13]  at most +10%',
      '  Not decided yet: P95 latency.',
    ]);
  });

  test('says when all is decided', () => {
    expect(show([of(timing(7)), of(judged({ ...p95, state: 'pass' }))]).at(-1)).toBe('  Decided.');
  });

  test('shows no rows before there are any, or in other steps', () => {
    expect(show([of(timing(1))])).toHaveLength(1);
    expect(show([of(timing(7)), of(judged(p95)), of({ kind: 'profiling' })])).toEqual(['fashion: profiling']);
  });

  test('forgets the rows of another model', () => {
    expect(show([of(timing(7)), of(judged(p95)), of(timing(1), 'ocr')])).toHaveLength(1);
  });

  test('colors rows by state', () => {
    const [, row] = show([of(timing(7)), of(judged({ ...p95, state: 'fail' }))], {
      columns: 120,
      color: true,
    });
    expect(row?.startsWith('  \u001B[31mP95 latency')).toBe(true);
    expect(row?.endsWith('\u001B[0m')).toBe(true);
  });

  test.each([
    { columns: 40, most: 39 },
    { columns: 300, most: 100 },
  ])('no line is longer than $most in $columns columns', ({ columns, most }) => {
    const event = { step: timing(8), within: [{ kind: 'model', id: 'x'.repeat(200) }] } as const;
    const lines = show(
      [event, { ...event, step: judged(p95, { ...p95, metric: 'cost-per-million-tokens' }) }],
      {
        columns,
        color: false,
      },
    );
    expect(lines).toHaveLength(4);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(most);
  });

  test('a name cannot move the cursor', () => {
    expect(show([of(timing(1), 'a\u001B[2J\nb')]).join('')).not.toMatch(/\p{Cc}/u);
  });
});
