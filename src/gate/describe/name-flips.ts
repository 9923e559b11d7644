import type { Judgement } from '../../verdict/judge-model.ts';
import { MAX_NAMED_FLIPS, type ModelVerdict } from '../../verdict/verdict.ts';

/** Positions of the flipped items that a report names. */
export function namedFlips(
  flips: Pick<NonNullable<Judgement['flips']>, 'rightToWrong' | 'wrongToRight'> | null,
): readonly number[] {
  return [flips?.rightToWrong ?? [], flips?.wrongToRight ?? []].flatMap((each) =>
    each.slice(0, MAX_NAMED_FLIPS),
  );
}

/** @param idAt - Id of the item at a position; undefined if it has none. */
export function nameFlips(
  flips: Judgement['flips'],
  idAt: (position: number) => string | undefined,
): ModelVerdict['flips'] {
  if (flips === null) return null;
  const { rightToWrong, wrongToRight, ...tests } = flips;
  const named = (positions: readonly number[]): string[] =>
    positions.slice(0, MAX_NAMED_FLIPS).flatMap((position) => idAt(position) ?? []);
  return {
    rightToWrong: rightToWrong.length,
    wrongToRight: wrongToRight.length,
    rightToWrongIds: named(rightToWrong),
    wrongToRightIds: named(wrongToRight),
    ...tests,
  };
}
