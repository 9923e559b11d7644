import { listNames } from '../dataset/data-error.ts';
import { isElementType } from '../dataset/element-codec.ts';
import { UserError } from '../errors/errors.ts';
import { didYouMean } from '../errors/nearest-name.ts';
import type { TensorSignature } from '../model/model-facts.ts';
import type { Tensor } from '../model/tensor.ts';

/** Whether the runtime can be asked for an output: a tensor of a type that it can give. It cannot return one named `__proto__`. */
export function canBeRequested(output: TensorSignature): boolean {
  return isElementType(output.dtype) && output.name !== '__proto__';
}

/**
 * The output that a task scores.
 *
 * @param name - As the policy says; undefined when the model has only one that can be scored.
 * @param place - Where the task stands in the policy, for messages.
 * @throws {UserError} If there is no such output, if it cannot be scored, or if there are several to choose from.
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
  if (only === undefined) {
    throw new UserError(
      `${place}: expected a model with a tensor output, got ${listNames(outputs.map((output) => output.name)) || 'none'}.`,
      'Export the model so that what is scored is a tensor; for scikit-learn, set the option zipmap to False.',
    );
  }
  if (others.length === 0) return only;
  throw new UserError(`${place}: expected "output", for the model has ${listNames(names)}, got none.`, hint);
}

/** The tensor of an output. @throws {TypeError} If the runtime was not asked for it. */
export function outputOf(outputs: ReadonlyMap<string, Tensor>, name: string): Tensor {
  const tensor = outputs.get(name);
  if (tensor === undefined) throw new TypeError(`output ${name} was not requested`);
  return tensor;
}
