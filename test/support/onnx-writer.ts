/**
 * Writes ONNX files from plain values, for tests: `model({ inputs: [value('x', 'float32', ['N', 4])], … })`.
 * Independent of the reader under test, so that a shared mistake cannot go unnoticed.
 */
const TYPES = [
  ...['', 'float32', 'uint8', 'int8', 'uint16', 'int16', 'int32', 'int64', 'string', 'bool', 'float16'],
  ...['float64', 'uint32', 'uint64', 'complex64', 'complex128', 'bfloat16', 'float8e4m3fn', 'float8e4m3fnuz'],
  ...['float8e5m2', 'float8e5m2fnuz', 'uint4', 'int4', 'float4e2m1', 'float8e8m0', 'uint2', 'int2'],
];

/** `TensorProto.DataType` of an ONNX Runtime type name; a number is returned as is. */
const dataType = (dtype: string | number) => (typeof dtype === 'number' ? dtype : TYPES.indexOf(dtype));

// The wire format.

export function varint(value: number | bigint): Buffer {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}
const tag = (field: number, wire: number) => varint(field * 8 + wire);
export const int = (field: number, value: number | bigint) => Buffer.concat([tag(field, 0), varint(value)]);
export const head = (field: number, length: number) => Buffer.concat([tag(field, 2), varint(length)]);
export const bytes = (field: number, value: Uint8Array) =>
  Buffer.concat([head(field, value.byteLength), value]);
export const text = (field: number, value: string) => bytes(field, Buffer.from(value));
export const message = (field: number, ...parts: Uint8Array[]) => bytes(field, Buffer.concat(parts));
function float(field: number, value: number): Buffer {
  const bits = Buffer.alloc(4);
  bits.writeFloatLE(value);
  return Buffer.concat([tag(field, 5), bits]);
}
const each = <T>(list: readonly T[] | undefined, write: (item: T) => Buffer) =>
  Buffer.concat((list ?? []).map(write));

// ONNX.

interface Value {
  name: string;
  /** "float32", a data type number, or "sequence", "map", "optional". */
  dtype: string | number;
  /** Undefined leaves the rank open; null leaves one axis open. */
  shape: readonly (number | string | null)[] | undefined;
}
export const value = (name: string, dtype: Value['dtype'], shape?: Value['shape']): Value => ({
  name,
  dtype,
  shape,
});

export interface TensorFields {
  name?: string;
  dtype: string | number;
  dims: readonly (number | bigint)[];
  raw?: Uint8Array;
  /** Already encoded typed fields, such as `text(6, 'cat')`. */
  typed?: Buffer;
  external?: Readonly<Record<string, string>>;
}
interface Attribute {
  name: string;
  i?: number | bigint;
  f?: number;
  s?: string;
  ints?: readonly (number | bigint)[];
  floats?: readonly number[];
  strings?: readonly string[];
  tensor?: TensorFields;
  graph?: Graph;
  graphs?: readonly Graph[];
}
export interface Node {
  op: string;
  domain?: string;
  inputs?: readonly string[];
  outputs?: readonly string[];
  attributes?: readonly Attribute[];
}
export interface Graph {
  inputs?: readonly Value[];
  outputs?: readonly Value[];
  nodes?: readonly Node[];
  initializers?: readonly TensorFields[];
  sparse?: readonly { values: TensorFields; indices: TensorFields; dims: readonly number[] }[];
}
export interface Model extends Graph {
  irVersion?: number;
  producer?: string;
  opsets?: Readonly<Record<string, number>>;
  metadata?: Readonly<Record<string, string>>;
  functions?: readonly FunctionFields[];
}

interface FunctionFields {
  domain: string;
  name: string;
  inputs?: readonly string[];
  outputs?: readonly string[];
  nodes: readonly Node[];
}

/** An entry of a model's metadata, to be appended to a serialized ModelProto. */
export const metadata = (key: string, content: string): Buffer => message(14, pair([key, content]));

