import { fromBinary } from '@bufbuild/protobuf';
import {
  type AttributeProto,
  type FunctionProto,
  type GraphProto,
  ModelProtoSchema,
  type NodeProto,
  type SparseTensorProto,
  type TensorProto,
  type ValueInfoProto,
} from 'onnx-buf';
import { memorySource } from '../../src/model/protobuf/byte-source.ts';
import { ProtobufReader } from '../../src/model/protobuf/protobuf-reader.ts';
import type { TensorRecord } from '../../src/model/tensor-record.ts';
import { walkModel } from '../../src/model/walk-model.ts';

/*
 * A model told twice as a list of lines: once by the reader under test, once from a full decode by code that was
 * generated from ONNX's own schema. Equal lists: nothing overlooked, nothing invented, nothing out of place.
 */

/** What the reader under test finds, with the values that it only points at. */
export function walkedLines(file: Uint8Array): readonly string[] {
  const lines: string[] = [];
  const say = (...words: readonly unknown[]) => lines.push(JSON.stringify(words));
  walkModel(new ProtobufReader(memorySource(file)), {
    irVersion: (version) => say('IR', version),
    producer: (name) => say('producer', name),
    opset: (domain, version) => say('opset', domain, version),
    metadataKey: (key) => say('metadata', key),
    enterGraph: (place) => say('enter', place),
    leaveGraph: (place) => say('leave', place),
    input: ({ name, dtype, shape }) => say('input', name, dtype, shape ?? 'any'),
    output: ({ name, dtype, shape }) => say('output', name, dtype, shape ?? 'any'),
    tensor: (tensor, role) => say('tensor', role, describeRecord(tensor, file)),
    node: ({ op, domain, inputs, outputs, attributes }) =>
      say(
        'node',
        op,
        domain,
        inputs,
        outputs,
        attributes.map(({ name, ints, holds }) => [name, ints, holds]),
      ),
    function: ({ domain, name, inputs, outputs }) => say('function', domain, name, inputs, outputs),
  });
  return lines;
}

