import { afterEach, describe, expect, test } from 'vitest';
import { discoverServer } from '../../../../src/engine/server/discovery/discover-server.ts';
import { findEndpoint } from '../../../../src/engine/server/discovery/find-endpoint.ts';
import { type Pages, STREAMED, startJsonServer } from '../../../support/json-server.ts';
import { type RawServer, startRawServer } from '../../../support/raw-server.ts';

/* Real sockets on the loopback address. */

let server: RawServer | undefined;
afterEach(() => server?.close());

const DEADLINE_MS = 60_000;

async function discover(pages: Pages, model?: string) {
  server = await startJsonServer(pages);
  return discoverServer(server.origin, { model, deadlineMs: DEADLINE_MS });
}

const V2 = { json: { name: 'server', version: '2', extensions: [] } };
const LIST = { json: { data: [{ id: 'chat' }] } };

describe('a server that nothing is known of', () => {
  test.each([
    {
      title: 'speaks Open Inference and lists its models as KServe does',
      pages: { 'GET /v2': V2, 'GET /v2/models': { json: { models: ['a', 'b'] } } },
      found: { ok: true, protocol: 'open-inference', models: ['a', 'b'] },
    },
    {
      title: 'lists them as Triton and MLServer do',
      pages: { 'GET /v2': V2, 'POST /v2/repository/index': { json: [{ name: 'a', state: 'READY' }] } },
      found: { ok: true, protocol: 'open-inference', models: ['a'] },
    },
    {
      title: 'does not list them',
      pages: { 'GET /v2': V2, 'GET /v1/models': LIST },
      found: { ok: true, protocol: 'open-inference', models: undefined },
    },
    {
      title: 'speaks OpenAI’s protocol',
      pages: { 'GET /v1/models': LIST },
      found: { ok: true, protocol: 'openai', models: ['chat'] },
    },
    {
      title: 'answers everything with a page, and lists models of OpenAI’s protocol',
      pages: { 'GET /v2': '<html></html>', 'GET /v1/models': LIST },
      found: { ok: true, protocol: 'openai', models: ['chat'] },
    },
    {
      title: 'has a list at /v2, which is no server of Open Inference',
      pages: { 'GET /v2': { json: ['name'] }, 'GET /v1/models': LIST },
      found: { ok: true, protocol: 'openai', models: ['chat'] },
    },
  ])('$title', async ({ pages, found }) => {
    expect(await discover(pages as Pages)).toEqual(found);
  });

  test('is not asked for its models if one is named', async () => {
    expect(await discover({ 'GET /v2': V2 }, 'a')).toEqual({
      ...{ ok: true, protocol: 'open-inference', models: undefined },
    });
    expect(server?.requests).toHaveLength(1);
  });

  test('need not list models of OpenAI’s protocol if one is named', async () => {
    expect(await discover({}, 'chat')).toEqual({ ok: true, protocol: 'openai', models: undefined });
  });

  test.each([
    { title: 'neither protocol', pages: {}, asked: ['GET /v2', 'GET /v1/models'], kind: 'status' },
    {
      title: 'a list that is none',
      pages: { 'GET /v1/models': { json: { data: 3 } } },
      asked: ['GET /v2', 'GET /v1/models'],
      kind: 'malformed',
    },
    {
      title: 'half of a list',
      pages: { 'GET /v2': V2, 'GET /v2/models': '{"models": ["a"' },
      asked: ['GET /v2/models'],
      kind: 'malformed',
    },
    {
      title: 'a list that never ends',
      pages: { 'GET /v2': V2, 'GET /v2/models': `"${'x'.repeat(4 * 2 ** 20)}"` },
      asked: ['GET /v2/models'],
      kind: 'too-large',
    },
    { title: 'no credential', pages: { 'GET /v2': { status: 401 } }, asked: ['GET /v2'], kind: 'status' },
  ])('is not understood: $title', async ({ pages, asked, kind }) => {
    const found = await discover(pages as Pages);
    if (found.ok) throw new Error('expected a failure');
    expect(found.unanswered.map((each) => each.asked)).toEqual(asked);
    expect(found.unanswered.at(-1)?.failure.kind).toBe(kind);
  });

  test('that never answers is given up, and asked only once', async () => {
    server = await startRawServer(() => {});
    const found = await discoverServer(server.origin, { model: undefined, deadlineMs: 50 });
    expect(found).toMatchObject({ ok: false, unanswered: [{ failure: { kind: 'timed-out' } }] });
    expect(server.requests).toHaveLength(1);
  });
});

describe('the endpoint of a model', () => {
  const VECTORS = { json: { data: [{ index: 0, embedding: [1, 2, 3] }], usage: { prompt_tokens: 3 } } };

  async function find(pages: Pages) {
    server = await startJsonServer(pages);
    return findEndpoint(server.origin, { model: 'm', deadlineMs: DEADLINE_MS });
  }

  test.each([
    { endpoint: 'chat', pages: { 'POST /v1/chat/completions': STREAMED, 'POST /v1/completions': STREAMED } },
    { endpoint: 'completions', pages: { 'POST /v1/completions': STREAMED, 'POST /v1/embeddings': VECTORS } },
    { endpoint: 'embeddings', pages: { 'POST /v1/embeddings': VECTORS } },
  ])('is the first that answers: $endpoint', async ({ endpoint, pages }) => {
    expect(await find(pages as Pages)).toMatchObject({ ok: true, endpoint });
  });

  test('has vectors of the length that the first answer has', async () => {
    const outputs = [{ name: 'embedding', dtype: 'float64', shape: [null, 3] }];
    expect(await find({ 'POST /v1/embeddings': VECTORS })).toMatchObject({ metadata: { outputs } });
  });

  test.each([
    {
      title: 'no other is tried if the first one counts no tokens',
      pages: { 'POST /v1/chat/completions': STREAMED.replace(/data: \{"choices":\[\],.*\n\n/, '') },
      failures: ['no-usage'],
    },
    {
      title: 'nor if it wants a credential',
      pages: { 'POST /v1/chat/completions': { status: 403 }, 'POST /v1/completions': STREAMED },
      failures: ['status'],
    },
    { title: 'all three are tried', pages: {}, failures: ['status', 'status', 'status'] },
  ])('may be none: $title', async ({ pages, failures }) => {
    const found = await find(pages as Pages);
    if (found.ok) throw new Error('expected a failure');
    expect(found.unanswered.map(({ failure }) => failure.kind)).toEqual(failures);
  });
});
