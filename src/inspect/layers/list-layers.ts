import type { GraphNode, GraphRecord } from '../graph-collector.ts';
import { computeOperator } from '../precision/compute-operator.ts';
import { type QuantizedOutput, quantizedOutput } from './quantized-output.ts';

/** A tensor that the main graph of a model computes. */
export interface Layer {
  readonly tensor: string;
  /** The operator that computes it: `op_type`, or `domain:op_type` outside the default domain. */
  readonly operator: string;
  /** The tensor that later operators read instead: what is left of it after quantizing. Otherwise the tensor itself. */
  readonly observed: string;
  /** Whether it is quantized, or computed from quantized values. */
  readonly isQuantized: boolean;
  /** Set if the model has integers instead of `observed`, which a DequantizeLinear that is added computes from them. */
  readonly integers?: QuantizedOutput & { readonly tensor: string };
  /** The output of the Relu or Clip that is its only reader. Absent for integers. */
  readonly activated?: string;
}

/** Their results are integers, which only the matching DequantizeLinear makes comparable. */
const QUANTIZERS: readonly string[] = ['QuantizeLinear', 'DynamicQuantizeLinear'];
/** Constants, and operators whose results are no tensors. */
const NOT_COMPARED: readonly string[] = [
  ...['Constant', 'Optional', 'SequenceConstruct', 'SequenceEmpty', 'SequenceErase', 'SequenceInsert'],
  ...['SequenceMap', 'SplitToSequence', 'ai.onnx.ml:ZipMap'],
];
/** Operators that tools put behind an integer product to scale its result. */
const SCALING: readonly string[] = ['Add', 'Cast', 'Mul'];
const MAX_SCALING_STEPS = 3;
/** What ONNX Runtime's quantizer appends to the name of a tensor for its integers. */
const QUANTIZED_SUFFIX = '_quantized';
/** Quantizers drop them after an integer operator, whose range of numbers already ends where they would clip. */
const ACTIVATIONS: readonly string[] = ['Relu', 'Clip'];

/**
 * The tensors that a graph computes, in file order, which is the order of computation. A tensor between two operators of a
 * quantized model is listed under the name that it had before it was quantized. So is a tensor that stays an integer between
 * two operators, if it is named as ONNX Runtime's quantizer names it.
 */
export function listLayers({ nodes }: Pick<GraphRecord, 'nodes'>): Layer[] {
  const graph = indexNodes(nodes);
  return nodes.flatMap((node) => {
    if (QUANTIZERS.includes(node.key) || NOT_COMPARED.includes(node.key)) return [];
    return node.outputs.filter((name) => name !== '').flatMap((tensor) => describe(graph, node, tensor));
  });
}

interface NodeIndex {
  readonly producers: ReadonlyMap<string, GraphNode>;
  readonly consumers: ReadonlyMap<string, readonly GraphNode[]>;
  /** The first operator of each kind that reads a tensor as its first input. */
  readonly quantizers: ReadonlyMap<string, GraphNode>;
  readonly dequantizers: ReadonlyMap<string, GraphNode>;
}

function indexNodes(nodes: readonly GraphNode[]): NodeIndex {
  const readers = (key: string) =>
    new Map(
      nodes
        .filter((node) => node.key === key)
        .toReversed()
        .map((node) => [node.inputs[0] ?? '', node]),
    );
  const consumers = new Map<string, GraphNode[]>();
  for (const node of nodes) {
    for (const name of node.inputs) {
      const known = consumers.get(name);
      if (known === undefined) consumers.set(name, [node]);
      else known.push(node);
    }
  }
  return {
    producers: new Map(nodes.flatMap((node) => node.outputs.map((name) => [name, node]))),
    consumers,
    quantizers: readers('QuantizeLinear'),
    dequantizers: readers('DequantizeLinear'),
  };
}

function describe(graph: NodeIndex, node: GraphNode, tensor: string): Layer[] {
  const source = node.key === 'DequantizeLinear' ? graph.producers.get(node.inputs[0] ?? '') : undefined;
  // It belongs to the tensor before the quantizer.
  if (source !== undefined && QUANTIZERS.includes(source.key)) return [];
  const integers = quantizedOutput(tensor, graph.producers);
  if (integers !== undefined) return describeIntegers(graph, node, { ...integers, tensor });
  const observed = afterQuantizing(graph, tensor);
  const { key: operator } = source ?? node;
  const isQuantized = observed !== tensor || isFromQuantized(graph, node, MAX_SCALING_STEPS);
  const activated = afterActivation(graph, tensor);
  return [{ tensor, operator, observed, isQuantized, ...(activated && { activated }) }];
}

/** The integers of an operator; none if the model restores them itself, because the result is listed. */
function describeIntegers(
  graph: NodeIndex,
  { key: operator }: GraphNode,
  integers: NonNullable<Layer['integers']>,
): Layer[] {
  const { tensor } = integers;
  if (graph.dequantizers.has(tensor)) return [];
  const isUsed = (name: string): boolean => graph.producers.has(name) || graph.consumers.has(name);
  const before = tensor.endsWith(QUANTIZED_SUFFIX) ? tensor.slice(0, -QUANTIZED_SUFFIX.length) : '';
  let observed = `${tensor}_restored`;
  while (isUsed(observed)) observed += '_';
  const name = before === '' || isUsed(before) ? tensor : before;
  return [{ tensor: name, operator, observed, isQuantized: true, integers }];
}

function afterActivation({ consumers }: NodeIndex, tensor: string): string | undefined {
  const [reader, ...others] = consumers.get(tensor) ?? [];
  const isActivated = reader !== undefined && others.length === 0 && ACTIVATIONS.includes(reader.key);
  return isActivated ? reader.outputs[0] : undefined;
}

function afterQuantizing({ quantizers, dequantizers }: NodeIndex, tensor: string): string {
  const quantized = quantizers.get(tensor)?.outputs[0];
  const restored = quantized === undefined ? undefined : dequantizers.get(quantized)?.outputs[0];
  return restored || tensor;
}

function isFromQuantized(graph: NodeIndex, node: GraphNode, steps: number): boolean {
  const { arithmetic = 'float' } = computeOperator(node.key) ?? {};
  if (node.key === 'DequantizeLinear' || arithmetic !== 'float') return true;
  const sources = node.inputs.flatMap((name) => graph.producers.get(name) ?? []);
  if (sources.some(({ key }) => key === 'DequantizeLinear')) return true;
  return (
    steps > 0 &&
    SCALING.includes(node.key) &&
    sources.some((source) => isFromQuantized(graph, source, steps - 1))
  );
}