function describeRecord(tensor: TensorRecord, file: Uint8Array): unknown {
  const { name, dataType, dims, externalLocation, values, sparse } = tensor;
  const isInside = externalLocation === undefined && values?.encoding === 'dense';
  const content = isInside ? hex(file.subarray(values.start, values.start + values.length)) : '';
  const external = externalLocation === undefined ? '' : [externalLocation, values?.start];
  return [name, dataType, dims, content, external, sparse?.part === 'values' ? sparse.dims : ''];
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The same lines from a full decode. */
export function decodedLines(file: Uint8Array): readonly string[] {
  const model = fromBinary(ModelProtoSchema, file);
  const lines: string[] = [];
  const say: Say = (...words) => lines.push(JSON.stringify(words));
  if (isWritten(model, 'irVersion')) say('IR', Number(model.irVersion));
  if (isWritten(model, 'producerName')) say('producer', model.producerName);
  if (model.graph !== undefined) tellGraph(model.graph, 'main', say);
  for (const { domain, version } of model.opsetImport) say('opset', domain, Number(version));
  for (const { key } of model.metadataProps) say('metadata', key);
  for (const each of model.functions) tellFunction(each, say);
  return lines;
}

type Say = (...words: readonly unknown[]) => void;

function tellFunction(fields: FunctionProto, say: Say): void {
  say('enter', 'function');
  for (const node of fields.node) tellNode(node, say);
  for (const attribute of fields.attributeProto) {
    tellGraphsOf(attribute, say);
    for (const tensor of tensorsOf(attribute)) say('tensor', 'attribute', tensor);
  }
  say('leave', 'function');
  say('function', fields.domain, fields.name, fields.input, fields.output);
}

function tellGraph(graph: GraphProto, place: string, say: Say): void {
  say('enter', place);
  for (const node of graph.node) tellNode(node, say);
  for (const tensor of graph.initializer) say('tensor', 'initializer', describeTensor(tensor));
  for (const value of graph.input) say('input', ...describeValue(value));
  for (const value of graph.output) say('output', ...describeValue(value));
  for (const sparse of graph.sparseInitializer) {
    for (const tensor of describeSparse(sparse)) say('tensor', 'initializer', tensor);
  }
  say('leave', place);
}

function tellNode(node: NodeProto, say: Say): void {
  for (const attribute of node.attribute) tellGraphsOf(attribute, say);
  const role = node.opType === 'Constant' ? 'constant' : 'attribute';
  for (const tensor of node.attribute.flatMap(tensorsOf)) say('tensor', role, tensor);
  const attributes = node.attribute.map((each) => [each.name, intsOf(each), holdsOf(each)]);
  say('node', node.opType, node.domain, node.input, node.output, attributes);
}

function tellGraphsOf({ g, graphs }: AttributeProto, say: Say): void {
  for (const graph of [...(g === undefined ? [] : [g]), ...graphs]) tellGraph(graph, 'subgraph', say);
}

function tensorsOf({ t, tensors, sparseTensor, sparseTensors }: AttributeProto): readonly unknown[] {
  return [
    ...[...(t === undefined ? [] : [t]), ...tensors].map((tensor) => describeTensor(tensor)),
    ...[...(sparseTensor === undefined ? [] : [sparseTensor]), ...sparseTensors].flatMap(describeSparse),
  ];
}

/** Fields that were not written are on the prototype, with their defaults. */
const isWritten = <T extends object>(fields: T, name: keyof T): boolean => Object.hasOwn(fields, name);

function intsOf(attribute: AttributeProto): readonly number[] {
  const single = isWritten(attribute, 'i') ? [attribute.i] : [];
  return [...single, ...attribute.ints].slice(0, 16).map(Number);
}

function holdsOf({ floats, ints, strings }: AttributeProto): string {
  if (strings.length > 0 || ints.length > 0) return 'other-list';
  return floats.length > 0 ? 'floats' : 'one-value';
}

const EXTERNAL = 1;

function describeTensor(tensor: TensorProto, sparseDims: readonly bigint[] | '' = ''): unknown {
  const { name, dataType, dims, dataLocation, externalData } = tensor;
  const entry = (key: string) => externalData.find((each) => each.key === key)?.value;
  const isExternal = dataLocation === EXTERNAL;
  const external = isExternal
    ? [entry('location') ?? '', Number(/^\d+$/.exec(entry('offset') ?? '')?.[0] ?? 0)]
    : '';
  const content = isExternal ? '' : hex(denseBytes(tensor));
  return [
    name,
    dataType,
    dims.map(Number),
    content,
    external,
    sparseDims === '' ? '' : sparseDims.map(Number),
  ];
}

function denseBytes({ rawData, floatData, doubleData }: TensorProto): Uint8Array {
  if (rawData.byteLength > 0) return rawData;
  const typed = doubleData.length > 0 ? Float64Array.from(doubleData) : Float32Array.from(floatData);
  return new Uint8Array(typed.buffer);
}

function describeSparse({ values, indices, dims }: SparseTensorProto): readonly unknown[] {
  return [
    ...(values === undefined ? [] : [describeTensor(values, dims)]),
    ...(indices === undefined ? [] : [describeTensor(indices)]),
  ];
}

const NAMES = [
  ...[
    'unknown(0)',
    'float32',
    'uint8',
    'int8',
    'uint16',
    'int16',
    'int32',
    'int64',
    'string',
    'bool',
    'float16',
  ],
  ...['float64', 'uint32', 'uint64', 'complex64', 'complex128', 'bfloat16', 'float8e4m3fn', 'float8e4m3fnuz'],
  ...['float8e5m2', 'float8e5m2fnuz', 'uint4', 'int4', 'float4e2m1', 'float8e8m0', 'uint2', 'int2'],
];
const KINDS: Readonly<Record<string, string>> = {
  sequenceType: 'sequence',
  mapType: 'map',
  optionalType: 'optional',
  sparseTensorType: 'sparse',
};

function describeValue({ name, type }: ValueInfoProto): readonly unknown[] {
  const kind = type?.value;
  if (kind === undefined || kind.case === undefined) return [name, NAMES[0], 'any'];
  if (kind.case !== 'tensorType') return [name, KINDS[kind.case], 'any'];
  const { elemType, shape } = kind.value;
  const sizes = shape?.dim.map(({ value }) => {
    if (value.case === 'dimValue') return value.value < 0n ? null : Number(value.value);
    return value.case === 'dimParam' ? value.value || null : null;
  });
  return [name, NAMES[elemType] ?? `unknown(${elemType})`, sizes ?? 'any'];
}
