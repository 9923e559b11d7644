import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { freePort, isTaken } from '../../../src/engine/server/free-port.ts';

test('a free port is none that an outgoing connection could take in the meantime', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, freePort));
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_000);
  }
  expect(new Set(ports).size).toBeGreaterThan(1);
});

test('a port is taken while something listens on it', async () => {
  const port = await freePort();
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  expect(await isTaken(port)).toBe(true);
  await new Promise((done) => server.close(done));
  expect(await isTaken(port)).toBe(false);
});
