import { once } from 'node:events';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A port of the loopback address that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, LOOPBACK);
  await once(server, 'listening');
  const address = server.address();
  await closed(server);
  if (address === null || typeof address === 'string') throw new TypeError('expected a port');
  return address.port;
}

/** Whether something listens on a port of the loopback address, or of all addresses. */
export async function isTaken(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, LOOPBACK);
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return true;
    throw error;
  }
  await closed(server);
  return false;
}

const closed = (server: ReturnType<typeof createServer>): Promise<void> =>
  new Promise((resolve) => void server.close(() => resolve()));
