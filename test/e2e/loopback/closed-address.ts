import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** An address with a slash at its end, at which a moment ago somebody listened and now nobody does. */
export async function closedAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `http://127.0.0.1:${port}/`;
}
