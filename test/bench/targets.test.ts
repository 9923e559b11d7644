import { describe, expect, test } from 'vitest';
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

  test('that hold in few trials are reached, and said to be unproven', () => {
    const result = found(judged({}, 10), 'identical, any condition');
    expect(result).toMatchObject({ state: 'reached', found: '0 of 10 (0–28%)' });
    expect(result?.why).toContain('too few trials');
  });

  test('that are missed name the cells that missed them', () => {
    const all = [
      ...judged({ pair: 'plus-10', answer: 'block' }, 3),
      ...judged({ pair: 'plus-10', answer: 'cannot-tell', service: '20ms' }, 2),
    ];
    expect(found(all, '+10%, quiet: blocked')).toMatchObject({
      state: 'not reached',
      why: 'undecided: 20ms quiet ×2',
    });
    expect(found(all, '+10%, any condition: passed')).toMatchObject({ state: 'reached' });
  });

  test('the comparison counts an open +10% as missed, and names who was better or faster', () => {
    const all = [
      ...judged({ pair: 'plus-10', answer: 'cannot-tell', seconds: 60 }),
      ...judged({ pair: 'plus-10', answer: 'block', seconds: 5, rule: 'point-5' }),
    ];
    expect(found(all, 'quiet: wrong')).toMatchObject({
      state: 'not reached',
      why: 'P95 > baseline + 5%: 0 of 1 (0–79%)',
    });
    expect(found(all, 'quiet: time')).toMatchObject({ state: 'not reached', found: '60.0 s' });
  });
});
