import type { StagedModel } from '../model/stage-model.ts';
import type { TaskPolicy } from '../policy/model-policy.ts';
import { isOfOneOutput, type OneOutputTask } from '../policy/task-output.ts';
import { canBeRequested, selectOutput } from '../task/select-output.ts';
import { type ComputedOutput, canPassOn, type Derived, deriveModel } from './derive-model.ts';
import { constant, type DataType, node } from './onnx-parts.ts';
import type { OnnxPiece } from './onnx-pieces.ts';

/**
 * Derives a model that is just as fast but wrong on most items. It adds a cheap operation after each scored output:
 *
 * - Class scores: negated, or 1 − p for probabilities, so that the least likely class wins.
 * - A class index: the next one; 0 and 1 are swapped.
 * - Other numbers: 2y + 1. Embeddings with a label, and scores that rank: negated. Those compared with each other: 0.
 */
export function deriveWorseModel(staged: StagedModel, directory: string, task: TaskPolicy): Promise<Derived> {
  return deriveModel(staged, directory, {
    choose: (all) => {
      const scored = isOfOneOutput(task)
        ? [selectOutput(damagedOutput(task), all, 'task')]
        : all.filter(canBeRequested);
      const outputs = scored.filter(canPassOn).filter(({ dtype }) => damageOf(task, dtype) !== undefined);
      if (outputs.length > 0) return { outputs };
      return { why: { kind: 'scored-types', dtypes: [...new Set(scored.map(({ dtype }) => dtype))] } };
    },
    build: (split, outputs) => [
      ...split.nodes,
      ...split.valueInfo,
      ...outputs.flatMap((output, index) => damage(task, output, `regression_gate_control_${index}`)),
    ],
  });
}

/** The output that is worth damaging. Of a detection, the boxes: of the scores, only the order counts. */
const damagedOutput = (task: OneOutputTask): string | undefined =>
  task.kind === 'detection' && task.outputs !== undefined ? task.outputs.boxes : task.output;

/** How a scored output is made wrong. */
export type Damage = 'negate' | 'one-less' | 'next' | 'double' | 'not' | 'zero';

const FLOATS: readonly DataType[] = ['float32', 'float64', 'float16'];
const INTEGERS: readonly DataType[] = ['int32', 'int64'];

/** Undefined if no operation available in every opset supports the type, or if the outputs are not tensors. */
export function damageOf(task: TaskPolicy, dtype: DataType): Damage | undefined {
  const isFloat = FLOATS.includes(dtype);
  if (dtype === 'bool') return 'not';
  if (!isFloat && !INTEGERS.includes(dtype)) return undefined;
  switch (task.kind) {
    case 'classification':
    case 'binary':
      if (!isFloat) return task.kind === 'binary' ? 'one-less' : 'next';
      // Negated probabilities would all be logits of the negative class.
      if (task.kind === 'binary') return task.scores === 'logits' ? 'negate' : 'one-less';
      return task.scores === 'probabilities' ? 'one-less' : 'negate';
    case 'embedding':
    case 'ranking':
    case 'anomaly':
      return 'negate';
    case 'token-classification':
    case 'segmentation':
    case 'speech':
    case 'ocr':
      return isFloat ? 'negate' : 'next';
    case 'multi-label':
    case 'probability':
      // Negated probabilities would all be logits.
      return task.scores === 'logits' ? 'negate' : 'one-less';
    // Negated, two embeddings would be as similar as before.
    case 'retrieval':
    case 'similarity':
      return 'zero';
    case 'detection':
    case 'keypoints':
    case 'forecast':
    case 'regression':
    case 'output-match':
      return 'double';
    // Numbers that say the same twice as large might score alike.
    case 'custom':
      return isFloat ? 'negate' : 'next';
    case 'text':
      return undefined;
  }
}

function damage(task: TaskPolicy, { name, inner, dtype }: ComputedOutput, prefix: string): OnnxPiece[] {
  const [one, two] = [`${prefix}_one`, `${prefix}_two`];
  const number = (output: string, value: number): OnnxPiece[] =>
    constant(output, { dtype, dims: [], raw: encode(value, dtype) });
  switch (damageOf(task, dtype)) {
    case 'not':
      return node('Not', [inner], [name]);
    case 'negate':
      return node('Neg', [inner], [name]);
    case 'zero':
      return node('Sub', [inner, inner], [name]);
    case 'one-less':
      return [...number(one, 1), ...node('Sub', [one, inner], [name])];
    case 'next':
      return [...number(one, 1), ...node('Add', [inner, one], [name])];
    case 'double':
      return [
        ...number(one, 1),
        ...number(two, 2),
        ...node('Mul', [inner, two], [`${prefix}_doubled`]),
        ...node('Add', [`${prefix}_doubled`, one], [name]),
      ];
    case undefined:
      return [];
  }
}

/** Encodes 1 or 2 in little-endian bytes. */
function encode(value: number, dtype: DataType): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  const first = (bytes: number): Uint8Array => new Uint8Array(view.buffer.slice(0, bytes));
  switch (dtype) {
    case 'float16':
      view.setUint16(0, value === 1 ? 0x3c00 : 0x4000, true);
      return first(2);
    case 'float64':
      view.setFloat64(0, value, true);
      return first(8);
    case 'int64':
      view.setBigInt64(0, BigInt(value), true);
      return first(8);
    case 'int32':
      view.setInt32(0, value, true);
      return first(4);
    default:
      view.setFloat32(0, value, true);
      return first(4);
  }
}
