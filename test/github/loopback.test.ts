import { afterEach, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../e2e/loopback/start-loopback.ts';

let server: Loopback;
afterEach(() => server.close());

const rpc = async (method: string, body: unknown) => {
  const url = `${server.url}/twirp/github.actions.results.api.v1.CacheService/${method}`;
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return (await response.json()) as Record<string, unknown>;
};

// The toolkit sends blocks only above 128 MiB, which is too much for a unit test; the server must speak them all the same.
test('an archive may come in blocks, in any order', async () => {
  server = await startLoopback();
  const entry = { key: 'k', version: 'v' };
  const { signed_upload_url: url } = await rpc('CreateCacheEntry', entry);
  const put = (query: string, body: string) => fetch(`${url}&comp=${query}`, { method: 'PUT', body });
  await put('block&blockid=Mg%3D%3D', 'world');
  await put('block&blockid=MQ%3D%3D', 'hello ');
  const list = '<BlockList><Latest>MQ==</Latest><Latest>Mg==</Latest></BlockList>';
  expect((await put('blocklist', list)).status).toBe(201);
  expect(await rpc('FinalizeCacheEntryUpload', { ...entry, size_bytes: '11' })).toMatchObject({ ok: true });
  const { signed_download_url: download } = await rpc('GetCacheEntryDownloadURL', entry);
  expect(await (await fetch(String(download))).text()).toBe('hello world');
});

test('an entry is found by its exact key first, then by the newest that starts with it, and never by another version', async () => {
  server = await startLoopback();
  const make = (id: number, key: string) =>
    server.entries.push({
      id,
      key,
      version: 'v',
      ref: 'refs/heads/main',
      bytes: Buffer.alloc(0),
      isComplete: true,
    });
  make(1, 'a-1');
  make(2, 'a-2');
  make(3, 'a');
  const find = async (key: string, version = 'v') =>
    (await rpc('GetCacheEntryDownloadURL', { key, version }))['matched_key'];
  expect(await find('a')).toBe('a');
  expect(await find('a-')).toBe('a-2');
  expect(await find('a', 'w')).toBeUndefined();
});
