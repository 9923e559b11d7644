import { elementTypeName } from '../model/element-type.ts';
import type { TensorRecord } from '../model/tensor-record.ts';
import { everyGraph, type GraphNode, type ModelGraphs } from './graph-record.ts';
import { computeOperator } from './precision/compute-operator.ts';
import { Producers } from './precision/trace-input.ts';

/**
 * Purpose of a constant. `weight`: learned; `quantization`: a scale, zero point or quantized bias; `structure`: shapes and
 * indices.
 */
export type TensorPurpose = 'weight' | 'quantization' | 'structure';

const STRUCTURE_TYPES: readonly string[] = ['int32', 'int64', 'uint32', 'uint64', 'bool', 'string'];
const CONVERTING: readonly string[] = ['QuantizeLinear', 'DequantizeLinear'];

/** Determines the purpose of each constant of a model, including tensors in attributes. */
export function tensorPurposes(graphs: ModelGraphs): ReadonlyMap<TensorRecord, TensorPurpose> {
  const producers = new Producers();
  const purposes = new Map<TensorRecord, TensorPurpose>();
  for (const graph of everyGraph(graphs)) {
    for (const tensor of graph.constants.values()) purposes.set(tensor, byType(tensor));
    for (const { tensors } of graph.nodes) for (const tensor of tensors) purposes.set(tensor, byType(tensor));
  }
  for (const graph of everyGraph(graphs)) {
    for (const node of graph.nodes) {
      for (const [input, name] of node.inputs.entries()) {
        const tensor = producers.constant(graph, name);
        if (tensor !== undefined && isForQuantization(node, input, tensor))
          purposes.set(tensor, 'quantization');
      }
    }
  }
  return purposes;
}

function byType({ dataType }: TensorRecord): TensorPurpose {
  return STRUCTURE_TYPES.includes(elementTypeName(dataType)) ? 'structure' : 'weight';
}

function isForQuantization(node: GraphNode, input: number, { dataType }: TensorRecord): boolean {
  if (CONVERTING.includes(node.key)) return input > 0 || elementTypeName(dataType) === 'int32';
  const operator = computeOperator(node.key);
  if (operator !== undefined) return operator.arithmetic !== 'float' && !operator.weights.includes(input);
  return node.op.startsWith('QLinear');
}
