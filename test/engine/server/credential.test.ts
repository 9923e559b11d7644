import { afterEach, describe, expect, test } from 'vitest';
import { readCredential, reveals } from '../../../src/engine/server/credential.ts';
import { OpenInferenceClient } from '../../../src/engine/server/open-inference-client.ts';
import { OpenAiClient } from '../../../src/engine/server/openai-client.ts';
import { caught } from '../../support/caught.ts';
import { httpAnswer, type RawServer, STREAM_HEAD, startRawServer } from '../../support/raw-server.ts';

const SECRET = 'sk-0123456789abcdef';
const PLACE = 'models.chat.engine.credential';
const read = (env: NodeJS.ProcessEnv, header?: string) =>
  readCredential({ variable: 'TOKEN', ...(header !== undefined && { header }) }, PLACE, env);

const servers: RawServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(answer: Parameters<typeof startRawServer>[0]): Promise<RawServer> {
  const server = await startRawServer(answer);
  servers.push(server);
  return server;
}

const REQUEST = {
  model: 'm',
  prompt: 'x',
  endpoint: 'chat',
  maxTokens: 8,
  temperature: 0,
  seed: 1,
  logprobs: false,
} as const;

async function generate(server: RawServer, credential = read({ TOKEN: SECRET })) {
  const client = new OpenAiClient(server.origin, { connections: 1, deadlineMs: 10_000, credential });
  const answer = await client.generate(REQUEST);
  await client.close();
  return answer;
}

const event = (delta: unknown, usage?: unknown): string =>
  `data: ${JSON.stringify({ choices: [{ delta: { content: delta }, finish_reason: null }], usage })}\n\n`;

describe('a credential', () => {
  test.each([
    { title: 'a bearer token', header: undefined, sent: `authorization: Bearer ${SECRET}` },
    { title: 'a header of its own', header: 'X-Api-Key', sent: `x-api-key: ${SECRET}` },
  ])('is sent as $title', async ({ header, sent }) => {
    const server = await serve((socket) => socket.end(httpAnswer('{}', { status: 429 })));
    await generate(server, read({ TOKEN: SECRET }, header));
    expect(
      server.requests.map(({ head }) => head.split('\r\n').filter((line) => line.includes(SECRET))),
    ).toEqual([[sent]]);
  });

  test('goes with each request for tensors', async () => {
    const server = await serve((socket) => socket.write(httpAnswer('{}')));
    const credential = read({ TOKEN: SECRET });
    const client = new OpenInferenceClient(server.origin, {
      ...{ model: 'm', connections: 1, deadlineMs: 10_000, credential },
    });
    await client.ready();
    await client.close();
    expect(server.requests).toHaveLength(2);
    for (const { head } of server.requests) expect(head).toContain(`authorization: Bearer ${SECRET}`);
  });

  test('is not sent over a redirect, to another server or to the same one', async () => {
    const other = await serve((socket) => socket.end(httpAnswer('{}')));
    const server = await serve((socket) =>
      socket.write(
        httpAnswer('', { status: 307, headers: { location: `${other.origin}/v1/chat/completions` } }),
      ),
    );
    expect(await generate(server)).toMatchObject({ ok: false, failure: { kind: 'status', status: 307 } });
    expect(server.requests).toHaveLength(1);
    expect(other.requests).toHaveLength(0);
  });

  test.each([
    {
      title: 'its error',
      answer: httpAnswer(JSON.stringify({ error: `bad key ${SECRET}` }), { status: 401 }),
    },
    {
      title: 'an error that is cut off in the middle of it',
      answer: httpAnswer(`${'x'.repeat(188)}${SECRET}`, { status: 401 }),
    },
    { title: 'a stream that is none', answer: httpAnswer('', { headers: { 'content-type': SECRET } }) },
  ])('is not repeated where the server quotes it in $title', async ({ answer }) => {
    const server = await serve((socket) => socket.write(answer));
    const got = await generate(server);
    expect(got).toMatchObject({ ok: false, failure: { message: 'the server repeated its credential' } });
  });

  test('is removed from a text that repeats it, piece by piece', async () => {
    const usage = { prompt_tokens: 1, completion_tokens: 3 };
    const text = [event('key '), event(SECRET.slice(0, 5)), event(SECRET.slice(5), usage)].join('');
    const server = await serve((socket) => socket.end(`${STREAM_HEAD}${text}data: [DONE]\n\n`));
    expect(await generate(server)).toMatchObject({ ok: true, generation: { text: 'key ***' } });
  });

  test('leaves other messages of the server as they are', async () => {
    const server = await serve((socket) =>
      socket.write(httpAnswer('{"error":"slow down"}', { status: 429 })),
    );
    expect(await generate(server)).toMatchObject({
      failure: { message: 'the server answered 429: slow down' },
    });
  });

  test.each([
    { title: 'is unset', env: {}, got: 'got no such variable.' },
    { title: 'is empty', env: { TOKEN: '' }, got: 'got an empty one.' },
    {
      title: 'ends with a line break',
      env: { TOKEN: `${SECRET}\n` },
      got: 'got one with spaces, line breaks',
    },
    {
      title: 'has a letter that no header has',
      env: { TOKEN: `${SECRET}ä` },
      got: 'characters outside ASCII',
    },
    { title: 'has seven characters', env: { TOKEN: 'a234567' }, got: 'got fewer than 8 characters.' },
  ])('is an error if the variable $title', async ({ env, got }) => {
    const message = await caught(() => read(env));
    expect(message).toContain(`${PLACE}: expected the environment variable TOKEN to hold the credential, `);
    expect(message).toContain(got);
    expect(message).not.toContain(SECRET);
  });

  test('of eight characters is the shortest', () => {
    expect(read({ TOKEN: 'a2345678' })).toEqual({
      ...{ header: 'authorization', value: 'Bearer a2345678', secret: 'a2345678' },
    });
  });

  test.each([
    { title: 'eight characters of it', text: 'x sk-01234', is: true },
    { title: 'seven characters of it', text: 'x sk-0123 4', is: false },
    { title: 'its end', text: '89abcdef', is: true },
    { title: 'other words', text: 'sk-', is: false },
  ])('is given away by a text: $title', ({ text, is }) => {
    expect(reveals(text, { secret: SECRET })).toBe(is);
  });
});
