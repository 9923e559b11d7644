import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** A request as it was written to the socket. */
export interface RawRequest {
  readonly head: string;
  readonly body: Buffer;
}

/** A server on the loopback address that answers with whatever bytes a test likes. */
export interface RawServer {
  readonly origin: string;
  readonly requests: readonly RawRequest[];
  readonly close: () => Promise<void>;
}

/** @param answer - Called once per request, after the whole of it has arrived. */
export async function startRawServer(
  answer: (socket: Socket, request: RawRequest) => unknown,
): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const request = requestIn(received);
      if (request === undefined) return;
      received = Buffer.alloc(0);
      requests.push(request);
      answer(socket, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function requestIn(received: Buffer): RawRequest | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = received.subarray(0, end).toString('latin1');
  const length = Number(/^content-length: (\d+)/im.exec(head)?.[1] ?? 0);
  const body = received.subarray(end + 4);
  return body.length < length ? undefined : { head, body };
}

/** A whole HTTP answer with a body of known length. */
export function httpAnswer(
  body: string | Uint8Array,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Buffer {
  const bytes = Buffer.from(body as Uint8Array);
  const all = { 'content-type': 'application/json', 'content-length': bytes.length, ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} x\r\n${lines.join('')}\r\n`), bytes]);
}

/** The head of an answer that is streamed until the connection ends. */
export const STREAM_HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n';
