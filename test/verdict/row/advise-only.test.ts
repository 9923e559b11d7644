import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../src/verdict/judge-model.ts';
import { adviseOnly, isAdvisory } from '../../../src/verdict/row/advise-only.ts';
import type { Row } from '../../../src/verdict/row/row.ts';
import { findContradiction } from '../../../src/verdict/untrusted/find-contradiction.ts';
import { model, ONE_POINT_LESS, row, verdict } from '../../support/fixtures/verdict-fixture.ts';

const score = (more: Partial<Row>): Row =>
  row('task-score', { baseline: 0.9, candidate: 0.9, limit: ONE_POINT_LESS, ...more });

describe('a row of an advisory data set', () => {
  it.each([
    { title: 'beyond its limit', state: 'fail', candidate: 0.5, becomes: 'shown', isBeyondLimit: true },
    { title: 'undecided', state: 'inconclusive', candidate: 0.5, becomes: 'shown', isBeyondLimit: false },
  ] as const)('does not block when it is $title', ({ state, candidate, becomes, isBeyondLimit }) => {
    const advised = adviseOnly(score({ state, candidate }));
    expect(advised).toMatchObject({ state: becomes, candidate });
    expect(advised.reasons.at(-1)).toEqual({ kind: 'advisory', isBeyondLimit });
    expect(isAdvisory(advised)).toBe(true);
    expect(stateOf([advised], true)).toBe('pass');
    expect(stateOf([advised], false)).toBe('no-baseline');
  });

  it.each(['pass', 'waived', 'shown'] as const)('stays as it is when it is %s', (state) => {
    const own = score({ state });
    expect(adviseOnly(own)).toBe(own);
  });

  it('fails without a figure', () => {
    const own = score({ state: 'fail', candidate: null });
    expect(adviseOnly(own)).toBe(own);
    expect(stateOf([own], true)).toBe('fail');
  });

  it('fails with outputs that are not numbers, though the others have a score', () => {
    const spoiled = { kind: 'non-finite-outputs', baseline: 0, candidate: 1, items: 100 } as const;
    const own = score({ state: 'fail', candidate: 0.9, reasons: [spoiled] });
    expect(adviseOnly(own)).toBe(own);
  });

  it('makes no pass of a model without any judged row', () => {
    expect(stateOf([score({ state: 'shown' })], true)).toBe('error');
  });

  it('is accepted only for a data set that is advisory', () => {
    const rows = [adviseOnly(score({ state: 'fail', candidate: 0.5 }))];
    const judged = (tier: 'critical' | 'advisory' | undefined) =>
      verdict([model({ rows, state: 'pass', ...(tier && { dataSet: { name: 'night', tier } }) })]);
    expect(findContradiction(judged('advisory'))).toBeUndefined();
    const wrong = { kind: 'not-advisory', metric: 'task-score' };
    expect(findContradiction(judged('critical'))).toEqual(wrong);
    expect(findContradiction(judged(undefined))).toEqual(wrong);
  });
});
