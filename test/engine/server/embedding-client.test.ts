import { afterEach, describe, expect, test } from 'vitest';
import { EmbeddingClient } from '../../../src/engine/server/embedding-client.ts';
import type { Tensor } from '../../../src/model/tensor.ts';
import { httpAnswer, type RawServer, startRawServer } from '../../support/raw-server.ts';

/* Real sockets on the loopback address. What a single answer may not be is tested with the client of OpenAI's protocol. */

let server: RawServer | undefined;
let client: EmbeddingClient | undefined;
afterEach(async () => {
  await client?.close();
  await server?.close();
});

async function answering(value: unknown): Promise<EmbeddingClient> {
  server = await startRawServer((socket) => socket.end(httpAnswer(JSON.stringify(value))));
  client = new EmbeddingClient(server.origin, { model: 'e5', connections: 1, deadlineMs: 60_000 });
  return client;
}

const vectors = (...all: unknown[]) => ({
  data: all.map((embedding, index) => ({ index, embedding })),
  usage: { prompt_tokens: 3 },
});
const feedOf = (...strings: string[]): ReadonlyMap<string, Tensor> =>
  new Map([['text', { dtype: 'string', shape: [strings.length], strings }]]);
const OUTPUTS = [{ name: 'embedding', dtype: 'float64', shape: [null, 2] }];

const numbersOf = (tensor: Tensor | undefined): number[] =>
  tensor === undefined || tensor.dtype === 'string' ? [] : [...new Float64Array(tensor.bytes.slice().buffer)];

test('a model takes texts and gives vectors of the length that its first answer has', async () => {
  expect(await (await answering(vectors([0, 1, 2]))).metadata()).toEqual({
    ok: true,
    metadata: {
      inputs: [{ name: 'text', dtype: 'string', shape: [null] }],
      outputs: [{ name: 'embedding', dtype: 'float64', shape: [null, 3] }],
      takesBinary: false,
    },
  });
});

test('all texts of an item go in one request, under the name of the model', async () => {
  const answer = await (await answering(vectors([1, -2], [0.5, 4]))).infer(feedOf('a', 'b'), OUTPUTS);
  expect(answer).toMatchObject({ ok: true, ns: expect.any(Number), inputTokens: 3 });
  const tensor = answer.ok ? answer.outputs.get('embedding') : undefined;
  expect(tensor).toMatchObject({ dtype: 'float64', shape: [2, 2] });
  expect(numbersOf(tensor)).toEqual([1, -2, 0.5, 4]);
  expect(server?.requests).toHaveLength(1);
  expect(JSON.parse(String(server?.requests[0]?.body))).toMatchObject({ model: 'e5', input: ['a', 'b'] });
});

describe('a request fails', () => {
  test.each([
    {
      title: 'with longer vectors than the first answer had',
      value: vectors([1, 2, 3], [1, 2, 3]),
      message: 'expected vectors of 2 numbers, as in the first answer, got one of 3',
    },
    {
      title: 'with shorter vectors',
      value: vectors([1], [1]),
      message: 'expected vectors of 2 numbers, as in the first answer, got one of 1',
    },
    {
      title: 'with null, as NaN is written',
      value: vectors([1, null], [1, 2]),
      message: 'expected finite numbers as "embedding", got null',
    },
    {
      title: 'with a vector too few',
      value: vectors([1, 2]),
      message: 'expected "data" with 2 vectors, got 1',
    },
  ])('$title', async ({ value, message }) => {
    const answer = await (await answering(value)).infer(feedOf('a', 'b'), OUTPUTS);
    expect(answer).toEqual({
      ok: false,
      failure: { kind: 'malformed', message },
      afterNs: expect.any(Number),
    });
  });

  test('if the server cannot be asked', async () => {
    const asked = await answering({});
    await server?.close();
    server = undefined;
    expect(await asked.metadata()).toMatchObject({ ok: false, failure: { kind: 'refused-connection' } });
  });
});
