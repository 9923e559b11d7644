import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import fc from 'fast-check';
import {
  type AttributeProtoSchema,
  type GraphProtoSchema,
  ModelProtoSchema,
  type NodeProtoSchema,
  type SparseTensorProtoSchema,
  type TensorProtoSchema,
  type ValueInfoProtoSchema,
} from 'onnx-buf';
import { describe, expect, test } from 'vitest';
import { decodedLines, walkedLines } from './full-decode.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const MODELS = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.onnx'),
);

const name = fc.oneof(
  fc.constantFrom('', 'x', 'w', 'ai.onnx', 'com.microsoft'),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
);
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const some = <T>(each: fc.Arbitrary<T>, maxLength = 3) => fc.array(each, { maxLength });
const maybe = <T>(each: fc.Arbitrary<T>) => fc.option(each, { nil: undefined });
type Written<T> = { [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key] } & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};
/** A field that is undefined is one that is not written. */
const written = <T extends object>(fields: T): Written<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Written<T>;

type Init<Schema extends Parameters<typeof create>[0]> = MessageInitShape<Schema>;

const dims = some(fc.bigInt({ min: 0n, max: 5n }));
const entry = fc.record({
  key: fc.constantFrom('location', 'offset', 'length', 'checksum'),
  value: fc.constantFrom('w.bin', '64', ''),
});
const values = fc.oneof(
  fc.record({
    dataType: fc.constantFrom(1, 2, 10, 16, 22),
    rawData: fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.from(bytes)),
  }),
  fc.record({ dataType: fc.constant(1), floatData: some(fc.float({ noNaN: true }), 9) }),
  fc.record({ dataType: fc.constant(11), doubleData: some(fc.double({ noNaN: true }), 9) }),
  fc.record({ dataType: fc.constantFrom(3, 6, 10), int32Data: some(int32, 9) }),
  fc.record({ dataType: fc.constant(7), int64Data: some(int64, 9) }),
  fc.record({
    dataType: fc.constant(8),
    stringData: some(fc.uint8Array({ maxLength: 5 }).map((bytes) => Uint8Array.from(bytes))),
  }),
  fc.record({
    dataType: fc.constant(1),
    dataLocation: fc.constant(1 as const),
    externalData: fc.uniqueArray(entry, { selector: ({ key }) => key }),
  }),
);
const tensor: fc.Arbitrary<Init<typeof TensorProtoSchema>> = fc
  .tuple(values, fc.record({ name, dims, docString: name }))
  .map(([stored, fields]) => ({ ...fields, ...stored }));
const sparse: fc.Arbitrary<Init<typeof SparseTensorProtoSchema>> = fc
  .record({ values: maybe(tensor), indices: maybe(tensor), dims })
  .map(written);

const dimension = fc.oneof(
  fc.constant({}),
  name.map((value) => ({ value: { case: 'dimParam' as const, value } })),
  fc.bigInt({ min: -2n, max: 2n ** 40n }).map((value) => ({ value: { case: 'dimValue' as const, value } })),
);
const tensorType = fc
  .record({
    elemType: fc.integer({ min: 0, max: 30 }),
    shape: maybe(some(dimension).map((dim) => ({ dim }))),
  })
  .map(written);
const valueInfo: fc.Arbitrary<Init<typeof ValueInfoProtoSchema>> = fc
  .record({
    name,
    type: maybe(
      fc.oneof(
        tensorType.map((value) => ({ value: { case: 'tensorType' as const, value } })),
        tensorType.map((value) => ({ value: { case: 'sparseTensorType' as const, value } })),
        tensorType.map((value) => ({
          value: {
            case: 'sequenceType' as const,
            value: { elemType: { value: { case: 'tensorType' as const, value } } },
          },
        })),
      ),
    ),
    docString: name,
  })
  .map(written);

const { graph } = fc.letrec<{
  graph: Init<typeof GraphProtoSchema>;
  node: Init<typeof NodeProtoSchema>;
  attribute: Init<typeof AttributeProtoSchema>;
}>((tie) => ({
  graph: fc.record({
    node: some(tie('node')),
    name,
    initializer: some(tensor),
    sparseInitializer: some(sparse, 1),
    docString: name,
    input: some(valueInfo),
    output: some(valueInfo),
    valueInfo: some(valueInfo),
    quantizationAnnotation: some(fc.record({ tensorName: name })),
  }),
  node: fc.record({
    input: some(name),
    output: some(name),
    name,
    opType: fc.oneof(name, fc.constantFrom('Constant', 'If', 'MatMul')),
    domain: name,
    attribute: some(tie('attribute')),
    docString: name,
  }),
  attribute: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc
      .record({
        name,
        i: maybe(int64),
        f: maybe(fc.float()),
        s: maybe(fc.uint8Array({ maxLength: 9 }).map((bytes) => Uint8Array.from(bytes))),
        type: fc.integer({ min: 0, max: 14 }),
      })
      .map(written),
    fc.record({ name, ints: some(int64, 20) }),
    fc.record({ name, floats: some(fc.float(), 20) }),
    fc.record({
      name,
      strings: some(fc.uint8Array({ maxLength: 9 }).map((bytes) => Uint8Array.from(bytes))),
    }),
    fc.record({ name, t: tensor, tensors: some(tensor) }),
    fc.record({ name, sparseTensor: sparse, sparseTensors: some(sparse) }),
    fc.record({ name, g: tie('graph'), graphs: some(tie('graph'), 1) }),
  ),
}));

const model: fc.Arbitrary<Init<typeof ModelProtoSchema>> = fc
  .record({
    irVersion: fc.bigInt({ min: 0n, max: 20n }),
    producerName: name,
    producerVersion: name,
    modelVersion: int64,
    docString: name,
    graph: maybe(graph),
    opsetImport: some(fc.record({ domain: name, version: fc.bigInt({ min: 0n, max: 30n }) })),
    metadataProps: some(fc.record({ key: name, value: name })),
    trainingInfo: some(
      graph.map((algorithm) => ({ algorithm })),
      1,
    ),
    functions: some(
      fc.record({
        name,
        domain: name,
        input: some(name),
        output: some(name),
        attribute: some(name),
        node: graph.map(({ node }) => node ?? []),
      }),
      2,
    ),
  })
  .map(written);

describe('the reader and a full decode by the official schema tell the same', () => {
  test.each(MODELS)('of %s', (file) => {
    const bytes = readFileSync(join(FIXTURES, file));
    const lines = walkedLines(bytes);
    expect(lines).toEqual(decodedLines(bytes));
    expect(lines.length).toBeGreaterThan(5);
  });

  test('of 1,000 generated models', () => {
    let lines = 0;
    fc.assert(
      fc.property(model, (fields) => {
        const bytes = toBinary(ModelProtoSchema, create(ModelProtoSchema, fields));
        const walked = walkedLines(bytes);
        expect(walked.join('\n')).toBe(decodedLines(bytes).join('\n'));
        lines += walked.length;
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(lines).toBeGreaterThan(20_000);
  }, 60_000);
});
