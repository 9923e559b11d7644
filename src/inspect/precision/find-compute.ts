import { elementTypeName } from '../../model/element-type.ts';
import { fullDims, type TensorRecord } from '../../model/tensor-record.ts';
import {
  everyGraph,
  type GraphNode,
  type GraphRecord,
  intAttribute,
  type ModelGraphs,
} from '../graph-collector.ts';
import { createZeroPointReader, type ReadZeroPoint, type ZeroPoint } from '../sparsity/zero-point.ts';
import type { TensorFiles } from '../tensor-bytes.ts';
import { type ComputeOperator, computeOperator, reductionAxis } from './compute-operator.ts';
import type { Granularity, Scheme } from './precision.ts';
import { granularityOf, Producers, type TracedInput, traceInput } from './trace-input.ts';

/** An operator with heavy arithmetic and its weights. */
export interface Compute {
  readonly scheme: Scheme;
  /** Element type of its weights, or of its inputs if it has none; "" if unknown. */
  readonly element: string;
  /** Element type of its quantized inputs; "" if they are not quantized. */
  readonly activation: string;
  readonly granularity: Granularity;
  /** Whether the weights store zero as 0; undefined if unknown or not quantized. */
  readonly isSymmetric: boolean | undefined;
  /** The operator that unpacks compactly stored weights: `DequantizeLinear`, `Cast`, or the operator itself. */
  readonly storedFor: string;
  readonly weights: readonly Weight[];
}

/** A tensor that an operator multiplies with. */
export interface Weight {
  readonly tensor: TensorRecord;
  /** The axis that is summed over; undefined if unknown. */
  readonly reductionAxis: number | undefined;
  /** Bits per element if the tensor packs elements of a type other than declared; else undefined. */
  readonly packedBits: number | undefined;
  readonly zeroPoint: ZeroPoint;
}

/** Finds all operators with heavy arithmetic, including those in subgraphs and functions. */
export function findCompute(graphs: ModelGraphs, files: TensorFiles): readonly Compute[] {
  const producers = new Producers();
  const readZeroPoint = createZeroPointReader(files);
  return [...everyGraph(graphs)].flatMap((graph) =>
    graph.nodes.flatMap((node) => {
      const operator = computeOperator(node.key);
      return operator === undefined
        ? []
        : [describeCompute({ producers, graph, node, operator, readZeroPoint })];
    }),
  );
}

interface Place {
  readonly producers: Producers;
  readonly graph: GraphRecord;
  readonly node: GraphNode;
  readonly operator: ComputeOperator;
  readonly readZeroPoint: ReadZeroPoint;
}

function describeCompute(place: Place): Compute {
  return place.operator.arithmetic === 'float' ? describeFloat(place) : describeInteger(place);
}

interface Found {
  readonly input: number;
  readonly traced: TracedInput;
  readonly tensor: TensorRecord;
}

/** Finds inputs that lead to a constant; for an operator with two equivalent sides, one is enough. */
function findWeights({ producers, graph, node, operator }: Place): readonly Found[] {
  const found = operator.weights.flatMap((input) => {
    const traced = traceInput(producers, graph, node.inputs[input] ?? '');
    return traced.tensor === undefined ? [] : [{ input, traced, tensor: traced.tensor }];
  });
  return operator.weights.includes(0) ? found.slice(0, 1) : found;
}

function describeFloat(place: Place): Compute {
  const { producers, graph, node, readZeroPoint } = place;
  const found = findWeights(place);
  const [first] = found;
  const other = traceInput(producers, graph, node.inputs[first?.input === 0 ? 1 : 0] ?? '');
  const inner = first?.traced.quantization;
  const outer = other.tensor === undefined ? other.quantization : undefined;
  const element = inner?.element ?? outer?.element ?? (first && elementTypeName(first.tensor.dataType)) ?? '';
  const zeroPoints = found.map(({ traced }) => readZeroPoint(traced.quantization?.zeroPoint));
  return {
    scheme: schemeOf(first?.traced, outer),
    element,
    activation: outer?.element ?? '',
    granularity: inner?.granularity ?? 'unknown',
    isSymmetric: inner === undefined ? undefined : isSymmetric(zeroPoints[0]),
    storedFor: inner === undefined ? 'Cast' : 'DequantizeLinear',
    weights: found.map((weight, index) => ({
      tensor: weight.tensor,
      reductionAxis: axisOf(place, weight),
      packedBits: undefined,
      zeroPoint: zeroPoints[index] ?? 'unknown',
    })),
  };
}

function schemeOf(weight: TracedInput | undefined, activation: TracedInput['quantization']): Scheme {
  if (activation !== undefined) return activation.isDynamic ? 'dynamic' : 'qdq';
  const isStoredSmaller = weight?.quantization !== undefined || weight?.isCast === true;
  return isStoredSmaller ? 'weight-only' : 'float';
}

function axisOf({ node, operator }: Place, { input, traced, tensor }: Found): number | undefined {
  const rank = fullDims(tensor).length;
  const axis = reductionAxis(node, operator, { input, rank });
  if (traced.isTransposed === false || axis === undefined) return axis;
  return traced.isTransposed === true && rank === 2 ? 1 - axis : undefined;
}

function isSymmetric(zeroPoint: ZeroPoint | undefined): boolean | undefined {
  return zeroPoint === undefined || zeroPoint === 'unknown' ? undefined : zeroPoint === 0;
}

function describeInteger(place: Place): Compute {
  const { producers, graph, node, operator, readZeroPoint } = place;
  const found = findWeights(place);
  const constant = (input: number | undefined) =>
    input === undefined ? undefined : producers.constant(graph, node.inputs[input]);
  const zeros = constant(operator.zeroPoint);
  const zeroPoint = readZeroPoint(zeros);
  const isBlock = operator.arithmetic === 'block';
  const bits = isBlock ? bitsOf(node) : undefined;
  const [first] = found;
  return {
    scheme: isBlock ? 'weight-only' : operator.arithmetic === 'dynamic' ? 'dynamic' : 'qoperator',
    element: bits === undefined ? elementTypeName(first?.tensor.dataType ?? 2) : `int${bits}`,
    activation: isBlock ? '' : 'uint8',
    granularity: granularityOf(constant(operator.scale) ?? zeros, blockSizeOf(node, isBlock)),
    isSymmetric: isBlock ? zeros === undefined : isSymmetric(zeroPoint),
    storedFor: node.op,
    weights: found.map((weight) => ({
      tensor: weight.tensor,
      reductionAxis: axisOf(place, weight),
      packedBits: bits,
      // Without zero points, the middle of the range represents zero.
      zeroPoint: bits === undefined ? zeroPoint : zeros === undefined ? 2 ** (bits - 1) : 'varied',
    })),
  };
}

function bitsOf(node: GraphNode): number {
  return intAttribute(node, 'bits', intAttribute(node, 'expert_weight_bits', 4));
}

function blockSizeOf(node: GraphNode, isBlock: boolean): number {
  return isBlock ? intAttribute(node, 'block_size', 0) : 0;
}
