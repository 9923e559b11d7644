import type { Feed } from '../../engine/onnxruntime/protocol.ts';
import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import type { Tensor } from '../../model/tensor.ts';

/**
 * The outputs of a sequence: those of its steps along a first axis, in place of a batch axis of size 1.
 *
 * @param steps - At least one; all with the same outputs.
 * @param place - Place of the item, for messages.
 * @throws {UserError} If an output has another shape at another step.
 */
export function stackSteps(steps: readonly Feed[], place: string): Feed {
  return new Map(
    [...(steps[0] ?? [])].map(([name, first]) => [
      name,
      stack(
        first,
        steps.map((step) => step.get(name)),
        { name, place },
      ),
    ]),
  );
}

function stack(
  first: Tensor,
  steps: readonly (Tensor | undefined)[],
  { name, place }: { readonly name: string; readonly place: string },
): Tensor {
  const alike = steps.filter(
    (step): step is Tensor => step?.dtype === first.dtype && step.shape.join() === first.shape.join(),
  );
  if (alike.length < steps.length)
    throw new UserError(
      `${place}: expected output ${quoted(name)} with the same shape at each step, got one that differs from [${first.shape.join(', ')}].`,
      'Export the model so that its outputs have one shape, or leave the output out with "output".',
    );
  const shape = [steps.length, ...(first.shape[0] === 1 ? first.shape.slice(1) : first.shape)];
  if (first.dtype === 'string')
    return {
      dtype: 'string',
      shape,
      strings: alike.flatMap((step) => ('strings' in step ? step.strings : [])),
    };
  return {
    dtype: first.dtype,
    shape,
    bytes: Buffer.concat(alike.map((step) => ('bytes' in step ? step.bytes : new Uint8Array(0)))),
  };
}
