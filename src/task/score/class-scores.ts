import { tensorNumbers } from '../../dataset/element-codec.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';

/**
 * The scores of one item: the numbers of an output with at most one axis longer than 1, such as [1, 10] or [1, 1000,
 * 1, 1].
 *
 * @param place - Place of the item, for messages.
 * @throws {UserError} If the output has several rows or contains strings.
 */
export function classScores(tensor: Tensor, output: string, place: string): Float64Array {
  const got = `${tensor.dtype}[${tensor.shape.join(', ')}]`;
  if (tensor.dtype !== 'string' && tensor.shape.filter((size) => size !== 1).length <= 1)
    return tensorNumbers(tensor);
  throw new UserError(
    `${place}: expected one row of scores from output ${JSON.stringify(output)}, got ${got}.`,
    'Set "output" to one number per class for each item, or split the item.',
  );
}

/** Whether an output is the predicted class instead of scores: one whole number or boolean. */
export function isDecision(tensor: Tensor): boolean {
  if (tensor.dtype === 'string' || tensor.dtype.startsWith('float')) return false;
  return tensor.shape.every((size) => size === 1);
}
