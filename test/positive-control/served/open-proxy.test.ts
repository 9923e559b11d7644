import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { OpenAiClient } from '../../../src/engine/server/openai-client.ts';
import { ServerProcess } from '../../../src/engine/server/server-process.ts';
import type { Alteration } from '../../../src/positive-control/served/alteration.ts';
import { garbleEvent } from '../../../src/positive-control/served/garble-event.ts';
import { openProxy } from '../../../src/positive-control/served/open-proxy.ts';
import { httpAnswer, STREAM_HEAD, startRawServer } from '../../support/raw-server.ts';
import { echoLlm, openFolder, serverSettings } from '../../support/servers.ts';

/* A real server behind a real proxy. Times are only compared with delays, below which they cannot be. */

const TOKENS = 6;
const REQUEST = {
  model: 'm',
  prompt: 'one',
  endpoint: 'chat',
  maxTokens: TOKENS,
  temperature: 0,
  seed: 1,
  logprobs: false,
} as const;

let place: ReturnType<typeof openFolder>;
beforeEach(() => {
  place = openFolder();
});
afterEach(() => place.remove());

async function ask(url: string) {
  const client = new OpenAiClient(url, { connections: 2, deadlineMs: 10_000 });
  const answer = await client.generate(REQUEST);
  await client.close();
  return answer;
}

/** What a client gets with and without the proxy. */
async function through(alteration: Alteration, ...options: string[]) {
  const server = await ServerProcess.start('candidate', serverSettings(place.folder, echoLlm(...options)));
  const proxy = await openProxy(server.origin, alteration);
  try {
    return { direct: await ask(server.origin), altered: await ask(proxy.url) };
  } finally {
    await proxy.close();
    await server.stop();
  }
}

describe('a proxy in front of a server', () => {
  test('passes everything on where nothing is altered', async () => {
    const { direct, altered } = await through({}, '--tokens', String(TOKENS));
    if (!direct.ok || !altered.ok) throw new Error('expected two answers');
    expect(altered.generation.text).toBe(direct.generation.text);
    expect(altered.generation.outputTokens).toBe(TOKENS);
  });

  test('delays whole answers equally, even if the server continues meanwhile', async () => {
    const { altered } = await through(
      { delayMs: () => 150 },
      '--tokens',
      String(TOKENS),
      '--per-token-ms',
      '20',
    );
    if (!altered.ok) throw new Error('expected an answer');
    const { firstTokenNs, endNs } = altered.generation;
    expect(firstTokenNs).toBeGreaterThanOrEqual(149e6);
    // Five waits between six tokens, of at least 19 ms each, come on top of the delay.
    expect(endNs).toBeGreaterThanOrEqual((149 + (TOKENS - 1) * 19) * 1e6);
  });

  test('delays each token after the one before', async () => {
    const { altered } = await through({ delayMs: (piece) => 30 * piece }, '--tokens', String(TOKENS));
    if (!altered.ok) throw new Error('expected an answer');
    // Counted from the request, since the first token may itself be late.
    expect(altered.generation.lastTokenNs).toBeGreaterThanOrEqual((TOKENS - 1) * 29e6);
  });

  test('garbles texts, and leaves their length and count', async () => {
    const { direct, altered } = await through({ event: garbleEvent }, '--tokens', String(TOKENS));
    if (!direct.ok || !altered.ok) throw new Error('expected two answers');
    expect(altered.generation.text).toBe(direct.generation.text.replace(/\S/g, '#'));
    expect(altered.generation.outputTokens).toBe(TOKENS);
  });

  test('passes errors on as they are', async () => {
    const { altered } = await through({ event: garbleEvent, body: () => undefined }, '--status', '429');
    expect(altered).toMatchObject({ ok: false, failure: { kind: 'status', status: 429 } });
  });

  test('breaks off where the server does, or is not there', async () => {
    const raw = await startRawServer((socket) => socket.end(`${STREAM_HEAD}data: {"choi`));
    const proxy = await openProxy(raw.origin, {});
    expect(await ask(proxy.url)).toMatchObject({ ok: false });
    await raw.close();
    expect(await ask(proxy.url)).toMatchObject({ ok: false, failure: { kind: 'cut-off' } });
    await proxy.close();
  });

  test('keeps the path and the headers of requests, and the host of the server', async () => {
    const raw = await startRawServer((socket) => socket.write(httpAnswer('{}', { status: 503 })));
    const proxy = await openProxy(`${raw.origin}/team/v1`, {});
    await ask(proxy.url);
    await proxy.close();
    await raw.close();
    const [head = ''] = raw.requests.map((request) => request.head);
    expect(head).toMatch(/^POST \/team\/v1\/chat\/completions HTTP/);
    expect(head).toContain(`host: ${new URL(raw.origin).host}`);
    expect(head).toContain('accept: text/event-stream');
  });
});

describe('a garbled event', () => {
  test.each([
    {
      title: 'of a chat',
      data: { id: 1, choices: [{ delta: { role: 'assistant', content: ' Ab\n1' }, index: 0 }] },
      garbled: { id: 1, choices: [{ delta: { role: 'assistant', content: ' ##\n#' }, index: 0 }] },
    },
    { title: 'of a text', data: { choices: [{ text: 'é🙂.' }] }, garbled: { choices: [{ text: '###' }] } },
    {
      title: 'without a text',
      data: { choices: [{ delta: {} }, null, 7], usage: { completion_tokens: 2 } },
      garbled: { choices: [{ delta: {} }, {}, {}], usage: { completion_tokens: 2 } },
    },
    { title: 'without choices', data: { error: 'no' }, garbled: { error: 'no' } },
  ])('$title', ({ data, garbled }) => {
    expect(JSON.parse(garbleEvent(JSON.stringify(data)))).toEqual(garbled);
  });

  test.each(['[DONE]', '', 'null', '7'])('is what it was if it is no object: %j', (data) => {
    expect(garbleEvent(data)).toBe(data);
  });
});
