import type { Sequence } from '../../engine/onnxruntime/arm.ts';
import type { Feed, StateTensor } from '../../engine/onnxruntime/protocol.ts';
import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import { ELEMENT_BYTES, elementCount, type Tensor } from '../../model/tensor.ts';

/**
 * The steps of a sequence. The first one brings the initial state, zeros; the others find it in the measuring child.
 *
 * @param place - Place of the item, for messages.
 * @returns At least one step.
 * @throws {UserError} If the inputs differ in their number of steps, or have none.
 */
export function splitSteps(
  feed: Feed,
  { sequence, states, place }: { sequence: Sequence; states: readonly StateTensor[]; place: string },
): Feed[] {
  const stepped = [...feed].filter(([name]) => sequence.ranks.has(name));
  const [first, ...others] = stepped.map(([name, { shape }]) => ({ name, steps: shape[0] ?? 0 }));
  const other = others.find(({ steps }) => steps !== first?.steps);
  if (first === undefined || first.steps === 0 || other !== undefined) {
    const counts =
      other === undefined ? '0' : `${first?.steps} and ${other.steps} (input ${quoted(other.name)})`;
    throw new UserError(
      `${place}: expected the same number of steps in all inputs of a sequence, at least one, got ${counts}.`,
      'The first axis of each input is that of the steps, such as [steps, 512] for a model that takes [batch, 512].',
    );
  }
  return Array.from({ length: first.steps }, (_, step): Feed => {
    const own = [...feed].map(([name, tensor]): [string, Tensor] => {
      const rank = sequence.ranks.get(name);
      return [name, rank === undefined ? tensor : stepOf(tensor, { step, rank })];
    });
    return new Map(step === 0 ? [...own, ...states.map(initialState)] : own);
  });
}

function stepOf(tensor: Tensor, { step, rank }: { step: number; rank: number }): Tensor {
  const [, ...rest] = tensor.shape;
  const shape = tensor.shape.length === rank ? [1, ...rest] : rest;
  const size = elementCount(rest);
  if (tensor.dtype === 'string')
    return { dtype: 'string', shape, strings: tensor.strings.slice(step * size, (step + 1) * size) };
  const bytes = size * ELEMENT_BYTES[tensor.dtype];
  return { dtype: tensor.dtype, shape, bytes: tensor.bytes.subarray(step * bytes, (step + 1) * bytes) };
}

/** Zeros of the declared shape. */
const initialState = ({ input, dtype, shape }: StateTensor): [string, Tensor] => [
  input,
  { dtype, shape, bytes: new Uint8Array(elementCount(shape) * ELEMENT_BYTES[dtype]) },
];
