import type { GraphNode } from '../graph-collector.ts';

/** The inputs that scale the integers of a tensor, by name. `zeroPoint` is empty for zero. */
export interface QuantizedOutput {
  readonly scale: string;
  readonly zeroPoint: string;
}

const [OF_TWO, OF_ONE] = [[6, 7] as const, [3, 4] as const];

/**
 * Positions of the inputs with the scale and the zero point of an operator's output.
 *
 * @see https://onnx.ai/onnx/operators/ and https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
 */
const POSITIONS: Readonly<Record<string, readonly [scale: number, zeroPoint: number]>> = {
  QuantizeLinear: [1, 2],
  QLinearConv: OF_TWO,
  QLinearMatMul: OF_TWO,
  'com.microsoft:QLinearConv': OF_TWO,
  'com.microsoft:QLinearAdd': OF_TWO,
  'com.microsoft:QLinearMul': OF_TWO,
  'com.microsoft:QLinearAveragePool': OF_ONE,
  'com.microsoft:QLinearGlobalAveragePool': OF_ONE,
  'com.microsoft:QLinearLeakyRelu': OF_ONE,
  'com.microsoft:QLinearReduceMean': OF_ONE,
  'com.microsoft:QLinearSigmoid': OF_ONE,
  'com.microsoft:QLinearSoftmax': OF_ONE,
  'com.microsoft:QLinearConcat': [0, 1],
  'com.microsoft:QLinearWhere': [7, 8],
  'com.microsoft:QGemm': [7, 8],
};

/** Operators that only move or choose values of their first input. */
const MOVING: readonly string[] = [
  ...['Expand', 'Flatten', 'Gather', 'Identity', 'MaxPool', 'Reshape', 'Slice', 'Squeeze', 'Tile'],
  ...['Transpose', 'Unsqueeze'],
];
/** A file may have nodes that depend on one another in a circle. */
const MAX_MOVES = 16;

/**
 * How the integers of a quantized tensor are scaled.
 *
 * @param producers - The node that computes a tensor, by the tensor's name.
 * @returns Undefined for a tensor with fractions, or one whose scale is unknown.
 */
export function quantizedOutput(
  tensor: string,
  producers: ReadonlyMap<string, GraphNode>,
  moves = MAX_MOVES,
): QuantizedOutput | undefined {
  const node = producers.get(tensor);
  // A further output of MaxPool has positions.
  if (node === undefined || node.outputs[0] !== tensor) return undefined;
  const { key, inputs } = node;
  if (MOVING.includes(key) && moves > 0) return quantizedOutput(inputs[0] ?? '', producers, moves - 1);
  const at = Object.hasOwn(POSITIONS, key) ? POSITIONS[key] : undefined;
  const [scale = '', zeroPoint = ''] = at?.map((position) => inputs[position] ?? '') ?? [];
  return scale === '' ? undefined : { scale, zeroPoint };
}