/** A serialized ModelProto; by default with opset 17, IR 10 and producer "test". */
export function model(fields: Model): Buffer {
  return Buffer.concat([
    int(1, fields.irVersion ?? 10),
    text(2, fields.producer ?? 'test'),
    message(7, graph(fields)),
    each(Object.entries(fields.opsets ?? { '': 17 }), ([domain, version]) => opset(8, domain, version)),
    each(Object.entries(fields.metadata ?? {}), (entry) => message(14, pair(entry))),
    each(fields.functions, (f) =>
      message(
        25,
        text(1, f.name),
        each(f.inputs, (name) => text(4, name)),
        each(f.outputs, (name) => text(5, name)),
        each(f.nodes, (n) => message(7, node(n))),
        text(10, f.domain),
      ),
    ),
  ]);
}
const opset = (field: number, domain: string, version: number) =>
  message(field, text(1, domain), int(2, version));
const pair = ([key, content]: readonly [string, string]) => Buffer.concat([text(1, key), text(2, content)]);

export function graph(fields: Graph): Buffer {
  return Buffer.concat([
    each(fields.nodes, (n) => message(1, node(n))),
    text(2, 'g'),
    each(fields.initializers, (t) => message(5, tensor(t))),
    each(fields.inputs, (v) => message(11, valueInfo(v))),
    each(fields.outputs, (v) => message(12, valueInfo(v))),
    each(fields.sparse, (s) =>
      message(
        15,
        message(1, tensor(s.values)),
        message(2, tensor(s.indices)),
        each(s.dims, (d) => int(3, d)),
      ),
    ),
  ]);
}

/** A serialized TensorProto. */
export function tensor(fields: TensorFields): Buffer {
  return Buffer.concat([
    each(fields.dims, (size) => int(1, size)),
    int(2, dataType(fields.dtype)),
    fields.typed ?? Buffer.alloc(0),
    fields.name === undefined ? Buffer.alloc(0) : text(8, fields.name),
    fields.raw === undefined ? Buffer.alloc(0) : bytes(9, fields.raw),
    each(Object.entries(fields.external ?? {}), (entry) => message(13, pair(entry))),
    fields.external === undefined ? Buffer.alloc(0) : int(14, 1),
  ]);
}

function node(fields: Node): Buffer {
  return Buffer.concat([
    each(fields.inputs, (name) => text(1, name)),
    each(fields.outputs, (name) => text(2, name)),
    text(4, fields.op),
    each(fields.attributes, (a) => message(5, attribute(a))),
    text(7, fields.domain ?? ''),
  ]);
}

function attribute(fields: Attribute): Buffer {
  const name = text(1, fields.name);
  const { i, f, s, ints, floats, strings, tensor: t, graph: g, graphs } = fields;
  if (i !== undefined) return Buffer.concat([name, int(3, i), int(20, 2)]);
  if (f !== undefined) return Buffer.concat([name, float(2, f), int(20, 1)]);
  if (s !== undefined) return Buffer.concat([name, text(4, s), int(20, 3)]);
  if (ints !== undefined) return Buffer.concat([name, each(ints, (one) => int(8, one)), int(20, 7)]);
  if (floats !== undefined) return Buffer.concat([name, each(floats, (one) => float(7, one)), int(20, 6)]);
  if (strings !== undefined) return Buffer.concat([name, each(strings, (one) => text(9, one)), int(20, 8)]);
  if (t !== undefined) return Buffer.concat([name, message(5, tensor(t)), int(20, 4)]);
  if (g !== undefined) return Buffer.concat([name, message(6, graph(g)), int(20, 5)]);
  return Buffer.concat([name, each(graphs, (one) => message(11, graph(one))), int(20, 10)]);
}

function valueInfo({ name, dtype, shape }: Value): Buffer {
  return Buffer.concat([text(1, name), message(2, typeOf(dtype, shape))]);
}

function typeOf(dtype: Value['dtype'], shape: Value['shape']): Buffer {
  const float = typeOfTensor(1, []);
  if (dtype === 'sequence') return message(4, message(1, float));
  if (dtype === 'map') return message(5, int(1, 7), message(2, float));
  if (dtype === 'optional') return message(9, message(1, float));
  return typeOfTensor(dataType(dtype), shape);
}

function typeOfTensor(elementType: number, shape: Value['shape']): Buffer {
  const dims = shape === undefined ? Buffer.alloc(0) : message(2, each(shape, dimension));
  return message(1, int(1, elementType), dims);
}

function dimension(size: number | string | null): Buffer {
  if (size === null) return message(1);
  return message(1, typeof size === 'string' ? text(2, size) : int(1, size));
}
