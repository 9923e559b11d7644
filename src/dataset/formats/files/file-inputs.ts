import { UserError } from '../../../errors/errors.ts';
import type { TensorSignature } from '../../../model/model-facts.ts';
import type { Tensor } from '../../../model/tensor.ts';
import { listNames } from '../../data-error.ts';
import { decodeValue } from '../../decode-value.ts';
import { isElementType } from '../../element-codec.ts';
import { parseArray } from '../../parse-array.ts';
import { readCell } from '../read-cell.ts';
import type { LabelledFile } from './labelled-files.ts';

/**
 * The input that takes the content of the files: the model's only one, or the only one without a column in `labels.csv`.
 *
 * @param name - Of the input to take if there are several: `image`, `audio`.
 * @throws {UserError} If each of several inputs has a column.
 */
export function inputOfFiles(
  inputs: readonly TensorSignature[],
  { cells, place }: Pick<LabelledFile, 'cells' | 'place'>,
  name: string,
): TensorSignature | undefined {
  if (inputs.length === 1) return inputs[0];
  const free = inputs.filter((input) => !cells.has(input.name));
  if (free.length === 0 && inputs.length > 0) {
    throw new UserError(
      `${place}: expected an input of the model without a column, for the file, got a column for each: ${listNames([...cells.keys()])}.`,
      'Remove the column with the name of the input that takes the files.',
    );
  }
  return free.length === 1 ? free[0] : inputs.find((input) => input.name === name);
}

/**
 * Further inputs of an item, from the fields of `labels.csv`: a number, or several such as `[480, 640]`.
 *
 * @param inputs - All but that of the file.
 * @throws {UserError} If a field is no value of the input's type.
 */
export function cellInputs(
  { cells, place }: Pick<LabelledFile, 'cells' | 'place'>,
  inputs: readonly TensorSignature[],
): [string, Tensor][] {
  return inputs.flatMap(({ name, dtype, shape }): [string, Tensor][] => {
    const text = cells.get(name);
    // Inputs of other types were rejected before.
    if (text === undefined || !isElementType(dtype)) return [];
    const subject = { place, name: `column ${listNames([name])}` };
    const value = parseArray(text) ?? readCell(text, dtype, { place, column: name }) ?? 'NaN';
    const tensor = decodeValue(value, dtype, subject);
    // A single number has all axes that the model declares, but the batch.
    return [
      [name, Array.isArray(value) ? tensor : { ...tensor, shape: (shape ?? []).slice(1).map(() => 1) }],
    ];
  });
}
