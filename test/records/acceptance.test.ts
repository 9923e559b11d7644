import { describe, expect, test } from 'vitest';
import {
  type Acceptance,
  markOf,
  mergeStandings,
  readAcceptanceMark,
  standingOf,
} from '../../src/records/acceptance.ts';

const passed: Acceptance = { accepted: true, state: 'pass', why: { kind: 'limits-kept' } };
const failed: Acceptance = { accepted: false, state: 'fail', why: { kind: 'gpu-busy' } };
const byHand: Acceptance = {
  accepted: true,
  state: 'fail',
  why: { kind: 'accepted-by-person', reason: 'meant so' },
  by: 'octocat',
};

describe('a mark', () => {
  test.each([
    { title: 'an older record', acceptance: undefined, mark: undefined },
    { title: 'one that passed', acceptance: passed, mark: undefined },
    { title: 'one that failed', acceptance: failed, mark: 'unaccepted.fail' },
    { title: 'one that a person accepted', acceptance: byHand, mark: 'by-hand.fail' },
    {
      title: 'one that is refused although somebody is named',
      acceptance: { ...failed, by: 'octocat' },
      mark: 'unaccepted.fail',
    },
  ])('of $title is $mark, and is read back', ({ acceptance, mark }) => {
    expect(markOf(acceptance)).toBe(mark);
    const { accepted, isByHand } = standingOf('c', acceptance);
    expect(readAcceptanceMark('c', mark)).toMatchObject({ commit: 'c', accepted, isByHand });
  });
});

describe('the standings of one commit', () => {
  const of = (...all: (Acceptance | undefined)[]) => mergeStandings(all.map((each) => standingOf('c', each)));
  test('are none where nobody recorded it', () => {
    expect(of()).toBeUndefined();
  });
  test('one machine that refused it is enough', () => {
    expect(of(passed, failed, passed)?.accepted).toBe(false);
  });
  test('a person’s word counts more than any machine’s', () => {
    expect(of(failed, byHand, failed)).toMatchObject({ accepted: true, isByHand: true });
  });
});
