import { afterEach, describe, expect, test } from 'vitest';
import { OpenInferenceClient } from '../../../../src/engine/server/open-inference-client.ts';
import type { TensorSignature } from '../../../../src/model/model-facts.ts';
import type { Tensor } from '../../../../src/model/tensor.ts';
import { httpAnswer, type RawServer, startRawServer } from '../../../support/raw-server.ts';

/*
 * Answers in the formats of real servers. Those of MLServer 1.7.1 were recorded; those of Triton were written after its
 * documentation.
 */

const MLSERVER = {
  '/v2': httpAnswer('{"name":"mlserver","version":"1.7.1","extensions":[]}'),
  '/v2/models/fashion': httpAnswer(
    '{"name":"fashion","versions":[],"platform":"","inputs":[{"name":"image","datatype":"UINT8","shape":[-1,1,28,28]}],"outputs":[{"name":"logits","datatype":"FP32","shape":[-1,10]}],"parameters":{}}',
  ),
  '/v2/models/fashion/infer': httpAnswer(
    '{"model_name":"fashion","id":"e0d24beb-573d-4642-a07c-e74067ce003b","parameters":{},"outputs":[{"name":"logits","shape":[1,10],"datatype":"FP32","parameters":{"content_type":"np"},"data":[-1.3926538228988647,-6.581977844238281,-6.232034683227539,-6.4430317878723145,-8.604024887084961,-0.9853729605674744,-3.515120267868042,-0.12176604568958282,-1.5467473268508911,-1.1186676025390625]}]}',
  ),
};

const TRITON_EXTENSIONS = [
  ...['classification', 'sequence', 'model_repository', 'model_repository(unload_dependents)'],
  ...['schedule_policy', 'model_configuration', 'system_shared_memory', 'cuda_shared_memory'],
  ...['binary_tensor_data', 'parameters', 'statistics', 'trace', 'logging'],
];
const LOGITS = Float32Array.from({ length: 10 }, (_, index) => index - 0.5);
const tritonHead = Buffer.from(
  JSON.stringify({
    ...{ model_name: 'fashion', model_version: '1' },
    parameters: { sequence_id: 0, sequence_start: false, sequence_end: false },
    outputs: [{ name: 'logits', datatype: 'FP32', shape: [1, 10], parameters: { binary_data_size: 40 } }],
  }),
);
const TRITON = {
  '/v2': httpAnswer(JSON.stringify({ name: 'triton', version: '2.62.0', extensions: TRITON_EXTENSIONS })),
  '/v2/models/fashion': httpAnswer(
    JSON.stringify({
      ...{ name: 'fashion', versions: ['1'], platform: 'onnxruntime_onnx' },
      inputs: [{ name: 'image', datatype: 'UINT8', shape: [-1, 1, 28, 28] }],
      outputs: [{ name: 'logits', datatype: 'FP32', shape: [-1, 10] }],
    }),
  ),
  '/v2/models/fashion/infer': httpAnswer(Buffer.concat([tritonHead, Buffer.from(LOGITS.buffer)]), {
    headers: {
      'content-type': 'application/octet-stream',
      'inference-header-content-length': String(tritonHead.length),
    },
  }),
};

let server: RawServer | undefined;
let client: OpenInferenceClient | undefined;
afterEach(async () => {
  await client?.close();
  await server?.close();
});

/** A client of a server that answers each path with the same bytes. */
async function replaying(answers: Readonly<Record<string, Uint8Array>>): Promise<OpenInferenceClient> {
  server = await startRawServer((socket, { head }) =>
    socket.write(answers[head.split(' ')[1] ?? ''] ?? httpAnswer('', { status: 404 })),
  );
  client = new OpenInferenceClient(server.origin, { model: 'fashion', connections: 1, deadlineMs: 60_000 });
  return client;
}

const FEED = new Map<string, Tensor>([
  ['image', { dtype: 'uint8', shape: [1, 1, 28, 28], bytes: new Uint8Array(784) }],
]);
const OUTPUTS: readonly TensorSignature[] = [{ name: 'logits', dtype: 'float32', shape: [null, 10] }];

describe('answers in the format of', () => {
  test.each([
    { name: 'MLServer', answers: MLSERVER, takesBinary: false, first: Math.fround(-1.3926538228988647) },
    { name: 'Triton', answers: TRITON, takesBinary: true, first: -0.5 },
  ])('$name', async ({ answers, takesBinary, first }) => {
    const replayed = await replaying(answers);
    expect(await replayed.metadata()).toEqual({
      ok: true,
      metadata: {
        inputs: [{ name: 'image', dtype: 'uint8', shape: [null, 1, 28, 28] }],
        outputs: OUTPUTS,
        takesBinary,
      },
    });
    const answer = await replayed.infer(FEED, OUTPUTS);
    const tensor = answer.ok ? answer.outputs.get('logits') : undefined;
    expect(tensor?.shape).toEqual([1, 10]);
    const bytes = tensor?.dtype === 'float32' ? tensor.bytes.slice() : new Uint8Array();
    expect(new Float32Array(bytes.buffer)[0]).toBe(first);
    const isBinary = server?.requests.at(-1)?.head.toLowerCase().includes('inference-header-content-length');
    expect(isBinary).toBe(takesBinary);
  });

  test.each([
    {
      server: 'MLServer, for a model that it does not have',
      status: 404,
      body: '{"error":"Model other not found"}',
      message: 'the server answered 404: Model other not found',
    },
    {
      server: 'MLServer, for a request that it cannot read',
      status: 422,
      body: '{"detail":[{"type":"list_type","loc":["body","inputs"],"msg":"Input should be a valid list","input":3}]}',
      message: /^the server answered 422: .*Input should be a valid list/,
    },
    {
      server: 'Triton, for a batch that is too large',
      status: 400,
      body: '{"error":"[request id: <id_unknown>] inference request batch-size must be <= 8 for \'fashion\'"}',
      message:
        "the server answered 400: [request id: <id_unknown>] inference request batch-size must be <= 8 for 'fashion'",
    },
  ])('an error of $server', async ({ status, body, message }) => {
    const replayed = await replaying({ '/v2/models/fashion/infer': httpAnswer(body, { status }) });
    const answer = await replayed.infer(FEED, OUTPUTS);
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'status', status } });
    const text = answer.ok ? '' : answer.failure.message;
    if (typeof message === 'string') expect(text).toBe(message);
    else expect(text).toMatch(message);
  });
});
