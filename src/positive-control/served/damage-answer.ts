import { ELEMENT_CODECS } from '../../dataset/element-codec.ts';
import { readInferAnswer } from '../../engine/server/open-inference/infer-answer.ts';
import { packTensors } from '../../engine/server/open-inference/infer-request.ts';
import { ELEMENT_BYTES, type Tensor } from '../../model/tensor.ts';
import type { TaskPolicy } from '../../policy/model-policy.ts';
import { type Damage, damageOf } from '../derive-worse-model.ts';
import { isDataType } from '../onnx-parts.ts';

/**
 * An answer of the Open Inference Protocol whose outputs are wrong in the way that a worse model's are. Tensors travel as
 * bytes in it, whatever they did before.
 *
 * @param jsonLength - How many bytes of the answer are JSON; undefined if all are.
 * @returns Undefined if it is no valid answer.
 */
export function damageAnswer(
  task: TaskPolicy,
  answer: Uint8Array,
  jsonLength: string | undefined,
): { readonly body: Uint8Array; readonly jsonLength: number } | undefined {
  const tensors = readInferAnswer(answer, jsonLength, []);
  if ('kind' in tensors) return undefined;
  const damaged = new Map([...tensors].map(([name, tensor]) => [name, damageTensor(task, tensor)]));
  const { heads, parts } = packTensors(damaged);
  const json = Buffer.from(JSON.stringify({ outputs: heads }));
  return { body: Buffer.concat([json, ...parts]), jsonLength: json.length };
}

/** Whether an output of an element type can be made wrong for a task. */
export const canDamage = (task: TaskPolicy, dtype: string): boolean =>
  dtype === 'string' || (isDataType(dtype) && damageOf(task, dtype) !== undefined);

function damageTensor(task: TaskPolicy, tensor: Tensor): Tensor {
  if (tensor.dtype === 'string') return { ...tensor, strings: tensor.strings.map((text) => `${text}#`) };
  const { dtype } = tensor;
  const damage = isDataType(dtype) ? damageOf(task, dtype) : undefined;
  if (damage === undefined) return tensor;
  const bytes = Uint8Array.from(tensor.bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { read, write } = ELEMENT_CODECS[dtype];
  for (let offset = 0; offset < bytes.length; offset += ELEMENT_BYTES[dtype]) {
    const value = damagedValue(read(view, offset), damage);
    // A number that the type does not have is left as it was.
    write(view, offset, dtype === 'bool' ? value === 1 : value);
  }
  return { ...tensor, bytes };
}

function damagedValue(value: number, damage: Damage): number {
  switch (damage) {
    case 'not':
    case 'one-less':
      return 1 - value;
    case 'negate':
      return -value;
    case 'zero':
      return 0;
    case 'next':
      return value + 1;
    case 'double':
      return 2 * value + 1;
  }
}
