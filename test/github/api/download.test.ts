import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { download } from '../../../src/github/api/download.ts';
import { closedAddress } from '../../e2e/loopback/closed-address.ts';

/* A server of its own, which answers as no honest one does. */

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const get = (url: string, { maxBytes = 1000, ms = 5000 } = {}) =>
  download({ url: new URL(url), token: 'ghs_secret', maxBytes, signal: AbortSignal.timeout(ms) });

test('the token goes to the first host and to no other', async () => {
  const seen: (string | undefined)[] = [];
  const storage = await serve(({ headers }, response) => {
    seen.push(headers.authorization);
    response.end('content');
  });
  const api = await serve(({ headers }, response) => {
    seen.push(headers.authorization);
    response.writeHead(302, { location: `${storage}/x?signature=:abc{d}` }).end();
  });
  expect((await get(`${api}/zip`)).toString()).toBe('content');
  expect(seen).toEqual(['token ghs_secret', undefined]);
});

test('the token does not come back with a redirect to the first host', async () => {
  const seen: (string | undefined)[] = [];
  const api = await serve(({ headers, url }, response) => {
    seen.push(headers.authorization);
    if (url === '/zip') response.writeHead(302, { location: '/there' }).end();
    else response.end('content');
  });
  await get(`${api}/zip`);
  expect(seen).toEqual(['token ghs_secret', undefined]);
});

test.each([
  { title: 'says so', headers: { 'content-length': '1001' } },
  { title: 'does not say so', headers: {} },
])('a file that is too large and $title is left', async ({ headers }) => {
  const url = await serve((_, response) => {
    response.writeHead(200, headers);
    response.write(Buffer.alloc(600));
    response.end(Buffer.alloc(401));
  });
  await expect(get(url)).rejects.toThrow('larger than 1000 bytes');
  expect(await get(url, { maxBytes: 1001 })).toHaveLength(1001);
});

test('a redirect in circles ends', async () => {
  const url = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
  await expect(get(url)).rejects.toThrow('redirected more than 3 times');
});

test.each(['file:///etc/passwd', 'ftp://host/x', 'http://[', ''])(
  'a redirect to %j is not followed',
  async (location) => {
    const url = await serve((_, response) => response.writeHead(302, { location }).end());
    await expect(get(url)).rejects.toThrow(/somewhere other than https|more than 3 times/);
  },
);

test('a refusal is told with its status, a closed door with its code', async () => {
  const url = await serve((_, response) => response.writeHead(410).end('gone'));
  await expect(get(url)).rejects.toMatchObject({ status: 410 });
  await expect(get(await closedAddress())).rejects.toThrow('ECONNREFUSED');
});

test('a server that never answers is left at the deadline', async () => {
  const url = await serve(() => {});
  await expect(get(url, { ms: 50 })).rejects.toThrow('was not answered: timeout');
});
