import { listNames } from '../dataset/data-error.ts';
import { isElementType } from '../dataset/element-codec.ts';
import { UserError } from '../errors/errors.ts';
import { didYouMean } from '../errors/nearest-name.ts';
import { TENSOR_OUTPUT_HINT } from '../model/check-model.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import type { Tensor } from '../model/tensor.ts';

/** Whether the runtime can return an output. It must be a tensor of a supported type and not be named `__proto__`. */
export function canBeRequested(output: TensorSignature): boolean {
  return isElementType(output.dtype) && output.name !== '__proto__';
}

/**
 * The output that a task scores.
 *
 * @param name - `output` of the task. May be undefined if only one output of the model can be scored.
 * @param place - Place of the task in the policy, for messages.
 * @throws {UserError} If there is no such output, if it cannot be scored, or if several outputs can be scored and
 *   none is named.
 */
export function selectOutput(
  name: string | undefined,
  outputs: readonly TensorSignature[],
  place: string,
): TensorSignature {
  const usable = outputs.filter(canBeRequested);
  const names = usable.map((output) => output.name);
  const hint = `Write "output: <name>" with one of ${listNames(names) || 'its tensor outputs'}.`;
  if (name !== undefined) {
    const named = usable.find((output) => output.name === name);
    if (named !== undefined) return named;
    const other = outputs.find((output) => output.name === name);
    const got = other === undefined ? listNames([name]) : `${listNames([name])} of type ${other.dtype}`;
    throw new UserError(
      `${place}.output: expected one of ${listNames(names) || 'no outputs'}, got ${got}.`,
      hint + didYouMean(name, names),
    );
  }
  const [only, ...others] = usable;
  if (only === undefined) throw noTensorOutput(outputs, place);
  if (others.length === 0) return only;
  throw new UserError(`${place}: expected "output" to choose one of ${listNames(names)}, got none.`, hint);
}

/** The error for a model without an output that can be scored. */
export function noTensorOutput(outputs: readonly TensorSignature[], place: string): UserError {
  const names = listNames(outputs.map((output) => output.name));
  return new UserError(
    `${place}: expected a model with a tensor output, got ${names || 'none'}.`,
    TENSOR_OUTPUT_HINT,
  );
}

/**
 * The tensor of an output.
 *
 * @throws {TypeError} If the output was not requested.
 */
export function outputOf(outputs: ReadonlyMap<string, Tensor>, name: string): Tensor {
  const tensor = outputs.get(name);
  if (tensor === undefined) throw new TypeError(`output ${name} was not requested`);
  return tensor;
}
