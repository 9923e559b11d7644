import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import { outputNumbers } from '../score/score-regression.ts';

/**
 * The only number of an output.
 *
 * @throws {UserError} If it has several.
 */
export function expectOneNumber(tensor: Tensor, output: string, item: RegressionItem): number {
  const [number = Number.NaN, ...others] = outputNumbers(tensor, output, item);
  if (others.length === 0 && tensor.shape.every((size) => size === 1)) return number;
  throw new UserError(
    `${item.place}: expected one number from output ${JSON.stringify(output)}, got ${tensor.dtype}[${tensor.shape.join(', ')}].`,
    'Set "output" to the score of the whole item.',
  );
}
