import type { TensorSignature } from './model-facts.ts';
import type { ProtobufReader } from './protobuf/protobuf-reader.ts';
import { type AttributeRecord, readAttribute } from './read-attribute.ts';
import { readSignature } from './read-signature.ts';
import { pushSize, readTensorRecord, type TensorRecord } from './tensor-record.ts';

/** One operator of a graph. */
export interface NodeRecord {
  readonly op: string;
  /** As written: the default domain is "" or "ai.onnx". */
  readonly domain: string;
  /** Names of its inputs, in order; "" for an optional input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly AttributeRecord[];
}

/** Where something is: in the main graph, in a subgraph of a node, or in a function of the model. */
export type GraphPlace = 'main' | 'subgraph' | 'function';

/** What a tensor is for: `constant` is the value of a Constant node, `attribute` any other tensor of a node. */
export type TensorRole = 'initializer' | 'constant' | 'attribute';

/** Receives what {@link walkModel} finds, in file order. A node comes after its own subgraphs and tensors. */
export interface ModelVisitor {
  irVersion?(version: number): void;
  producer?(name: string): void;
  opset?(domain: string, version: number): void;
  metadataKey?(key: string): void;
  /** Everything until `leaveGraph` is in this graph or function. */
  enterGraph?(place: GraphPlace): void;
  leaveGraph?(place: GraphPlace): void;
  input?(signature: TensorSignature, place: GraphPlace): void;
  output?(signature: TensorSignature, place: GraphPlace): void;
  node?(node: NodeRecord, place: GraphPlace): void;
  tensor?(tensor: TensorRecord, role: TensorRole, place: GraphPlace): void;
  /** A function, after everything in it. */
  function?(signature: FunctionRecord): void;
}

/** Signature of a function that the model defines. */
export interface FunctionRecord {
  readonly domain: string;
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** A visitor that passes everything on to two others, to the first one first. */
export function bothVisitors(first: ModelVisitor, second: ModelVisitor): ModelVisitor {
  const both = [first, second];
  return {
    irVersion: (version) => both.forEach((each) => void each.irVersion?.(version)),
    producer: (name) => both.forEach((each) => void each.producer?.(name)),
    opset: (domain, version) => both.forEach((each) => void each.opset?.(domain, version)),
    metadataKey: (key) => both.forEach((each) => void each.metadataKey?.(key)),
    enterGraph: (place) => both.forEach((each) => void each.enterGraph?.(place)),
    leaveGraph: (place) => both.forEach((each) => void each.leaveGraph?.(place)),
    input: (signature, place) => both.forEach((each) => void each.input?.(signature, place)),
    output: (signature, place) => both.forEach((each) => void each.output?.(signature, place)),
    node: (node, place) => both.forEach((each) => void each.node?.(node, place)),
    tensor: (tensor, role, place) => both.forEach((each) => void each.tensor?.(tensor, role, place)),
    function: (signature) => both.forEach((each) => void each.function?.(signature)),
  };
}

interface Walk {
  readonly reader: ProtobufReader;
  readonly visitor: ModelVisitor;
}

const MAX_PARTS_OF_NODE = 1000;
/** The widest known node joins a few thousand values. */
const MAX_NAMES_OF_NODE = 20_000;

/**
 * Walks a serialized `ModelProto` once, front to back, and passes its content to the visitor. Skips weights, and
 * training graphs, which inference never runs.
 *
 * @throws {ProtobufError} If the bytes are not protobuf, or a limit is exceeded.
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function walkModel(reader: ProtobufReader, visitor: ModelVisitor): void {
  const walk = { reader, visitor };
  reader.document({
    1: () => visitor.irVersion?.(reader.integer()),
    2: () => visitor.producer?.(reader.text()),
    7: () => walkGraph(walk, 'main'),
    8: () => walkOpset(walk),
    14: () => walkMetadata(walk),
    25: () => walkFunction(walk),
  });
}

function walkOpset({ reader, visitor }: Walk): void {
  let domain = '';
  let version = 0;
  reader.message({
    1: () => {
      domain = reader.text();
    },
    2: () => {
      version = reader.integer();
    },
  });
  visitor.opset?.(domain, version);
}

function walkMetadata({ reader, visitor }: Walk): void {
  let key = '';
  reader.message({
    1: () => {
      key = reader.text();
    },
  });
  visitor.metadataKey?.(key);
}

function walkFunction(walk: Walk): void {
  const { reader, visitor } = walk;
  const inputs: string[] = [];
  const outputs: string[] = [];
  let name = '';
  let domain = '';
  visitor.enterGraph?.('function');
  reader.message({
    1: () => {
      name = reader.text();
    },
    4: () => pushName(reader, inputs),
    5: () => pushName(reader, outputs),
    7: () => walkNode(walk, 'function'),
    10: () => {
      domain = reader.text();
    },
    11: () => {
      for (const tensor of walkAttribute(walk).tensors) visitor.tensor?.(tensor, 'attribute', 'function');
    },
  });
  visitor.leaveGraph?.('function');
  visitor.function?.({ domain, name, inputs, outputs });
}

function walkGraph(walk: Walk, place: GraphPlace): void {
  const { reader, visitor } = walk;
  visitor.enterGraph?.(place);
  reader.message({
    1: () => walkNode(walk, place),
    5: () => visitor.tensor?.(readTensorRecord(reader), 'initializer', place),
    11: () => visitor.input?.(readSignature(reader), place),
    12: () => visitor.output?.(readSignature(reader), place),
    15: () => {
      for (const tensor of readSparseTensor(reader)) visitor.tensor?.(tensor, 'initializer', place);
    },
  });
  visitor.leaveGraph?.(place);
}

function walkNode(walk: Walk, place: GraphPlace): void {
  const { reader, visitor } = walk;
  const inputs: string[] = [];
  const outputs: string[] = [];
  const attributes: AttributeRecord[] = [];
  const tensors: TensorRecord[] = [];
  let op = '';
  let domain = '';
  reader.message({
    1: () => pushName(reader, inputs),
    2: () => pushName(reader, outputs),
    4: () => {
      op = reader.text();
    },
    5: () => {
      const found = walkAttribute(walk);
      if (attributes.push(found.attribute) > MAX_PARTS_OF_NODE) refuseParts(reader, 'attributes');
      tensors.push(...found.tensors);
      if (tensors.length > MAX_PARTS_OF_NODE) refuseParts(reader, 'tensors');
    },
    7: () => {
      domain = reader.text();
    },
  });
  const role = op === 'Constant' ? 'constant' : 'attribute';
  for (const tensor of tensors) visitor.tensor?.(tensor, role, place);
  visitor.node?.({ op, domain, inputs, outputs, attributes }, place);
}

/** Walks the graphs of an attribute and returns its tensors. Their role is known only once the whole node is read. */
function walkAttribute(walk: Walk): { attribute: AttributeRecord; tensors: readonly TensorRecord[] } {
  const { reader } = walk;
  const tensors: TensorRecord[] = [];
  const keep = (...found: readonly TensorRecord[]) => {
    tensors.push(...found);
    if (tensors.length > MAX_PARTS_OF_NODE) refuseParts(reader, 'tensors');
  };
  const attribute = readAttribute(reader, {
    5: () => keep(readTensorRecord(reader)),
    6: () => walkGraph(walk, 'subgraph'),
    10: () => keep(readTensorRecord(reader)),
    11: () => walkGraph(walk, 'subgraph'),
    22: () => keep(...readSparseTensor(reader)),
    23: () => keep(...readSparseTensor(reader)),
  });
  return { attribute, tensors };
}

function pushName(reader: ProtobufReader, names: string[]): void {
  if (names.push(reader.text()) > MAX_NAMES_OF_NODE) {
    reader.refuse(`more than ${MAX_NAMES_OF_NODE} inputs or outputs of one node`);
  }
}

function refuseParts(reader: ProtobufReader, what: string): never {
  reader.refuse(`more than ${MAX_PARTS_OF_NODE} ${what} in one node`);
}

/** Values and indices of a sparse tensor; the values carry its name. */
function readSparseTensor(reader: ProtobufReader): readonly TensorRecord[] {
  const dims: number[] = [];
  let values: TensorRecord | undefined;
  let indices: TensorRecord | undefined;
  reader.message({
    1: () => {
      values = readTensorRecord(reader);
    },
    2: () => {
      indices = readTensorRecord(reader);
    },
    3: () => reader.repeated(() => pushSize(reader, dims)),
  });
  const indexBytes = indices?.bytes ?? 0;
  return [
    ...(values === undefined ? [] : [{ ...values, sparse: { part: 'values', dims, indexBytes } as const }]),
    ...(indices === undefined ? [] : [{ ...indices, sparse: { part: 'indices' } as const }]),
  ];
}
