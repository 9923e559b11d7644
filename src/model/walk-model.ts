import { elementTypeName } from './element-type.ts';
import type { TensorSignature } from './model-facts.ts';
import type { ProtobufReader } from './protobuf-reader.ts';
import { MAX_AXES, readTensorRecord, type TensorRecord } from './tensor-record.ts';

/** One operator of a graph. */
export interface NodeRecord {
  readonly op: string;
  /** As written: the default domain is "" or "ai.onnx". */
  readonly domain: string;
}

/** Where something stands: in the main graph, in a subgraph of a node, or in a function of the model. */
export type GraphPlace = 'main' | 'subgraph' | 'function';

/** What a tensor is for: `constant` is the value of a Constant node, `attribute` any other tensor of a node. */
export type TensorRole = 'initializer' | 'constant' | 'attribute';

/** Told what {@link walkModel} comes across, in the order of the file; a node comes after its own subgraphs. */
export interface ModelVisitor {
  irVersion?(version: number): void;
  producer?(name: string): void;
  opset?(domain: string, version: number): void;
  metadataKey?(key: string): void;
  graph?(): void;
  input?(signature: TensorSignature, place: GraphPlace): void;
  output?(signature: TensorSignature, place: GraphPlace): void;
  node?(node: NodeRecord, place: GraphPlace): void;
  tensor?(tensor: TensorRecord, role: TensorRole, place: GraphPlace): void;
  function?(domain: string, name: string): void;
}

interface Walk {
  readonly reader: ProtobufReader;
  readonly visitor: ModelVisitor;
}

const MAX_TENSORS_OF_NODE = 1000;

/**
 * Walks a serialized `ModelProto` once, front to back, and tells the visitor what is in it. Weights are jumped over;
 * training graphs, which inference never runs, too.
 *
 * @throws {ProtobufError} If the bytes are no protobuf, or a bound is exceeded.
 * @see https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
 */
export function walkModel(reader: ProtobufReader, visitor: ModelVisitor): void {
  const walk = { reader, visitor };
  reader.document({
    1: () => visitor.irVersion?.(reader.integer()),
    2: () => visitor.producer?.(reader.text()),
    7: () => {
      visitor.graph?.();
      walkGraph(walk, 'main');
    },
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
  let name = '';
  let domain = '';
  reader.message({
    1: () => {
      name = reader.text();
    },
    7: () => walkNode(walk, 'function'),
    10: () => {
      domain = reader.text();
    },
    11: () => {
      for (const tensor of walkAttribute(walk)) visitor.tensor?.(tensor, 'attribute', 'function');
    },
  });
  visitor.function?.(domain, name);
}

function walkGraph(walk: Walk, place: GraphPlace): void {
  const { reader, visitor } = walk;
  reader.message({
    1: () => walkNode(walk, place),
    5: () => visitor.tensor?.(readTensorRecord(reader), 'initializer', place),
    11: () => visitor.input?.(readSignature(reader), place),
    12: () => visitor.output?.(readSignature(reader), place),
    15: () => {
      for (const tensor of readSparseTensor(reader)) visitor.tensor?.(tensor, 'initializer', place);
    },
  });
}

function walkNode(walk: Walk, place: GraphPlace): void {
  const { reader, visitor } = walk;
  const tensors: TensorRecord[] = [];
  let op = '';
  let domain = '';
  reader.message({
    4: () => {
      op = reader.text();
    },
    5: () => {
      tensors.push(...walkAttribute(walk));
      if (tensors.length > MAX_TENSORS_OF_NODE) refuseTensors(reader);
    },
    7: () => {
      domain = reader.text();
    },
  });
  const role = op === 'Constant' ? 'constant' : 'attribute';
  for (const tensor of tensors) visitor.tensor?.(tensor, role, place);
  visitor.node?.({ op, domain }, place);
}

/** Walks the graphs of an attribute and returns its tensors, whose role only the whole node can tell. */
function walkAttribute(walk: Walk): readonly TensorRecord[] {
  const { reader } = walk;
  const tensors: TensorRecord[] = [];
  const keep = (...found: readonly TensorRecord[]) => {
    tensors.push(...found);
    if (tensors.length > MAX_TENSORS_OF_NODE) refuseTensors(reader);
  };
  reader.message({
    5: () => keep(readTensorRecord(reader)),
    6: () => walkGraph(walk, 'subgraph'),
    10: () => keep(readTensorRecord(reader)),
    11: () => walkGraph(walk, 'subgraph'),
    22: () => keep(...readSparseTensor(reader)),
    23: () => keep(...readSparseTensor(reader)),
  });
  return tensors;
}

function refuseTensors(reader: ProtobufReader): never {
  reader.refuse(`more than ${MAX_TENSORS_OF_NODE} tensors in one node`);
}

/** Values and indices of a sparse tensor; the values carry its name. */
function readSparseTensor(reader: ProtobufReader): readonly TensorRecord[] {
  let values: TensorRecord | undefined;
  let indices: TensorRecord | undefined;
  reader.message({
    1: () => {
      values = readTensorRecord(reader);
    },
    2: () => {
      indices = readTensorRecord(reader);
    },
  });
  return [values, indices].filter((tensor) => tensor !== undefined);
}

type Kind = Omit<TensorSignature, 'name'>;

function readSignature(reader: ProtobufReader): TensorSignature {
  let name = '';
  let kind: Kind = { dtype: elementTypeName(0), shape: undefined };
  reader.message({
    1: () => {
      name = reader.text();
    },
    2: () => {
      kind = readKind(reader);
    },
  });
  return { name, ...kind };
}

function readKind(reader: ProtobufReader): Kind {
  let kind: Kind = { dtype: elementTypeName(0), shape: undefined };
  const other = (dtype: string) => () => {
    kind = { dtype, shape: undefined };
  };
  reader.message({
    1: () => {
      kind = readTensorKind(reader);
    },
    4: other('sequence'),
    5: other('map'),
    7: other('opaque'),
    8: other('sparse'),
    9: other('optional'),
  });
  return kind;
}

function readTensorKind(reader: ProtobufReader): Kind {
  let dataType = 0;
  let shape: Kind['shape'];
  reader.message({
    1: () => {
      dataType = reader.integer();
    },
    2: () => {
      shape = readShape(reader);
    },
  });
  return { dtype: elementTypeName(dataType), shape };
}

function readShape(reader: ProtobufReader): NonNullable<Kind['shape']> {
  const shape: (number | string | null)[] = [];
  reader.message({
    1: () => {
      shape.push(readDimension(reader));
      if (shape.length > MAX_AXES) reader.refuse(`more than ${MAX_AXES} axes`);
    },
  });
  return shape;
}

function readDimension(reader: ProtobufReader): number | string | null {
  let dimension: number | string | null = null;
  reader.message({
    1: () => {
      const size = Number(reader.int64());
      dimension = size < 0 ? null : size;
    },
    2: () => {
      dimension = reader.text() || null;
    },
  });
  return dimension;
}
