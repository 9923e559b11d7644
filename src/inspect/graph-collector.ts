import { operatorKey, type TensorSignature } from '../model/model-facts.ts';
import type { ProtobufReader } from '../model/protobuf/protobuf-reader.ts';
import type { TensorRecord } from '../model/tensor-record.ts';
import type { FunctionRecord, ModelVisitor, NodeRecord, TensorRole } from '../model/walk-model.ts';

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

/** The largest known models have about 20,000 nodes and tensors. */
const MAX_RECORDS = 250_000;
/** Total size of all names and attributes. */
const MAX_CHARACTERS = 32 * 1024 * 1024;

/** Collects a model's nodes and tensors, without values, during a walk. Rejects models that exceed its bounds. */
export class GraphCollector implements ModelVisitor {
  readonly #reader: ProtobufReader;
  readonly #functions = new Map<string, GraphRecord>();
  readonly #open: OpenGraph[] = [];
  #main: GraphRecord = newGraph(undefined);
  #closedFunction: OpenGraph | undefined;
  #records = 0;
  #characters = 0;

  constructor(reader: ProtobufReader) {
    this.#reader = reader;
  }

  /** Everything collected so far. */
  get graphs(): ModelGraphs {
    return { main: this.#main, functions: this.#functions };
  }

  enterGraph(): void {
    this.#open.push(newGraph(this.#open.at(-1)));
  }

  leaveGraph(place: string): void {
    const graph = this.#open.pop();
    if (graph === undefined) return;
    if (place === 'main') this.#main = graph;
    else if (place === 'function') this.#closedFunction = graph;
    else this.#open.at(-1)?.subgraphs.push(graph);
  }

  input({ name }: TensorSignature): void {
    this.#count(name);
    this.#open.at(-1)?.inputs.push(name);
  }

  output({ name }: TensorSignature): void {
    this.#count(name);
    this.#open.at(-1)?.outputs.push(name);
  }

  tensor(tensor: TensorRecord, role: TensorRole): void {
    this.#count(tensor.name, tensor.externalLocation ?? '');
    if (tensor.sparse?.part === 'indices') return;
    const graph = this.#open.at(-1);
    if (role === 'initializer') graph?.constants.set(tensor.name, tensor);
    else graph?.tensors.push(tensor);
  }

  node(node: NodeRecord): void {
    const { op, domain, inputs, outputs, attributes } = node;
    const texts = attributes.flatMap(({ name, content }) => [name, content]);
    this.#count(op, domain, ...inputs, ...outputs, ...texts);
    const graph = this.#open.at(-1);
    if (graph === undefined) return;
    const { subgraphs, tensors } = graph;
    graph.subgraphs = [];
    graph.tensors = [];
    const key = operatorKey(domain, op);
    const [value] = tensors;
    const [output] = outputs;
    if (key === 'Constant' && value !== undefined && output !== undefined) {
      graph.constants.set(output, value);
    } else {
      graph.nodes.push({ ...node, key, subgraphs, tensors });
    }
  }

  function({ domain, name, inputs, outputs }: FunctionRecord): void {
    this.#count(domain, name, ...inputs, ...outputs);
    if (this.#closedFunction === undefined) return;
    this.#functions.set(operatorKey(domain, name), { ...this.#closedFunction, inputs, outputs });
  }

  #count(...texts: readonly string[]): void {
    this.#records += 1;
    for (const text of texts) this.#characters += text.length;
    if (this.#records > MAX_RECORDS) this.#reader.refuse(`more than ${MAX_RECORDS} nodes and tensors`);
    if (this.#characters > MAX_CHARACTERS) {
      this.#reader.refuse(`more than ${MAX_CHARACTERS} characters of names and attributes`);
    }
  }
}

interface OpenGraph extends GraphRecord {
  readonly nodes: GraphNode[];
  readonly constants: Map<string, TensorRecord>;
  readonly inputs: string[];
  readonly outputs: string[];
  /** Parts of an incomplete node. */
  subgraphs: GraphRecord[];
  tensors: TensorRecord[];
}

function newGraph(parent: GraphRecord | undefined): OpenGraph {
  return {
    parent,
    nodes: [],
    constants: new Map(),
    inputs: [],
    outputs: [],
    subgraphs: [],
    tensors: [],
  };
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
