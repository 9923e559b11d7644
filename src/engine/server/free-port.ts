import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { InfrastructureError } from '../../errors/errors.ts';

const LOOPBACK = '127.0.0.1';

/**
 * Below the ports from which Linux (32768), Windows and macOS (49152) take those of outgoing connections: one of them could
 * take a port between its choice and the start of the server.
 */
const [FIRST, END] = [20_000, 32_000];
const MAX_TRIES = 100;

/** A port of the loopback address that nothing listened on a moment ago. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const port = randomInt(FIRST, END);
    if (!(await isTaken(port))) return port;
  }
  throw new InfrastructureError(
    `server: expected a free port from ${FIRST} to ${END - 1} on this machine, found none.`,
    'Stop programs that listen on these ports, then run the gate again.',
  );
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
