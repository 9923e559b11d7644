import { ELEMENT_CODECS } from '../../dataset/element-codec.ts';
import { readInferAnswer } from '../../engine/server/open-inference/infer-answer.ts';
import { packTensors } from '../../engine/server/open-inference/infer-request.ts';
import { fieldOf, parseServerJson } from '../../engine/server/request-failure.ts';
import { ELEMENT_BYTES, type Tensor } from '../../model/tensor.ts';
import type { TaskPolicy } from '../../policy/model-policy.ts';
import { type Damage, damageOf } from '../derive-worse-model.ts';
import { isDataType } from '../onnx-parts.ts';

interface DamagedAnswer {
  readonly body: Uint8Array;
  /** How many bytes of it are JSON; undefined if all are. */
  readonly jsonLength: number | undefined;
}

/**
 * An answer of the Open Inference Protocol, or with embeddings, whose outputs are wrong in the way that a worse model's are.
 * Tensors travel as bytes in it, whatever they did before.
 *
 * @param jsonLength - How many bytes of the answer are JSON; undefined if all are.
 * @returns Undefined if it is no valid answer.
 */
export function damageAnswer(
  task: TaskPolicy,
  answer: Uint8Array,
  jsonLength: string | undefined,
): DamagedAnswer | undefined {
  const tensors = readInferAnswer(answer, jsonLength, []);
  if ('kind' in tensors) return damageEmbeddings(task, answer);
  const damaged = new Map([...tensors].map(([name, tensor]) => [name, damageTensor(task, tensor)]));
  const { heads, parts } = packTensors(damaged);
  const json = Buffer.from(JSON.stringify({ outputs: heads }));
  return { body: Buffer.concat([json, ...parts]), jsonLength: json.length };
}

function damageEmbeddings(task: TaskPolicy, answer: Uint8Array): DamagedAnswer | undefined {
  const damage = damageOf(task, 'float64');
  const parsed = parseServerJson(new TextDecoder().decode(answer));
  if ('failure' in parsed || damage === undefined) return undefined;
  const data = fieldOf(parsed.value, 'data');
  if (!Array.isArray(data)) return undefined;
  const damaged = data.map((each: unknown) => {
    const vector = fieldOf(each, 'embedding');
    if (!Array.isArray(vector)) return each;
    return { ...(each as object), embedding: vector.map((value) => damagedValue(Number(value), damage)) };
  });
  const json = JSON.stringify({ ...(parsed.value as object), data: damaged });
  return { body: Buffer.from(json), jsonLength: undefined };
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
