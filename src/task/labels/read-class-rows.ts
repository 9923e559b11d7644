import { tensorNumbers } from '../../dataset/element-codec.ts';
import type { RegressionItem } from '../../dataset/regression-set.ts';
import { UserError } from '../../errors/errors.ts';
import type { Tensor } from '../../model/tensor.ts';
import type { MultiLabelTask } from '../../policy/task/label-tasks.ts';

/** The scores of an item: one per step and class. */
export interface ClassRows {
  /** Step by step. */
  readonly scores: Float64Array;
  /** Number of steps, at least 1. An output without steps is one step. */
  readonly steps: number;
  /** Scores per step: the number of classes. */
  readonly width: number;
}

/**
 * Reads an output with at most one axis longer than 1 as one step with the scores of all classes, such as [1, 80] or
 * [1, 1, 88], and one with two such axes as steps of classes, such as [1, 172, 88]. If the task has a single class, the one
 * long axis of [1, 172, 1] is that of the steps.
 *
 * @throws {UserError} If the output has more axes or contains strings, or if steps are to be ranked.
 */
export function readClassRows(tensor: Tensor, { name, item, task, classes }: ReadingRows): ClassRows {
  const sizes = tensor.shape.filter((size) => size !== 1);
  if (tensor.dtype === 'string' || sizes.length > 2) throw wrongAxes(tensor, name, item.place);
  const scores = tensorNumbers(tensor);
  const isSingleClass = classes?.length === 1 && tensor.shape.at(-1) === 1;
  const [steps = 1, width = scores.length] =
    sizes.length === 2 ? sizes : isSingleClass ? [scores.length, 1] : [];
  if (steps !== 1 && task.metric === 'map') throw noRanking(tensor, name, item.place);
  return { scores, steps, width };
}

interface ReadingRows {
  /** Of the output. */
  readonly name: string;
  readonly item: Pick<RegressionItem, 'place'>;
  readonly task: MultiLabelTask;
  readonly classes: readonly string[] | undefined;
}

const shown = ({ dtype, shape }: Tensor): string => `${dtype}[${shape.join(', ')}]`;

function wrongAxes(tensor: Tensor, name: string, place: string): UserError {
  return new UserError(
    `${place}: expected a score per class, or per step and class, from output ${JSON.stringify(name)}, got ${shown(tensor)}.`,
    'Set "output" to one of shape [classes], or [steps, classes], for each item.',
  );
}

function noRanking(tensor: Tensor, name: string, place: string): UserError {
  return new UserError(
    `${place}: expected one score per class from output ${JSON.stringify(name)} for "metric: map", got ${shown(tensor)}.`,
    'Write "metric: micro-f1" or "metric: macro-f1", which count the classes of every step.',
  );
}
