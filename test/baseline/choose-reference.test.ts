import { describe, expect, test } from 'vitest';
import { chooseReference, type ReferenceKind } from '../../src/baseline/choose-reference.ts';
import { type Standing, standingOf } from '../../src/records/acceptance.ts';

const at = (letter: string) => letter.repeat(40);
const LINE = ['a', 'b', 'c', 'd'].map(at);
const ok = (letter: string): Standing => standingOf(at(letter), undefined);
const refused = (letter: string, state = 'fail'): Standing =>
  standingOf(at(letter), { accepted: false, state });

const choose = (kind: ReferenceKind, ...standings: Standing[]) =>
  chooseReference({ kind, commit: at('a'), ancestors: LINE, standings });

describe('the reference of a change', () => {
  test('is its base commit, where nothing is recorded', () => {
    expect(choose('base-commit')).toEqual({
      commit: at('a'),
      ancestors: LINE,
      note: undefined,
      refusal: undefined,
    });
  });

  test('is its base commit, recorded or not, where what was recorded last is accepted', () => {
    for (const standings of [[ok('a')], [ok('b')]]) {
      expect(choose('base-commit', ...standings).commit).toBe(at('a'));
    }
  });

  test('never has a record behind it that is not accepted', () => {
    const { commit, ancestors } = choose('base-commit', ok('b'), refused('c'));
    expect(commit).toBe(at('a'));
    expect(ancestors).toEqual([at('a'), at('b'), at('d')]);
  });

  test('is the nearest accepted commit, where the base commit is not accepted, and a note names both', () => {
    expect(choose('base-commit', refused('a'), refused('b', 'inconclusive'), ok('c'))).toEqual({
      commit: at('c'),
      ancestors: [at('c'), at('d')],
      note: {
        kind: 'earlier-reference',
        refused: at('a'),
        state: 'fail',
        reference: at('c'),
        before: { commits: 2, of: at('a') },
      },
      refusal: undefined,
    });
  });

  test('is the nearest accepted commit, where nobody has judged the base commit and the one before was refused', () => {
    const { commit, note } = choose('base-commit', refused('b'), ok('d'));
    expect(commit).toBe(at('d'));
    expect(note).toEqual({
      kind: 'earlier-reference',
      refused: at('b'),
      state: 'fail',
      reference: at('d'),
      before: { commits: 3, of: at('a') },
    });
  });

  test('is none, where none is known to be accepted', () => {
    const { commit, ancestors, refusal } = choose('base-commit', refused('a'));
    expect({ commit, ancestors }).toEqual({ commit: undefined, ancestors: [] });
    expect(refusal).toEqual({
      kind: 'none-accepted',
      commit: at('a'),
      state: 'fail',
      ancestors: 3,
      from: at('a'),
    });
  });

  test('a person’s acceptance makes it the reference again', () => {
    const accepted = standingOf(at('a'), { accepted: true, state: 'fail', by: 'octocat' });
    expect(choose('base-commit', refused('a'), accepted, ok('b')).commit).toBe(at('a'));
  });
});

describe('the reference of what landed', () => {
  test('is the last accepted commit, whatever nobody has judged since', () => {
    const { commit, ancestors, note } = choose('last-accepted', ok('c'));
    expect({ commit, ancestors, note }).toEqual({
      commit: at('c'),
      ancestors: [at('c'), at('d')],
      note: undefined,
    });
  });

  test('is the base commit, where nothing is recorded', () => {
    expect(choose('last-accepted').commit).toBe(at('a'));
  });

  test('is none, where all that is recorded was refused', () => {
    expect(choose('last-accepted', refused('b')).refusal).toMatchObject({
      kind: 'none-accepted',
      commit: at('b'),
      from: at('a'),
    });
  });
});

test('a release is the reference of its sign-off, however it was recorded', () => {
  expect(choose('release', refused('a'), ok('b'))).toMatchObject({ commit: at('a'), refusal: undefined });
});
