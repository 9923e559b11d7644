import { createServer, type IncomingMessage, type Server } from 'node:http';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import {
  type InferAnswer,
  OpenInferenceClient,
  type OpenInferenceOptions,
} from '../../../src/engine/server/open-inference-client.ts';
import type { TensorSignature } from '../../../src/model/model-facts.ts';
import { ELEMENT_BYTES, elementCount, type NumericElement, type Tensor } from '../../../src/model/tensor.ts';
import { MAX_AXES } from '../../../src/model/tensor-record.ts';
import { httpAnswer, type RawServer, startRawServer } from '../../support/raw-server.ts';

/* A server that gives back what it gets, in JSON or as bytes, and servers that answer with whatever a hostile one would. */

let raw: RawServer | undefined;
let echo: Server | undefined;
let client: OpenInferenceClient | undefined;
afterEach(async () => {
  await client?.close();
  await raw?.close();
  echo?.close();
  echo?.closeAllConnections();
  raw = undefined;
  echo = undefined;
});

const open = (origin: string, more: Partial<OpenInferenceOptions> = {}): OpenInferenceClient => {
  client = new OpenInferenceClient(origin, {
    model: 'my model',
    connections: 1,
    deadlineMs: 60_000,
    ...more,
  });
  return client;
};

async function answering(answer: Uint8Array | string, more: Partial<OpenInferenceOptions> = {}) {
  raw = await startRawServer((socket) => socket.end(answer));
  return open(raw.origin, more);
}

