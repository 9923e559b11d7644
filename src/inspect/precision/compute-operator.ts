import { type GraphNode, intAttribute } from '../graph-collector.ts';

/** How an operator with heavy arithmetic uses its weights. */
export interface ComputeOperator {
  /** What it computes, regardless of precision: `Conv` for Conv, ConvInteger, QLinearConv and FusedConv. */
  readonly base: string;
  /**
   * `float`: in the precision of its inputs; `integer`: 8-bit inputs and weights with fixed scales; `dynamic`: activations
   * are quantized in each run; `block`: packed weights that it unpacks itself.
   */
  readonly arithmetic: 'float' | 'integer' | 'dynamic' | 'block';
  /** Indices of inputs that may be weights. */
  readonly weights: readonly number[];
  /** Index of the input with the weights' zero points. */
  readonly zeroPoint?: number;
  /** Index of the input with the weights' scales; if absent, the zero points determine the granularity. */
  readonly scale?: number;
  readonly reduction: Reduction;
}

/** Which axis of the weights is summed over; `packed`: they are stored in another order. */
type Reduction = 'matmul' | 'gemm' | 'conv' | 'conv-transpose' | 'last' | 'packed';

const float = (base: string, weights: readonly number[], reduction: Reduction): ComputeOperator => ({
  base,
  arithmetic: 'float',
  weights,
  reduction,
});

/** @see https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md */
const COMPUTE_OPERATORS: Readonly<Record<string, ComputeOperator>> = {
  Conv: float('Conv', [1], 'conv'),
  ConvTranspose: float('ConvTranspose', [1], 'conv-transpose'),
  DeformConv: float('DeformConv', [1], 'conv'),
  MatMul: float('MatMul', [1, 0], 'matmul'),
  Gemm: float('MatMul', [1, 0], 'gemm'),
  Einsum: float('Einsum', [1, 0], 'packed'),
  LSTM: float('LSTM', [1, 2], 'last'),
  GRU: float('GRU', [1, 2], 'last'),
  RNN: float('RNN', [1, 2], 'last'),
  Attention: float('Attention', [], 'packed'),
  'com.microsoft:FusedConv': float('Conv', [1], 'conv'),
  'com.microsoft:FusedMatMul': float('MatMul', [1, 0], 'packed'),
  'com.microsoft:FusedMatMulActivation': float('MatMul', [1, 0], 'packed'),
  'com.microsoft:FusedGemm': float('MatMul', [1, 0], 'gemm'),
  'com.microsoft:TransposeMatMul': float('MatMul', [1, 0], 'packed'),
  'com.microsoft:GemmFloat8': float('MatMul', [1], 'gemm'),
  'com.microsoft:Attention': float('Attention', [1], 'matmul'),
  'com.microsoft:MultiHeadAttention': float('Attention', [], 'packed'),
  'com.microsoft:GroupQueryAttention': float('Attention', [], 'packed'),
  'com.microsoft:MoE': float('MoE', [2, 4, 6], 'packed'),
  'com.microsoft:NhwcFusedConv': float('Conv', [1], 'conv'),
  'com.microsoft.nchwc:Conv': float('Conv', [1], 'packed'),
  'com.ms.internal.nhwc:Conv': float('Conv', [1], 'packed'),
  QLinearConv: {
    base: 'Conv',
    arithmetic: 'integer',
    weights: [3],
    scale: 4,
    zeroPoint: 5,
    reduction: 'conv',
  },
  QLinearMatMul: {
    base: 'MatMul',
    arithmetic: 'integer',
    weights: [3],
    scale: 4,
    zeroPoint: 5,
    reduction: 'matmul',
  },
  'com.microsoft:QLinearConv': {
    base: 'Conv',
    arithmetic: 'integer',
    weights: [3],
    scale: 4,
    zeroPoint: 5,
    reduction: 'conv',
  },
  'com.microsoft:QGemm': {
    base: 'MatMul',
    arithmetic: 'integer',
    weights: [3],
    scale: 4,
    zeroPoint: 5,
    reduction: 'gemm',
  },
  'com.microsoft:QAttention': {
    base: 'Attention',
    arithmetic: 'integer',
    weights: [1],
    scale: 4,
    zeroPoint: 7,
    reduction: 'matmul',
  },
  ConvInteger: { base: 'Conv', arithmetic: 'dynamic', weights: [1], zeroPoint: 3, reduction: 'conv' },
  MatMulInteger: { base: 'MatMul', arithmetic: 'dynamic', weights: [1], zeroPoint: 3, reduction: 'matmul' },
  'com.microsoft:DynamicQuantizeMatMul': {
    base: 'MatMul',
    arithmetic: 'dynamic',
    weights: [1],
    scale: 2,
    zeroPoint: 3,
    reduction: 'matmul',
  },
  'com.microsoft:MatMulIntegerToFloat': {
    base: 'MatMul',
    arithmetic: 'dynamic',
    weights: [1],
    scale: 3,
    zeroPoint: 5,
    reduction: 'matmul',
  },
  'com.microsoft:DynamicQuantizeLSTM': {
    base: 'LSTM',
    arithmetic: 'dynamic',
    weights: [1, 2],
    scale: 8,
    zeroPoint: 9,
    reduction: 'matmul',
  },
  'com.microsoft:MatMulNBits': {
    base: 'MatMul',
    arithmetic: 'block',
    weights: [1],
    scale: 2,
    zeroPoint: 3,
    reduction: 'last',
  },
  'com.microsoft:MatMulBnb4': { base: 'MatMul', arithmetic: 'block', weights: [1], reduction: 'packed' },
  'com.microsoft:QMoE': { base: 'MoE', arithmetic: 'block', weights: [2, 5, 8], reduction: 'packed' },
};

/** How an operator uses its weights; undefined for operators without heavy arithmetic. */
export function computeOperator(key: string): ComputeOperator | undefined {
  return Object.hasOwn(COMPUTE_OPERATORS, key) ? COMPUTE_OPERATORS[key] : undefined;
}

/**
 * The axis of a weight over which products are summed; undefined if unknown.
 *
 * @param input - Index of the input with the weight.
 * @param rank - Number of axes of the weight.
 */
export function reductionAxis(
  node: GraphNode,
  { reduction }: ComputeOperator,
  { input, rank }: { input: number; rank: number },
): number | undefined {
  const isLeft = input === 0;
  if (reduction === 'packed' || rank < 2) return undefined;
  if (reduction === 'conv') return 1;
  if (reduction === 'conv-transpose') return 0;
  if (reduction === 'last') return rank - 1;
  if (reduction === 'matmul') return isLeft ? rank - 1 : rank - 2;
  const isTransposed = intAttribute(node, isLeft ? 'transA' : 'transB', 0) === 1;
  return isLeft === isTransposed ? 0 : 1;
}
