import { isDeepStrictEqual } from 'node:util';
import { elementKind } from '../../../dataset/convert-tensor.ts';
import type { InputNames } from '../../../dataset/regression-set.ts';
import { MAX_RECORDED, recordedName } from '../../../inspect/diff/change.ts';
import { recordedType } from '../../../inspect/diff/compare-signature.ts';
import type { TensorSignature } from '../../../model/model-facts.ts';
import type { Difference } from '../../../records/difference.ts';
import type { Fit } from './fit-first-item.ts';
import { inputsOf, type Pair, sourceOf, type TensorModel } from './tensor-model.ts';

/**
 * Looks for the reason why models do not fit the first item.
 *
 * @returns The signatures in which the models differ, if only one of them fits the data or the task; empty if both fit.
 * @throws {UserError} If the models do not differ in what does not fit, or the change can be made to fit by itself.
 */
export function findMisfits(arms: Pair<TensorModel>, { baseline, candidate }: Pair<Fit>): Difference[] {
  const parts = ['inputs', 'outputs'] as const;
  const differences = parts.flatMap((of): Difference[] => {
    const [before, now] = [arms.baseline.arm.model.facts[of], arms.candidate.arm.model.facts[of]];
    if ((baseline[of] === undefined) === (candidate[of] === undefined)) return [];
    const isOwn = of === 'inputs' ? isExtended(before, now) : namesOwnOutput(arms);
    if (isDeepStrictEqual(before, now) || (isOwn && candidate[of] !== undefined)) return [];
    return [{ kind: 'signature', of, baseline: describe(before), candidate: describe(now) }];
  });
  const [error] = parts.flatMap((of) => candidate[of] ?? baseline[of] ?? []);
  if (differences.length === 0 && error !== undefined) throw error;
  return differences;
}

/** Whether a model takes all that another one takes, and more. Then the data set lacks what was added. */
const isExtended = (before: readonly TensorSignature[], now: readonly TensorSignature[]): boolean =>
  now.length > before.length &&
  before.every((input) =>
    now.some(({ name, dtype, shape }) =>
      isDeepStrictEqual(
        [name, elementKind(dtype), shape?.length],
        [input.name, elementKind(input.dtype), input.shape?.length],
      ),
    ),
  );

/** Whether the candidate's policy names another output than the baseline's. */
function namesOwnOutput({ baseline, candidate }: Pair<TensorModel>): boolean {
  const [wanted, own] = [baseline, candidate].map(({ scoring: { task } }) =>
    'output' in task ? task.output : undefined,
  );
  return own !== undefined && own !== wanted;
}

function describe(
  tensors: readonly TensorSignature[],
): Extract<Difference, { kind: 'signature' }>['baseline'] {
  return {
    tensors: tensors
      .slice(0, MAX_RECORDED)
      .map((tensor) => ({ name: recordedName(tensor.name), ...recordedType(tensor) })),
    more: Math.max(0, tensors.length - MAX_RECORDED),
  };
}

/** Values that both models take as other kinds of element, or with another number of axes. */
export function findTypeDifferences(
  arms: Pair<TensorModel>,
  names: Pair<InputNames | undefined>,
): Difference[] {
  const before = new Map(
    inputsOf(arms.baseline).map((input) => [sourceOf(input.name, names.baseline), input]),
  );
  return inputsOf(arms.candidate).flatMap((input): Difference[] => {
    const other = before.get(sourceOf(input.name, names.candidate));
    if (other === undefined || isDeepStrictEqual(kindOf(other), kindOf(input))) return [];
    return [{ kind: 'input', name: input.name, baseline: typeOf(other), candidate: typeOf(input) }];
  });
}

const typeOf = ({ dtype, shape }: TensorSignature) => ({ dtype, rank: shape?.length ?? null });
const kindOf = (input: TensorSignature) => ({ ...typeOf(input), dtype: elementKind(input.dtype) });
