import { elementTypeName } from '../../model/element-type.ts';
import { elementCount } from '../../model/tensor.ts';
import type { TensorRecord } from '../../model/tensor-record.ts';
import { type GraphNode, type GraphRecord, intAttribute } from '../graph-collector.ts';
import type { Granularity } from './precision.ts';

/** Source of an operator's input, looking through conversions and reshapes. */
export interface TracedInput {
  /** The constant at the end of the trace; undefined if the value is computed. */
  readonly tensor: TensorRecord | undefined;
  /** Quantization along the way. */
  readonly quantization: TracedQuantization | undefined;
  readonly isCast: boolean;
  /** Whether its two axes are swapped along the way; `unknown` if the axes cannot be tracked. */
  readonly isTransposed: boolean | 'unknown';
}

/** How a DequantizeLinear along the way converts the value to real numbers. */
interface TracedQuantization {
  /** Element type of the quantized value; "" if unknown. */
  readonly element: string;
  /** Whether the scale is computed in each run. */
  readonly isDynamic: boolean;
  readonly granularity: Granularity;
  readonly zeroPoint: TensorRecord | undefined;
}

const MAX_STEPS = 32;
/** Operators that move or select values without changing them. Tools put quantizers before or after them. */
const MOVING: readonly string[] = [
  ...[
    'Reshape',
    'Flatten',
    'Squeeze',
    'Unsqueeze',
    'MaxPool',
    'Slice',
    'Concat',
    'Split',
    'Gather',
    'Expand',
    'Tile',
  ],
  ...['DepthToSpace', 'SpaceToDepth'],
];

/** Finds the producers of values by name, with a cache per graph. */
export class Producers {
  readonly #byGraph = new Map<GraphRecord, ReadonlyMap<string, GraphNode>>();

  /** The constant of that name, or the node that computes it, in this graph or an enclosing one. */
  find(graph: GraphRecord, name: string): TensorRecord | { node: GraphNode; graph: GraphRecord } | undefined {
    for (let at: GraphRecord | undefined = graph; at !== undefined && name !== ''; at = at.parent) {
      const found = at.constants.get(name);
      if (found !== undefined) return found;
      const node = this.#nodesOf(at).get(name);
      if (node !== undefined) return { node, graph: at };
    }
    return undefined;
  }

  /** The constant of that name. */
  constant(graph: GraphRecord, name: string | undefined): TensorRecord | undefined {
    const found = this.find(graph, name ?? '');
    return found !== undefined && !('node' in found) ? found : undefined;
  }

  #nodesOf(graph: GraphRecord): ReadonlyMap<string, GraphNode> {
    const known = this.#byGraph.get(graph);
    if (known !== undefined) return known;
    const nodes = new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node])));
    this.#byGraph.set(graph, nodes);
    return nodes;
  }
}

/** Traces a value back to the constant or the quantization that it comes from. */
export function traceInput(producers: Producers, graph: GraphRecord, name: string): TracedInput {
  let quantization: TracedQuantization | undefined;
  let isCast = false;
  let isTransposed: boolean | 'unknown' = false;
  let at = { graph, name };
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const found = producers.find(at.graph, at.name);
    if (found === undefined) break;
    if (!('node' in found)) {
      const element = elementTypeName(found.dataType);
      if (quantization?.element === '') quantization = { ...quantization, element };
      return { tensor: found, quantization, isCast, isTransposed };
    }
    const { node } = found;
    if (node.key === 'DequantizeLinear') quantization ??= readDequantize(producers, found);
    else if (node.key === 'DynamicQuantizeLinear') return computed(asDynamic(quantization));
    else if (node.key === 'QuantizeLinear') quantization = withElementOf(producers, found, quantization);
    else if (node.key === 'Cast') isCast = true;
    else if (node.key === 'Transpose') isTransposed = isTransposed === 'unknown' ? 'unknown' : !isTransposed;
    else if (MOVING.includes(node.key)) isTransposed = 'unknown';
    else if (node.key !== 'Identity') break;
    at = { graph: found.graph, name: node.inputs[0] ?? '' };
  }
  return computed(quantization);

  function computed(how: TracedQuantization | undefined): TracedInput {
    return { tensor: undefined, quantization: how, isCast, isTransposed };
  }
}

interface Place {
  readonly node: GraphNode;
  readonly graph: GraphRecord;
}

function readDequantize(producers: Producers, { node, graph }: Place): TracedQuantization {
  const scale = producers.constant(graph, node.inputs[1]);
  const zeroPoint = producers.constant(graph, node.inputs[2]);
  return {
    element: zeroPoint === undefined ? '' : elementTypeName(zeroPoint.dataType),
    isDynamic: false,
    granularity: granularityOf(scale, intAttribute(node, 'block_size', 0)),
    zeroPoint,
  };
}

/** Granularity from the number of scales, or of anything else with one entry per scale. */
export function granularityOf(scale: TensorRecord | undefined, blockSize: number): Granularity {
  if (blockSize > 0) return blockSize;
  if (scale === undefined) return 'unknown';
  return elementCount(scale.dims) === 1 ? 'tensor' : 'channel';
}

function asDynamic(quantization: TracedQuantization | undefined): TracedQuantization | undefined {
  return quantization && { ...quantization, element: 'uint8', isDynamic: true };
}

/** QuantizeLinear without a zero point produces uint8, unless its attribute says otherwise. */
function withElementOf(
  producers: Producers,
  { node, graph }: Place,
  quantization: TracedQuantization | undefined,
): TracedQuantization | undefined {
  if (quantization === undefined || quantization.element !== '') return quantization;
  const zeroPoint = producers.constant(graph, node.inputs[2]);
  const otherwise = zeroPoint === undefined ? 2 : zeroPoint.dataType;
  return { ...quantization, element: elementTypeName(intAttribute(node, 'output_dtype', 0) || otherwise) };
}
