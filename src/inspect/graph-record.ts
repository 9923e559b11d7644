import type { TensorRecord } from '../model/tensor-record.ts';
import type { NodeRecord } from '../model/walk-model.ts';

/** A node with its subgraphs and tensors. */
export interface GraphNode extends NodeRecord {
  /** `op_type`, or `domain:op_type` outside the default domain. */
  readonly key: string;
  /** Branches and loop bodies, in file order. */
  readonly subgraphs: readonly GraphRecord[];
  /** Tensor attributes, except the value of a Constant. */
  readonly tensors: readonly TensorRecord[];
}

/** A graph or the body of a function. */
export interface GraphRecord {
  /** Enclosing graph of a subgraph, whose values it may use. */
  readonly parent: GraphRecord | undefined;
  readonly nodes: readonly GraphNode[];
  /** Initializers and values of Constant nodes, by value name. */
  readonly constants: ReadonlyMap<string, TensorRecord>;
  /** Input names, including initializers if the file lists them. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** The main graph and the functions, keyed by `domain:name`. */
export interface ModelGraphs {
  readonly main: GraphRecord;
  readonly functions: ReadonlyMap<string, GraphRecord>;
}

/** All graphs including nested ones, outermost first. */
export function* everyGraph({ main, functions }: ModelGraphs): Generator<GraphRecord> {
  for (const graph of [main, ...functions.values()]) yield* withSubgraphs(graph);
}

function* withSubgraphs(graph: GraphRecord): Generator<GraphRecord> {
  yield graph;
  for (const { subgraphs } of graph.nodes) for (const inner of subgraphs) yield* withSubgraphs(inner);
}

/** An integer attribute of a node, or `otherwise` if absent. */
export function intAttribute(node: NodeRecord, name: string, otherwise: number): number {
  return node.attributes.find((attribute) => attribute.name === name)?.ints[0] ?? otherwise;
}
