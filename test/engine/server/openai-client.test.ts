import type { Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { ChatMessage } from '../../../src/dataset/prompt-set.ts';
import type { GenerationRequest } from '../../../src/engine/server/openai/generation-request.ts';
import { type GenerationAnswer, OpenAiClient } from '../../../src/engine/server/openai-client.ts';
import { httpAnswer, type RawServer, STREAM_HEAD, startRawServer } from '../../support/raw-server.ts';
import { streamOf } from '../../support/streams.ts';

/* Real sockets on the loopback address; the server says whatever a hostile one would. */

const DEADLINE_MS = 60_000;
const REQUEST: GenerationRequest = {
  ...{
    model: 'm',
    prompt: 'Hello',
    endpoint: 'chat',
    maxTokens: 16,
    temperature: 0,
    seed: 7,
    logprobs: false,
  },
};

let server: RawServer | undefined;
let client: OpenAiClient | undefined;
afterEach(async () => {
  await client?.close();
  await server?.close();
});

async function open(answer: (socket: Socket) => unknown, deadlineMs = DEADLINE_MS): Promise<OpenAiClient> {
  server = await startRawServer(answer);
  client = new OpenAiClient(server.origin, { connections: 2, deadlineMs });
  return client;
}

async function generate(
  answer: (socket: Socket) => unknown,
  { deadlineMs = DEADLINE_MS, ...request }: Partial<GenerationRequest> & { deadlineMs?: number } = {},
): Promise<GenerationAnswer> {
  return (await open(answer, deadlineMs)).generate({ ...REQUEST, ...request });
}

const ends =
  (...parts: (string | Uint8Array)[]) =>
  (socket: Socket) => {
    for (const part of parts) socket.write(part);
    socket.end();
  };

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const chunked = (text: string): string => `${Buffer.byteLength(text).toString(16)}\r\n${text}\r\n`;

const MESSAGES: readonly ChatMessage[] = [{ role: 'system', content: 'x' }];

describe('a request', () => {
  const bodyOf = async (request: Partial<GenerationRequest>) => {
    await generate(ends(STREAM_HEAD), request);
    const [sent] = server?.requests ?? [];
    return { line: sent?.head.split('\r\n')[0], body: JSON.parse(String(sent?.body)) };
  };

  const COMMON = {
    ...{ model: 'm', max_tokens: 16, temperature: 0, seed: 7, stream: true },
    stream_options: { include_usage: true },
  };

  test.each([
    {
      title: 'a text for chat',
      request: {},
      path: '/v1/chat/completions',
      body: { ...COMMON, messages: [{ role: 'user', content: 'Hello' }] },
    },
    {
      title: 'messages',
      request: {
        prompt: MESSAGES,
        endpoint: 'completions',
        logprobs: true,
      } as const,
      path: '/v1/chat/completions',
      body: { ...COMMON, messages: MESSAGES, logprobs: true },
    },
    {
      title: 'a text for completions',
      request: { endpoint: 'completions', logprobs: true } as const,
      path: '/v1/completions',
      body: { ...COMMON, prompt: 'Hello', logprobs: 1 },
    },
    {
      title: 'more keys, which replace none',
      request: {
        extra: {
          ...{ ignore_eos: true, stream: false, model: 'other' },
          stream_options: { continuous_usage_stats: true, include_usage: false },
        },
      },
      path: '/v1/chat/completions',
      body: {
        ...COMMON,
        ...{ ignore_eos: true, messages: [{ role: 'user', content: 'Hello' }] },
        stream_options: { continuous_usage_stats: true, include_usage: true },
      },
    },
  ])('$title', async ({ request, path, body }) => {
    expect(await bodyOf(request)).toEqual({ line: `POST ${path} HTTP/1.1`, body });
  });
});

test.each([
  { url: '', path: '' },
  { url: '/', path: '' },
  { url: '/v1', path: '' },
  { url: '/llm/v1/', path: '/llm' },
  { url: '/deep/er', path: '/deep/er' },
  { url: '/v2/', path: '' },
  { url: '/llm-v1', path: '/llm-v1' },
])('a server at "$url" is asked at "$path"', async ({ url, path }) => {
  server = await startRawServer(ends(STREAM_HEAD));
  client = new OpenAiClient(server.origin + url, { connections: 1, deadlineMs: DEADLINE_MS });
  await client.generate(REQUEST);
  expect(server.requests[0]?.head.split(' ')[1]).toBe(`${path}/v1/chat/completions`);
});

describe('an answer', () => {
  test('is timed from the request to its end', async () => {
    const answer = await generate(ends(STREAM_HEAD, streamOf('vllm-chat')));
    expect(answer.ok && answer.generation.text).toBe('Paris is the capital.');
    const { firstTokenNs, lastTokenNs, endNs } = (answer as GenerationAnswer & { ok: true }).generation;
    expect(firstTokenNs).toBeGreaterThan(0);
    expect(lastTokenNs).toBeGreaterThanOrEqual(firstTokenNs);
    expect(endNs).toBeGreaterThanOrEqual(lastTokenNs);
  });

  test('that is complete need not end', async () => {
    const answer = await generate((socket) => {
      socket.write(STREAM_HEAD);
      socket.write(streamOf('tgi-chat'));
    });
    expect(answer).toMatchObject({ ok: true, generation: { text: 'Deep learning is fun' } });
  });

  test('connections are used again', async () => {
    const body = streamOf('vllm-chat').toString('utf8');
    const head = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';
    const sockets = new Set<Socket>();
    const reused = await open((socket) => {
      sockets.add(socket);
      socket.write(head + chunked(body) + chunked(''));
    });
    for (let count = 0; count < 5; count += 1)
      expect(await reused.generate(REQUEST)).toMatchObject({ ok: true });
    expect(sockets.size).toBeLessThanOrEqual(2);
  });
});

describe('a failure', () => {
  test.each([
    {
      title: 'an error with a message',
      answer: httpAnswer('{"error":{"message":"slow down"}}', { status: 429 }),
      failure: { kind: 'status', status: 429, message: 'the server answered 429: slow down' },
    },
    {
      title: 'an error in plain text',
      answer: httpAnswer('oops\u001b[0m', { status: 502, headers: { 'content-type': 'text/plain' } }),
      failure: { kind: 'status', status: 502, message: 'the server answered 502: oops' },
    },
    {
      title: 'a redirect',
      answer: httpAnswer('', { status: 307, headers: { location: 'http://192.0.2.1/' } }),
      failure: { kind: 'status', status: 307, message: 'the server answered 307' },
    },
    {
      title: 'an error of megabytes',
      answer: httpAnswer('x'.repeat(3_000_000), { status: 500 }),
      failure: { kind: 'status', status: 500 },
    },
    {
      title: 'an answer that is not streamed',
      answer: httpAnswer('{"choices":[]}'),
      failure: {
        kind: 'malformed',
        message: 'expected a stream of content-type text/event-stream, got "application/json"',
      },
    },
    {
      title: 'a compressed answer',
      answer: httpAnswer('x', { headers: { 'content-encoding': 'gzip' } }),
      failure: { kind: 'malformed' },
    },
    { title: 'no HTTP', answer: 'hello there\r\n\r\n', failure: { kind: 'malformed' } },
    { title: 'a TLS alert', answer: Buffer.from('15030100020246', 'hex'), failure: { kind: 'malformed' } },
    { title: 'nothing', answer: '', failure: { kind: 'cut-off' } },
    { title: 'half a head', answer: 'HTTP/1.1 200 OK\r\ncontent-t', failure: { kind: 'cut-off' } },
    {
      title: 'a body that is shorter than announced',
      answer: httpAnswer('data: x', {
        headers: { 'content-type': 'text/event-stream', 'content-length': '100' },
      }),
      failure: { kind: 'cut-off' },
    },
    {
      title: 'a stream that is cut off',
      answer: STREAM_HEAD + streamOf('vllm-chat').toString('utf8').slice(0, 600),
      failure: { kind: 'cut-off' },
    },
    {
      title: 'chunks without an end',
      answer: `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n${chunked('data: [')}`,
      failure: { kind: 'cut-off' },
    },
    {
      title: 'a chunk of nonsense length',
      answer: `HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n`,
      failure: { kind: 'malformed' },
    },
    {
      title: 'headers of megabytes',
      answer: `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(2_000_000)}\r\n\r\n`,
      failure: { kind: 'too-large' },
    },
    {
      title: 'another protocol',
      answer: 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n',
      failure: { kind: 'cut-off' },
    },
  ])('$title', async ({ answer, failure }) => {
    expect(await generate(ends(answer))).toMatchObject({ ok: false, failure, afterNs: expect.any(Number) });
  });

  test('no server', async () => {
    const closed = await open(() => {});
    await server?.close();
    server = undefined;
    expect(await closed.generate(REQUEST)).toMatchObject({ failure: { kind: 'refused-connection' } });
  });

  test('a line of 100 MB is given up after the first of it', async () => {
    let sent = 0;
    const answer = await generate(async (socket) => {
      socket.write(`${STREAM_HEAD}data: `);
      const megabyte = Buffer.alloc(1_000_000, 0x78);
      for (; sent < 100 && !socket.destroyed; sent += 1) {
        if (!socket.write(megabyte))
          await new Promise((resolve) => socket.once('drain', resolve).once('close', resolve));
      }
    });
    expect(answer).toMatchObject({ failure: { kind: 'too-large' } });
    expect(sent).toBeLessThan(50);
  });

  test.each([
    { title: 'that sends nothing', start: () => {} },
    { title: 'that sends its head only', start: (socket: Socket) => socket.write(STREAM_HEAD) },
    {
      title: 'that sends tokens for ever',
      start: (socket: Socket) => {
        socket.write(STREAM_HEAD);
        const timer = setInterval(() => socket.write(event({ choices: [{ delta: { content: 'a' } }] })), 20);
        socket.once('close', () => clearInterval(timer));
      },
    },
    {
      title: 'that sends interim answers for ever',
      start: (socket: Socket) => {
        const timer = setInterval(() => socket.write('HTTP/1.1 102 Processing\r\n\r\n'), 20);
        socket.once('close', () => clearInterval(timer));
      },
    },
  ])('a server $title is given up at the deadline', async ({ start }) => {
    let closed: Promise<unknown> = Promise.resolve();
    const answer = await generate(
      (socket) => {
        closed = new Promise((resolve) => socket.once('close', resolve));
        start(socket);
      },
      { deadlineMs: 300 },
    );
    expect(answer).toMatchObject({
      failure: { kind: 'timed-out', message: 'no complete answer within 0.3 s' },
    });
    expect((answer as GenerationAnswer & { ok: false }).afterNs).toBeGreaterThan(2.9e8);
    await closed;
  });

  test('the deadline includes the wait for a connection', async () => {
    const busy = await open(() => {}, 300);
    const answers = await Promise.all([1, 2, 3].map(() => busy.generate(REQUEST)));
    expect(answers.map((each) => !each.ok && each.failure.kind)).toEqual(Array(3).fill('timed-out'));
  });

  test('closing cuts off what still runs', async () => {
    const closing = await open(() => void closing.close());
    expect(await closing.generate(REQUEST)).toMatchObject({ ok: false });
  });
});

describe('vectors', () => {
  const embed = async (value: unknown, texts = ['a', 'b']) =>
    (await open(ends(httpAnswer(typeof value === 'string' ? value : JSON.stringify(value))))).embed(
      'm',
      texts,
    );
  const data = (...vectors: unknown[]) => vectors.map((embedding, index) => ({ index, embedding }));

  test('are put in order', async () => {
    const [first, second] = data([1, 2], [3, -4.5]);
    const answer = await embed({ data: [second, first], usage: { prompt_tokens: 5 } });
    expect(answer).toMatchObject({
      ok: true,
      embeddings: { vectors: [Float64Array.of(1, 2), Float64Array.of(3, -4.5)], inputTokens: 5 },
      ns: expect.any(Number),
    });
    const [sent] = server?.requests ?? [];
    expect(sent?.head).toMatch(/^POST \/v1\/embeddings HTTP/);
    expect(JSON.parse(String(sent?.body))).toEqual({
      model: 'm',
      input: ['a', 'b'],
      encoding_format: 'float',
    });
  });

  test.each([
    { title: 'one too few', value: { data: data([1]) } },
    { title: 'one too many', value: { data: data([1], [1], [1]) } },
    { title: 'of different lengths', value: { data: data([1], [1, 2]) } },
    { title: 'empty', value: { data: data([], []) } },
    { title: 'of text', value: { data: data(['1'], ['2']) } },
    { title: 'of null, as NaN is written', value: { data: data([null], [1]) } },
    { title: 'infinite', value: '{"data":[{"embedding":[1e999]},{"embedding":[1]}]}' },
    { title: 'NaN', value: '{"data":[{"embedding":[NaN]},{"embedding":[1]}]}' },
    { title: 'in base64', value: { data: data('AAAA', 'AAAA') } },
    { title: 'of too many numbers', value: { data: data(Array(65_537).fill(0), [1]) } },
    { title: 'with an index twice', value: { data: [...data([1]), ...data([2])] } },
    { title: 'with another index', value: { data: [{ index: 2, embedding: [1] }, ...data([1])] } },
    { title: 'in a list', value: data([1], [1]) },
    { title: 'of nothing', value: '' },
  ])('$title are malformed', async ({ value }) => {
    expect(await embed(value)).toMatchObject({ ok: false, failure: { kind: 'malformed' } });
  });

  test('of too many bytes', async () => {
    const bytes = ' '.repeat(64 * 1024 + 65_536 * 32 + 1);
    expect(await embed(bytes, ['a'])).toMatchObject({ failure: { kind: 'too-large' } });
  });
});
