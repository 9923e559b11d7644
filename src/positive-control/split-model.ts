import type { ProtobufReader } from '../model/protobuf/protobuf-reader.ts';
import { integer, message, type OnnxPiece, text } from './onnx-pieces.ts';

/** The parts of a model and its main graph. Each part is a list of complete fields. */
export interface SplitModel {
  /** Fields of the ModelProto without the graph. */
  readonly model: readonly OnnxPiece[];
  /** Fields of the GraphProto that are neither nodes nor value infos nor quantization annotations. */
  readonly graph: readonly OnnxPiece[];
  /** Node fields of the main graph, in order, with the values renamed. */
  readonly nodes: readonly OnnxPiece[];
  readonly valueInfo: readonly OnnxPiece[];
  readonly graphCount: number;
}

/** Map from old to new names. */
type Renames = ReadonlyMap<string, string>;

const GRAPH = 7;
const NODE = 1;
const VALUE_INFO = 13;
const QUANTIZATION_ANNOTATION = 14;

/** No ONNX message has a field number above 31. */
const FIELDS = Array.from({ length: 31 }, (_, index) => index + 1);

/**
 * Splits a serialized ModelProto without loading weights, and renames values of the main graph wherever they are written or
 * read, including subgraphs.
 *
 * @throws {ProtobufError} If the bytes are not a protobuf message, or a bound is exceeded.
 */
export function splitModel(reader: ProtobufReader, renames: Renames): SplitModel {
  const model: OnnxPiece[] = [];
  const graph: OnnxPiece[] = [];
  const nodes: OnnxPiece[] = [];
  const valueInfo: OnnxPiece[] = [];
  let graphCount = 0;
  const readGraph = (): void => {
    graphCount += 1;
    reader.message({
      ...copying(reader, graph),
      [NODE]: () => nodes.push(...message(NODE, renameInNode(reader, renames))),
      [VALUE_INFO]: () => valueInfo.push(...copyField(reader, VALUE_INFO)),
      [QUANTIZATION_ANNOTATION]: () => void reader.span(),
    });
  };
  reader.document({ ...copying(reader, model), [GRAPH]: readGraph });
  return { model, graph, nodes, valueInfo, graphCount };
}

/** Copies every field. Numbers are read as unsigned integers, like all numbers in a ModelProto and its graph. */
function copying(reader: ProtobufReader, into: OnnxPiece[]): Record<number, () => void> {
  return Object.fromEntries(
    FIELDS.map((field) => [field, () => void into.push(...copyField(reader, field))]),
  );
}

function copyField(reader: ProtobufReader, field: number): OnnxPiece[] {
  return reader.isDelimited ? message(field, [reader.span()]) : integer(field, reader.integer());
}

function renameInNode(reader: ProtobufReader, renames: Renames): OnnxPiece[] {
  const pieces: OnnxPiece[] = [];
  const name = (field: number) => () => {
    const value = reader.text();
    pieces.push(...text(field, renames.get(value) ?? value));
  };
  reader.message({
    ...copying(reader, pieces),
    1: name(1),
    2: name(2),
    5: () => pieces.push(...message(5, renameInAttribute(reader, renames))),
  });
  return pieces;
}

const ATTRIBUTE_FLOAT = 2;
const ATTRIBUTE_GRAPH = 6;
const ATTRIBUTE_GRAPHS = 11;

function renameInAttribute(reader: ProtobufReader, renames: Renames): OnnxPiece[] {
  const pieces: OnnxPiece[] = [];
  const graph = (field: number) => () => pieces.push(...message(field, renameInSubgraph(reader, renames)));
  const tagged = (field: number, wire: number) => () =>
    pieces.push(Uint8Array.of(field * 8 + wire), reader.extent());
  reader.message({
    ...Object.fromEntries(
      FIELDS.map((field) => [
        field,
        () => (reader.isDelimited ? pieces.push(...message(field, [reader.span()])) : tagged(field, 0)()),
      ]),
    ),
    // The two numeric fields with other wire types. An unpacked repeated field has one tag per element.
    [ATTRIBUTE_FLOAT]: tagged(ATTRIBUTE_FLOAT, 5),
    7: () => (reader.isDelimited ? pieces.push(...message(7, [reader.span()])) : tagged(7, 5)()),
    20: () => pieces.push(...integer(20, reader.integer())),
    [ATTRIBUTE_GRAPH]: graph(ATTRIBUTE_GRAPH),
    [ATTRIBUTE_GRAPHS]: graph(ATTRIBUTE_GRAPHS),
  });
  return pieces;
}

function renameInSubgraph(reader: ProtobufReader, renames: Renames): OnnxPiece[] {
  const pieces: OnnxPiece[] = [];
  reader.message({
    ...copying(reader, pieces),
    [NODE]: () => pieces.push(...message(NODE, renameInNode(reader, renames))),
  });
  return pieces;
}
