import { tensorNumbers } from '../../dataset/element-codec.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';

/**
 * The scores of one item: the numbers of an output all of whose axes but one are 1, such as [1, 10] or [1, 1000, 1, 1].
 *
 * @param place - Where the item stands.
 * @throws {UserError} If the output has several rows, or holds text.
 */
export function classScores(tensor: Tensor, output: string, place: string): Float64Array {
  const got = `${tensor.dtype}[${tensor.shape.join(', ')}]`;
  if (tensor.dtype !== 'string' && tensor.shape.filter((size) => size !== 1).length <= 1)
    return tensorNumbers(tensor);
  throw new UserError(
    `${place}: expected one row of scores from output ${JSON.stringify(output)}, got ${got}.`,
    'Score an output with one number a class for each item, or split the item.',
  );
}

/** Whether an output gives the class itself instead of scores: one whole number or truth value. */
export function isDecision(tensor: Tensor): boolean {
  if (tensor.dtype === 'string' || tensor.dtype.startsWith('float')) return false;
  return tensor.shape.every((size) => size === 1);
}
