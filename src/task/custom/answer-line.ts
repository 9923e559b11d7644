import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { PromptItem } from '../../dataset/prompt-set.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import type { Tensor } from '../../model/tensor.ts';
import { isTensor } from '../read-label.ts';
import type { TextAnswer } from '../text/text-answer.ts';

/** An answer as the program of a custom task reads it. */
export interface AnswerLine {
  /** One line of JSON. */
  readonly line: string;
  /** Mean of all its numbers, by which two answers to the same item are compared; NaN if there are none. */
  readonly mean: number;
}

/**
 * The outputs and the label of an item as one line of JSON: `{"id", "label", "slice", "outputs"}`. Tensors are nested arrays, and
 * booleans are 0 or 1.
 *
 * @param ranks - Number of axes that the model declares for each output, by name; outputs of an item that is not given whole
 *   have none for the batch.
 * @param nameOf - Name of an output for the program.
 * @returns Undefined if an output has a NaN or an infinity, which JSON has no number for.
 */
export function answerLine(
  { id, label, slice, isWhole }: Pick<RegressionItem, 'id' | 'label' | 'slice' | 'isWhole'>,
  outputs: ReadonlyMap<string, Tensor>,
  { ranks, nameOf }: { ranks: ReadonlyMap<string, number>; nameOf: (output: string) => string },
): AnswerLine | undefined {
  const own = [...outputs].map(([name, tensor]) => ({
    name: nameOf(name),
    shape: isWhole ? tensor.shape : withoutBatch(tensor.shape, ranks.get(name)),
    values: valuesOf(tensor),
  }));
  const numbers = own
    .flatMap(({ values }) => [...values])
    .filter((value): value is number => typeof value === 'number');
  if (!numbers.every(Number.isFinite)) return undefined;
  const line = JSON.stringify({
    id,
    label: isTensor(label) ? nested(valuesOf(label), label.shape) : (label ?? null),
    slice,
    outputs: Object.fromEntries(own.map(({ name, shape, values }) => [name, nested(values, shape)])),
  });
  return { line, mean: numbers.reduce((sum, number) => sum + number / numbers.length, 0 / numbers.length) };
}

/**
 * A text and the label of an item as one line of JSON: `{"id", "label", "slice", "text"}`. A request that failed has an empty
 * text, and `"failed": true`.
 */
export function textLine(
  { id, label, slice }: Pick<PromptItem, 'id' | 'label' | 'slice'>,
  { text, failed }: Pick<TextAnswer, 'text' | 'failed'>,
): AnswerLine {
  const answer = failed ? { text: '', failed } : { text };
  return { line: JSON.stringify({ id, label: label ?? null, slice, ...answer }), mean: Number.NaN };
}

/** An item that ran alone still has the batch axis, of size 1; one of several has not. */
const withoutBatch = (shape: readonly number[], rank: number | undefined): readonly number[] =>
  shape.length === rank && shape[0] === 1 ? shape.slice(1) : shape;

const valuesOf = (tensor: Tensor): readonly (string | number)[] =>
  tensor.dtype === 'string' ? tensor.strings : Array.from(tensorNumbers(tensor));

/** Values in C order as arrays in arrays; a value by itself for a scalar. */
function nested(values: readonly unknown[], shape: readonly number[]): unknown {
  const [size, ...rest] = shape;
  if (size === undefined) return values[0];
  const step = values.length / size;
  return Array.from({ length: size }, (_, index) =>
    nested(values.slice(index * step, (index + 1) * step), rest),
  );
}
