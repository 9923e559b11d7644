import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OpenAiClient } from '../../src/engine/server/openai-client.ts';

/* The HTTP side of the example servers, with an engine that repeats the words of the prompt. */

interface Settings {
  readonly maxTokens: number;
  readonly logprobs: boolean;
  readonly signal: AbortSignal;
}

interface Engine {
  readonly contextSize: number;
  encode(prompt: { prompt?: string; messages?: readonly { content: string }[] }): Promise<string[]>;
  generate(
    tokens: readonly string[],
    settings: Settings,
  ): AsyncIterable<{ text: string; logprob: number | undefined; isEnd: boolean }>;
}

const state = { generated: 0, aborted: 0 };

const engine: Engine = {
  contextSize: 12,
  encode: async ({ prompt, messages }) => (prompt ?? messages?.at(-1)?.content ?? '').split(' '),
  async *generate(tokens, { maxTokens, logprobs, signal }) {
    const texts = [...tokens, 'END'].slice(0, maxTokens);
    for (const text of texts) {
      if (text === 'broken') throw new Error('the engine failed');
      if (text === 'slow') await wait(60_000, undefined, { signal }).catch(() => {});
      if (signal.aborted) {
        state.aborted += 1;
        return;
      }
      state.generated += 1;
      yield { text: text === 'END' ? '' : text, logprob: logprobs ? -0.5 : undefined, isEnd: text === 'END' };
    }
  },
};

let server: Server;
let origin: string;
let client: OpenAiClient;
let load: (engine: Engine) => void;

const post = (path: string, body: unknown, init: RequestInit = {}): Promise<Response> =>
  fetch(`${origin}${path}`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    ...init,
  });
const health = async (): Promise<number> => (await fetch(`${origin}/health`)).status;

beforeAll(async () => {
  const file = new URL('../../.github/examples/servers/openai-server.mjs', import.meta.url).href;
  const { serve } = (await import(file)) as {
    serve: (options: { port: number; load: () => Promise<Engine> }) => Server;
  };
  server = serve({ port: 0, load: () => new Promise((done) => (load = done)) });
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new OpenAiClient(origin, { connections: 2, deadlineMs: 60_000 });
});
afterAll(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

const request = { model: 'any', maxTokens: 6, temperature: 0, seed: 1, logprobs: false } as const;

describe('the example servers', () => {
  test('are ready once the engine is loaded', async () => {
    expect(await health()).toBe(503);
    expect((await post('/v1/completions', { prompt: 'a' })).status).toBe(503);
    load(engine);
    await wait(0);
    expect(await health()).toBe(200);
  });

  test.each([{ endpoint: 'chat' }, { endpoint: 'completions' }] as const)(
    'stream $endpoint, token by token, with their number',
    async ({ endpoint }) => {
      const answer = await client.generate({ ...request, endpoint, prompt: 'one two three' });
      expect(answer).toMatchObject({
        ok: true,
        generation: {
          text: 'onetwothree',
          finishReason: 'stop',
          outputTokens: 4,
          inputTokens: 3,
          meanLogprob: null,
        },
      });
      expect(answer.ok && answer.generation.chunkNs).toHaveLength(3);
    },
  );

  test.each([{ endpoint: 'chat' }, { endpoint: 'completions' }] as const)(
    'give log probabilities in $endpoint if asked, and stop at the limit of tokens',
    async ({ endpoint }) => {
      const answer = await client.generate({
        ...request,
        endpoint,
        prompt: 'one two three',
        maxTokens: 2,
        logprobs: true,
      });
      expect(answer).toMatchObject({
        ok: true,
        generation: { text: 'onetwo', finishReason: 'length', outputTokens: 2, meanLogprob: -0.5 },
      });
    },
  );

  test('answer without a stream, too, and never beyond the context', async () => {
    const messages = [{ role: 'user', content: 'a b c d e f g' }];
    const answer = await post('/v1/chat/completions', { messages });
    expect(await answer.json()).toMatchObject({
      choices: [{ message: { role: 'assistant', content: 'abcde' }, finish_reason: 'length' }],
      usage: { prompt_tokens: 7, completion_tokens: 5, total_tokens: 12 },
    });
  });

  test.each([
    { body: '{', message: 'body: expected JSON' },
    { body: 'null', message: 'body: expected a JSON object' },
    {
      body: {},
      message: 'messages: expected at least one with "role" and "content", both texts, got undefined',
    },
    { body: { messages: [{ role: 'user' }] }, message: 'messages: expected' },
    { body: { max_tokens: 0 }, message: 'max_tokens: expected a positive integer, got 0' },
    { body: { temperature: 3 }, message: 'temperature: expected a number from 0 to 2, got 3' },
    { body: { seed: -1 }, message: 'seed: expected an integer of at least 0, got -1' },
    { body: { n: 2 }, message: 'n: expected 1, got 2' },
    {
      body: { stop: ['.'] },
      message: 'stop: expected none, because this server does not have it, got ["."]',
    },
    {
      body: { messages: [{ role: 'user', content: 'a '.repeat(20) }] },
      message: 'prompt: expected fewer than 12 tokens, got 21',
    },
  ])('refuse $body with status 400', async ({ body, message }) => {
    const isWhole = typeof body === 'string' || 'messages' in body || Object.keys(body).length === 0;
    const whole = isWhole ? body : { messages: [{ role: 'user', content: 'a' }], ...body };
    const answer = await post('/v1/chat/completions', whole);
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { error: { message: string } }).error.message).toContain(message);
  });

  test('know no other path', async () => {
    expect((await post('/v1/embeddings', {})).status).toBe(404);
  });

  test('cut off an answer in which the engine fails, and fail one that has not begun', async () => {
    const streamed = await client.generate({ ...request, endpoint: 'completions', prompt: 'one broken' });
    expect(streamed.ok).toBe(false);
    expect((await post('/v1/completions', { prompt: 'broken' })).status).toBe(500);
    expect(await health()).toBe(200);
  });

  test('stop an answer that nobody waits for', async () => {
    const left = new AbortController();
    const before = state.generated;
    const answer = post('/v1/completions', { prompt: 'a slow b', stream: true }, { signal: left.signal });
    await answer.then(() => left.abort());
    while (state.aborted === 0) await wait(10);
    expect(state.generated).toBe(before + 1);
  });
});
