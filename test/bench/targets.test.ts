import { describe, expect, test } from 'vitest';
import { CONDITIONS } from '../../bench/verdicts/cells.ts';
import type { Judged } from '../../bench/verdicts/page/judge-trials.ts';
import { checkTargets } from '../../bench/verdicts/page/targets.ts';

const judged = (more: Partial<Judged>, times = 1): Judged[] =>
  Array.from({ length: times }, () => ({
    rule: 'ours',
    session: 0,
    pair: 'identical',
    service: '2ms' as const,
    condition: 'quiet' as const,
    answer: 'pass' as const,
    seconds: 10,
    ...more,
  }));

const found = (all: readonly Judged[], title: string) =>
  checkTargets(all).find((each) => each.title.startsWith(title));

describe('targets', () => {
  test('without a trial are not measured, never reached', () => {
    expect(new Set(checkTargets([]).map(({ state }) => state))).toEqual(new Set(['not measured']));
  });

  const everywhere = (more: Partial<Judged>, times: number): Judged[] =>
    CONDITIONS.flatMap((condition) => judged({ ...more, condition }, times));

  test('that must be proved take enough trials', () => {
    expect(found(everywhere({}, 2), 'identical, every load: blocked')).toMatchObject({
      state: 'not reached',
      found: '0 of 10 (0–28%)',
      why: 'too few trials to prove it',
    });
    expect(found(everywhere({}, 160), 'identical, every load: blocked')).toMatchObject({ state: 'reached' });
  });

  test('that are missed name the cells that missed them', () => {
    const all = [
      ...everywhere({ pair: 'plus-10', answer: 'block' }, 300),
      ...judged({ pair: 'plus-10', answer: 'cannot-tell', service: '20ms' }, 4),
    ];
    expect(found(all, '+10%, every load: blocked')).toMatchObject({
      state: 'not reached',
      why: 'undecided: 20ms quiet ×4',
    });
    expect(found(all, '+10%, every load: passed')).toMatchObject({ state: 'reached' });
  });

  test('must hold under each load', () => {
    const all = judged({ pair: 'plus-10', answer: 'block' }, 300);
    expect(found(all, '+10%, every load: blocked')).toMatchObject({ state: 'not reached' });
  });

  test('the comparison counts an open +10% as missed, and names the better rules', () => {
    const all = [
      ...judged({ pair: 'plus-10', answer: 'cannot-tell', seconds: 60 }),
      ...judged({ pair: 'plus-10', answer: 'block', seconds: 5, rule: 'point-5' }),
    ];
    expect(found(all, 'quiet: wrong')).toMatchObject({
      state: 'not reached',
      why: 'P95 > baseline + 5%: 0 of 1 (0–79%)',
    });
  });

  test.each([
    { condition: 'quiet', seconds: 6, state: 'reached' },
    { condition: 'quiet', seconds: 6.1, state: 'not reached' },
    { condition: 'five-busy', seconds: 12, state: 'reached' },
  ] as const)('$seconds s, $condition: $state', ({ condition, seconds, state }) => {
    expect(found(judged({ condition, seconds }), `2 ms, ${condition}`)).toMatchObject({ state });
  });
});