interface Sent {
  readonly name: string;
  readonly shape: readonly number[];
  readonly datatype: string;
  readonly data?: unknown[];
  readonly parameters?: { readonly binary_data_size: number };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Gives back every input as an output, the way it came, and reads no more of it than it must. */
async function startEcho(extensions: readonly string[] = []): Promise<string> {
  echo = createServer(async (request, response) => {
    if (request.url === '/v2') return void response.end(JSON.stringify({ name: 'echo', extensions }));
    if (request.method === 'GET') return void response.end(JSON.stringify(METADATA));
    const body = await bodyOf(request);
    const length = Number(request.headers['inference-header-content-length'] ?? body.length);
    // Large whole numbers must not become doubles here.
    const text = body.subarray(0, length).toString('utf8');
    const inputs: Sent[] = JSON.parse(text).inputs;
    if (length === body.length && !inputs.some(({ parameters }) => parameters)) {
      return void response.end(
        text.replace('"inputs"', '"outputs"').replace(/,"outputs":\[\{"name[^\]]*\]/, ''),
      );
    }
    const head = Buffer.from(JSON.stringify({ model_name: 'echo', outputs: inputs }));
    response.setHeader('Inference-Header-Content-Length', head.length);
    response.end(Buffer.concat([head, body.subarray(length)]));
  });
  await new Promise<void>((resolve) => void echo?.listen(0, '127.0.0.1', resolve));
  const address = echo.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

const METADATA = {
  ...{ name: 'my model', versions: ['1'], platform: 'onnxruntime_onnx' },
  inputs: [
    { name: 'x', datatype: 'FP32', shape: [-1, 3] },
    { name: 'text', datatype: 'BYTES', shape: ['-1'] },
  ],
  outputs: [
    { name: 'y', datatype: 'FP32', shape: [-1, 10] },
    { name: 'z', datatype: 'BF16', shape: [] },
    { name: 'w', datatype: 'FP4' },
  ],
};

const bytesOf = (array: { buffer: ArrayBufferLike }): Uint8Array => new Uint8Array(array.buffer);
const X: Tensor = { dtype: 'float32', shape: [1, 3], bytes: bytesOf(Float32Array.of(0.1, -0, 3e38)) };
const signatureOf = ({ dtype }: Tensor, name = 'x'): TensorSignature => ({ name, dtype, shape: undefined });

describe('what a server declares', () => {
  test('sizes that vary are unnamed', async () => {
    const answer = await open(await startEcho(['classification', 'binary_tensor_data'])).metadata();
    expect(answer).toEqual({
      ok: true,
      metadata: {
        inputs: [
          { name: 'x', dtype: 'float32', shape: [null, 3] },
          { name: 'text', dtype: 'string', shape: [null] },
        ],
        outputs: [
          { name: 'y', dtype: 'float32', shape: [null, 10] },
          { name: 'z', dtype: 'bfloat16', shape: [] },
          { name: 'w', dtype: 'unknown(FP4)', shape: undefined },
        ],
        takesBinary: true,
      },
    });
  });

  test('nothing of its tensors', async () => {
    const answer = await (await answering(httpAnswer('{"name":"m","platform":""}'))).metadata();
    expect(answer).toEqual({ ok: true, metadata: { inputs: [], outputs: [], takesBinary: false } });
    expect(raw?.requests.map(({ head }) => head.split(' ')[1])).toEqual(['/v2/models/my%20model', '/v2']);
  });

  test.each([
    { title: 'no JSON', body: '<html>' },
    { title: 'null', body: 'null' },
    { title: 'a list', body: '[]' },
    { title: 'inputs that are an object', body: '{"inputs":{}}' },
    { title: 'a tensor without a name', body: '{"inputs":[{"datatype":"FP32","shape":[1]}]}' },
    { title: 'a datatype that is a number', body: '{"inputs":[{"name":"x","datatype":1,"shape":[1]}]}' },
    { title: 'a shape that is a number', body: '{"inputs":[{"name":"x","datatype":"FP32","shape":1}]}' },
    { title: 'a size of 1.5', body: '{"inputs":[{"name":"x","datatype":"FP32","shape":[1.5]}]}' },
    { title: 'an infinite size', body: '{"inputs":[{"name":"x","datatype":"FP32","shape":[1e999]}]}' },
    { title: 'a name twice', body: JSON.stringify({ outputs: [METADATA.inputs[0], METADATA.inputs[0]] }) },
    {
      title: 'too many axes',
      body: JSON.stringify({
        outputs: [{ name: 'x', datatype: 'FP32', shape: Array(MAX_AXES + 1).fill(1) }],
      }),
    },
    { title: 'too many tensors', body: JSON.stringify({ outputs: Array(1001).fill({}) }) },
  ])('$title is malformed', async ({ body }) => {
    expect(await (await answering(httpAnswer(body))).metadata()).toMatchObject({
      ok: false,
      failure: { kind: 'malformed' },
    });
  });

  test('too much of it', async () => {
    const answer = httpAnswer(`{"inputs":[]${' '.repeat(5 * 1024 * 1024)}}`);
    expect(await (await answering(answer)).metadata()).toMatchObject({ failure: { kind: 'too-large' } });
  });

  test('that it is ready, or not', async () => {
    expect(await (await answering(httpAnswer(''))).ready()).toEqual({ ok: true });
    await raw?.close();
    await client?.close();
    expect(await (await answering(httpAnswer('', { status: 400 }))).ready()).toMatchObject({
      failure: { kind: 'status', status: 400 },
    });
  });
});

const shapes = fc.array(fc.nat({ max: 3 }), { maxLength: 3 });
const numeric = (dtype: NumericElement): fc.Arbitrary<Tensor> =>
  shapes.chain((shape) => {
    const length = elementCount(shape) * ELEMENT_BYTES[dtype];
    const largest = dtype === 'bool' ? 1 : 255;
    return fc
      .array(fc.nat({ max: largest }), { minLength: length, maxLength: length })
      .map((bytes) => ({ dtype, shape, bytes: Uint8Array.from(bytes) }));
  });
const strings: fc.Arbitrary<Tensor> = shapes.chain((shape) => {
  const length = elementCount(shape);
  return fc
    .array(fc.string({ unit: 'grapheme' }), { minLength: length, maxLength: length })
    .map((each) => ({ dtype: 'string', shape, strings: each }));
});
const ALL = Object.keys(ELEMENT_BYTES) as NumericElement[];
const tensors = fc.oneof(strings, ...ALL.map(numeric));

describe('tensors', () => {
  test('come back as they went, as bytes', async () => {
    const binary = open(await startEcho(), { isBinary: true });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string({ minLength: 1 }), tensors, { maxKeys: 3 }), async (feed) => {
        const sent = new Map(Object.entries(feed));
        const wanted = [...sent].map(([name, tensor]) => signatureOf(tensor, name));
        const answer = await binary.infer(sent, wanted);
        expect(answer).toEqual({ ok: true, outputs: sent, ns: expect.any(Number) });
      }),
      { numRuns: 200 },
    );
  });

  test('come back as they went, in JSON, unless JSON lacks a number', async () => {
    const json = open(await startEcho());
    await fc.assert(
      fc.asyncProperty(tensors, async (tensor) => {
        const answer = await json.infer(new Map([['x', tensor]]), [signatureOf(tensor)]);
        // Whole numbers beyond 2^53 are exact in the request, and rounded by whoever parses the answer.
        const isWide = tensor.dtype === 'int64' || tensor.dtype === 'uint64';
        if (!answer.ok && (isWide || tensor.dtype.startsWith('float'))) {
          expect(answer.failure.kind).toBe('malformed');
        } else {
          expect(answer).toEqual({ ok: true, outputs: new Map([['x', tensor]]), ns: expect.any(Number) });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are sent as the protocol has it, in JSON', async () => {
    const wide: Tensor = { dtype: 'int64', shape: [1], bytes: bytesOf(BigInt64Array.of(-(2n ** 63n))) };
    const other = await answering(httpAnswer('{"outputs":[]}'));
    await other.infer(
      new Map([
        ['x', X],
        ['w', wide],
      ]),
      [signatureOf(X, 'y')],
    );
    const [sent] = raw?.requests ?? [];
    expect(sent?.head).toMatch(/^POST \/v2\/models\/my%20model\/infer HTTP/);
    expect(String(sent?.body)).toBe(
      '{"inputs":[{"name":"x","shape":[1,3],"datatype":"FP32","data":[0.10000000149011612,-0,3.0000000054977558e+38]},' +
        '{"name":"w","shape":[1],"datatype":"INT64","data":[-9223372036854775808]}],"outputs":[{"name":"y"}]}',
    );
  });

  test('are sent as the extension has it, as bytes, once the server announced it', async () => {
    const origin = await startEcho(['binary_tensor_data']);
    const announced = open(origin);
    await announced.metadata();
    const bytes = bytesOf(Float32Array.of(Number.NaN, Number.NEGATIVE_INFINITY));
    const nan: Tensor = { dtype: 'float32', shape: [2], bytes };
    expect(await announced.infer(new Map([['x', nan]]), [])).toMatchObject({
      ok: true,
      outputs: new Map([['x', nan]]),
    });
    await announced.close();
    const other = await answering(httpAnswer('{"outputs":[]}'), { isBinary: true });
    await other.infer(
      new Map<string, Tensor>([
        ['x', X],
        ['t', { dtype: 'string', shape: [1], strings: ['é'] }],
      ]),
      [signatureOf(X, 'y')],
    );
    const [sent] = raw?.requests ?? [];
    const length = Number(/^inference-header-content-length: (\d+)$/im.exec(sent?.head ?? '')?.[1]);
    expect(JSON.parse(String(sent?.body.subarray(0, length)))).toEqual({
      inputs: [
        { name: 'x', shape: [1, 3], datatype: 'FP32', parameters: { binary_data_size: 12 } },
        { name: 't', shape: [1], datatype: 'BYTES', parameters: { binary_data_size: 6 } },
      ],
      outputs: [{ name: 'y', parameters: { binary_data: true } }],
    });
    expect(sent?.body.subarray(length + 12).toString('hex')).toBe('02000000c3a9');
  });

  test('NaN is not sent in JSON', async () => {
    const nan: Tensor = { dtype: 'float16', shape: [1], bytes: Uint8Array.of(0, 0x7e) };
    const answer = await open('http://127.0.0.1:9').infer(new Map([['x', nan]]), []);
    expect(answer).toMatchObject({
      failure: {
        kind: 'malformed',
        message: 'expected finite numbers in "x", because the server takes only JSON, got NaN or an infinity',
      },
    });
  });
});

describe('an answer', () => {
  const Y: TensorSignature = { name: 'y', dtype: 'float32', shape: [null, 2] };
  const infer = async (
    answer: Uint8Array | string,
    wanted: readonly TensorSignature[] = [Y],
  ): Promise<InferAnswer> => (await answering(answer)).infer(new Map([['x', X]]), wanted);
  const y = (more: object = {}): string =>
    JSON.stringify({ outputs: [{ name: 'y', datatype: 'FP32', shape: [1, 2], data: [1, 2], ...more }] });
  const binary = (outputs: unknown, bytes: Uint8Array, length?: number | string): Buffer => {
    const json = Buffer.from(JSON.stringify({ outputs }));
    const headers = { 'Inference-Header-Content-Length': String(length ?? json.length) };
    return httpAnswer(Buffer.concat([json, bytes]), { headers });
  };
  const sized = (size: unknown, more: object = {}) => [
    { name: 'y', datatype: 'FP32', shape: [1, 2], parameters: { binary_data_size: size }, ...more },
  ];

  test.each([
    { title: 'flat', body: y(), values: [1, 2] },
    { title: 'nested', body: y({ data: [[1, 2]] }), values: [1, 2] },
    { title: 'null for NaN', body: y({ data: [null, 2] }), values: [Number.NaN, 2] },
    {
      title: 'NaN and infinity, as Python writes them',
      body: y().replace('[1,2],"', '[1,2],"').replace('"data":[1,2]', '"data":[NaN,-Infinity]'),
      values: [Number.NaN, Number.NEGATIVE_INFINITY],
    },
    {
      title: 'another name with NaN in it',
      body: y({ parameters: { note: 'NaN "NaN" \\' } }).replace('"data":[1,2]', '"data":[1,NaN]'),
      values: [1, Number.NaN],
    },
    {
      title: 'a number beyond all doubles',
      body: y().replace('"data":[1,2]', '"data":[1e999,2]'),
      values: [Infinity, 2],
    },
    {
      title: 'more outputs than were asked for',
      body: `{"outputs":[{"name":"z","datatype":"BYTES","shape":[],"data":["a"]},${y().slice(12)}`,
      values: [1, 2],
    },
  ])('$title', async ({ body, values }) => {
    const answer = await infer(httpAnswer(body));
    const bytes = bytesOf(Float32Array.from(values));
    expect(answer).toMatchObject({
      ok: true,
      outputs: new Map([['y', { dtype: 'float32', shape: [1, 2], bytes }]]),
    });
  });

  test.each([
    { title: 'no JSON', answer: httpAnswer('{') },
    { title: 'no outputs', answer: httpAnswer('{}') },
    { title: 'outputs that are null', answer: httpAnswer('{"outputs":[null]}') },
    { title: 'none of the outputs', answer: httpAnswer('{"outputs":[]}') },
    { title: 'another name', answer: httpAnswer(y({ name: 'z' })) },
    { title: 'a name twice', answer: httpAnswer(`{"outputs":[${y().slice(12, -2)},${y().slice(12)}`) },
    { title: 'another datatype', answer: httpAnswer(y({ datatype: 'FP64' })) },
    { title: 'an unknown datatype', answer: httpAnswer(y({ datatype: 'FP4' })) },
    { title: 'a datatype of Object', answer: httpAnswer(y({ datatype: 'constructor' })) },
    { title: 'another rank', answer: httpAnswer(y({ shape: [2] })) },
    { title: 'another size', answer: httpAnswer(y({ shape: [2, 1] })) },
    { title: 'a negative size', answer: httpAnswer(y({ shape: [-1, -2] })) },
    { title: 'a size beyond all numbers', answer: httpAnswer(y({ shape: [2 ** 40, 2 ** 40] })) },
    { title: 'a size of text', answer: httpAnswer(y({ shape: ['1', 2] })) },
    { title: 'too few elements', answer: httpAnswer(y({ data: [1] })) },
    { title: 'too many elements', answer: httpAnswer(y({ data: [1, 2, 3] })) },
    { title: 'a hole in nested elements', answer: httpAnswer(y({ data: [[1], 2] })) },
    { title: 'elements nested too deep', answer: httpAnswer(y({ data: [[[1]], [[2]]] })) },
    { title: 'elements that are text', answer: httpAnswer(y({ data: ['1', '2'] })) },
    { title: 'a number that is too large', answer: httpAnswer(y({ data: [1e300, 1] })) },
    { title: 'elements that are an object', answer: httpAnswer(y({ data: { 0: 1, 1: 2 } })) },
    {
      title: 'lists in lists',
      answer: httpAnswer(`{"outputs":${'['.repeat(300_000)}${']'.repeat(300_000)}}`),
    },
    { title: 'too few bytes', answer: binary(sized(8), new Uint8Array(7)) },
    { title: 'too many bytes', answer: binary(sized(8), new Uint8Array(9)) },
    { title: 'bytes of another size', answer: binary(sized(4), new Uint8Array(4)) },
    { title: 'a size that is negative', answer: binary(sized(-8), new Uint8Array(8)) },
    { title: 'a size that is text', answer: binary(sized('8'), new Uint8Array(8)) },
    { title: 'JSON longer than the answer', answer: binary(sized(8), new Uint8Array(8), 10_000) },
    { title: 'JSON of negative length', answer: binary(sized(8), new Uint8Array(8), -1) },
    { title: 'JSON of a length that is text', answer: binary(sized(8), new Uint8Array(8), '0x20') },
    { title: 'JSON cut short', answer: binary(sized(8), new Uint8Array(8), 20) },
  ])('$title is malformed', async ({ answer }) => {
    expect(await infer(answer)).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
  });

  const T: TensorSignature = { name: 't', dtype: 'string', shape: [null] };
  const text = (hex: string, count = 1) => {
    const bytes = Buffer.from(hex, 'hex');
    const parameters = { binary_data_size: bytes.length };
    return binary([{ name: 't', datatype: 'BYTES', shape: [count], parameters }], bytes);
  };
  test.each([
    { title: 'a string that is longer than its bytes', answer: text('0500000061') },
    { title: 'half a length', answer: text('0100') },
    { title: 'too few strings', answer: text('0100000061', 2) },
    { title: 'too many strings', answer: text('01000000610100000061') },
    { title: 'a string that is not UTF-8', answer: text('01000000ff') },
    {
      title: 'a number among strings',
      answer: httpAnswer('{"outputs":[{"name":"t","datatype":"BYTES","shape":[1],"data":[1]}]}'),
    },
  ])('$title is malformed', async ({ answer }) => {
    expect(await infer(answer, [T])).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
  });

  test('bool as bytes is 0 or 1', async () => {
    const flags = (bytes: Uint8Array) =>
      binary([{ name: 'b', datatype: 'BOOL', shape: [2], parameters: { binary_data_size: 2 } }], bytes);
    const wanted: TensorSignature[] = [{ name: 'b', dtype: 'bool', shape: [2] }];
    expect(await infer(flags(Uint8Array.of(1, 2)), wanted)).toMatchObject({ failure: { kind: 'malformed' } });
  });

  test('a whole number beyond 2^53 is refused, because JSON has rounded it', async () => {
    const body = '{"outputs":[{"name":"i","datatype":"INT64","shape":[1],"data":[9007199254740993]}]}';
    expect(await infer(httpAnswer(body), [{ name: 'i', dtype: 'int64', shape: [1] }])).toMatchObject({
      failure: { kind: 'malformed' },
    });
  });

  test('an error of the server', async () => {
    expect(await infer(httpAnswer('{"error":"no such model"}', { status: 404 }))).toMatchObject({
      failure: { kind: 'status', status: 404, message: 'the server answered 404: no such model' },
    });
  });
});
