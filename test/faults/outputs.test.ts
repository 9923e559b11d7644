import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packFeeds, unpackFeeds } from '../../src/engine/onnxruntime/protocol.ts';
import { startWorker } from '../../src/engine/onnxruntime/start-worker.ts';
import type { Tensor } from '../../src/model/tensor.ts';
import { realArm, workspaceIn } from '../support/fixtures/arm-fixture.ts';
import { model, value } from '../support/onnx-writer.ts';

/* Types of tensors that scripts often get wrong, through the real runtime and back. */

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'fault-outputs-'));
});
afterEach(() => rm(directory, { recursive: true, force: true, maxRetries: 3 }));

const bytesOf = (values: ArrayBufferView<ArrayBuffer>): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

test('F39: tensors of 64-bit and half-precision numbers, of booleans and of text come back as they went in', async () => {
  const shape = [2];
  const tensors: Readonly<Record<string, Tensor>> = {
    int64: { dtype: 'int64', shape, bytes: bytesOf(BigInt64Array.of(-(2n ** 63n), 2n ** 63n - 1n)) },
    uint64: { dtype: 'uint64', shape, bytes: bytesOf(BigUint64Array.of(0n, 2n ** 64n - 1n)) },
    // 1 and NaN.
    float16: { dtype: 'float16', shape, bytes: bytesOf(Uint16Array.of(0x3c00, 0x7e00)) },
    float64: { dtype: 'float64', shape, bytes: bytesOf(Float64Array.of(Number.MIN_VALUE, Number.NaN)) },
    bool: { dtype: 'bool', shape, bytes: Uint8Array.of(1, 0) },
    string: { dtype: 'string', shape, strings: ['', 'naïve 模型'] },
  };
  const names = Object.keys(tensors);
  const file = join(directory, 'model.onnx');
  const put = (prefix: string) => names.map((name) => value(`${prefix}-${name}`, name, shape));
  const nodes = names.map((name) => ({ op: 'Identity', inputs: [`x-${name}`], outputs: [`y-${name}`] }));
  await writeFile(file, model({ inputs: put('x'), outputs: put('y'), nodes }));

  const arm = realArm();
  const { worker } = await startWorker(workspaceIn(directory), { ...arm, model: { ...arm.model, file } });
  const feed = new Map(Object.entries(tensors).map(([name, tensor]) => [`x-${name}`, tensor]));
  const { headers, payload } = packFeeds([feed]);
  const outputs = names.map((name) => `y-${name}`);
  const { reply, payload: answer } = await worker.request(
    { do: 'infer', feeds: headers, outputs },
    { payload, deadlineMs: 60_000 },
  );
  await worker.end();
  const [got] = unpackFeeds(reply.outputs, answer);
  expect(Object.fromEntries(names.map((name) => [name, got?.get(`y-${name}`)]))).toEqual(tensors);
});
