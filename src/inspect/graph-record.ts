import type { TensorRecord } from '../model/tensor-record.ts';
import type { NodeRecord } from '../model/walk-model.ts';

/** A node with its subgraphs and tensors. */
export interface GraphNode extends NodeRecord {
  /** `op_type`, or `domain:op_type` outside the default domain. */
  readonly key: string;
  /** Branches and loop bodies, in the order of the file. */
  readonly subgraphs: readonly GraphRecord[];
  /** Tensors among its attributes, without the value of a Constant. */
  readonly tensors: readonly TensorRecord[];
}

/** One graph, or the body of one function. */
export interface GraphRecord {
  /** The graph that encloses a subgraph, whose values it may use. */
  readonly parent: GraphRecord | undefined;
  readonly nodes: readonly GraphNode[];
  /** Initializers, and values of Constant nodes, by the name of the value. */
  readonly constants: ReadonlyMap<string, TensorRecord>;
  /** Names of its inputs, initializers included where the file lists them. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The main graph, and the functions by `domain:name`. */
export interface ModelGraphs {
  readonly main: GraphRecord;
  readonly functions: ReadonlyMap<string, GraphRecord>;
}

/** Every graph with all graphs inside it, outermost first. */
export function* everyGraph({ main, functions }: ModelGraphs): Generator<GraphRecord> {
  for (const graph of [main, ...functions.values()]) yield* withSubgraphs(graph);
}

function* withSubgraphs(graph: GraphRecord): Generator<GraphRecord> {
  yield graph;
  for (const { subgraphs } of graph.nodes) for (const inner of subgraphs) yield* withSubgraphs(inner);
}

/** An integer attribute of a node, or `otherwise` where it is absent. */
export function intAttribute(node: NodeRecord, name: string, otherwise: number): number {
  return node.attributes.find((attribute) => attribute.name === name)?.ints[0] ?? otherwise;
}
