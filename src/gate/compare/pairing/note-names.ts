import type { InputNames } from '../../../dataset/regression-set.ts';
import { MAX_RECORDED, recordedName } from '../../../inspect/diff/change.ts';
import type { RenamedOutput } from '../../../task/pair-outputs.ts';
import type { Note } from '../../../verdict/facts/note.ts';
import { namesOf, sourceOf, type TensorModel } from './tensor-model.ts';

/** Inputs whose names differ between the models, or between a model and the data set. */
export function noteInputs(
  arms: { readonly baseline?: TensorModel; readonly candidate: TensorModel },
  names: { readonly baseline?: InputNames | undefined; readonly candidate: InputNames | undefined },
): Note[] {
  const before = new Map(
    (arms.baseline === undefined ? [] : namesOf(arms.baseline)).map((name) => [
      sourceOf(name, names.baseline),
      name,
    ]),
  );
  return namesOf(arms.candidate).flatMap((input): Note[] => {
    const source = sourceOf(input, names.candidate);
    const other = before.get(source);
    if (other !== undefined && other !== input) {
      return [{ kind: 'input-renamed', baseline: recordedName(other), candidate: recordedName(input) }];
    }
    if (source === input || source === '') return [];
    return [{ kind: 'input-by-other-name', input: recordedName(input), name: recordedName(source) }];
  });
}

/** An output whose name differs between the models. */
export const noteOutput = ({ baseline, candidate, how }: RenamedOutput): Note => ({
  kind: 'output-renamed',
  baseline: recordedName(baseline),
  candidate: recordedName(candidate),
  how,
});

/** Inputs of the data set that are for neither model. */
export function noteUnused(names: {
  readonly baseline?: InputNames | undefined;
  readonly candidate: InputNames | undefined;
}): Note[] {
  const unused = (names.candidate?.unused ?? []).filter(
    (name) => names.baseline === undefined || names.baseline.unused.includes(name),
  );
  if (unused.length === 0) return [];
  return [
    {
      kind: 'inputs-unused',
      names: unused.slice(0, MAX_RECORDED).map((name) => recordedName(name)),
      of: unused.length,
    },
  ];
}
