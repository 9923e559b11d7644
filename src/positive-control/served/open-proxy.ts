import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { BoundedBody } from '../../engine/server/bounded-body.ts';
import { LENGTH_HEADER } from '../../engine/server/open-inference/infer-request.ts';
import { EventStream } from '../../engine/server/openai/event-stream.ts';
import type { Detour } from '../../engine/server/served-arm.ts';
import type { Alteration } from './alteration.ts';

/** The same bound as for answers that are not altered. */
const MAX_BODY_BYTES = 256 * 1024 * 1024;

/** Headers of one connection, and those that an altered body makes wrong. */
const DROPPED = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', LENGTH_HEADER];

/**
 * Opens a server on the loopback address that passes every request on, and every answer back, altered. Requests, statuses and
 * answers that break off pass as they are.
 *
 * @param url - Of the server behind it.
 */
export async function openProxy(url: string, alteration: Alteration): Promise<Detour> {
  const target = new URL(url);
  const isSecure = target.protocol === 'https:';
  const send = isSecure ? httpsRequest : httpRequest;
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
  const proxy = createServer((incoming, outgoing) => {
    const { method, url: path = '/', headers } = incoming;
    const asked = send(new URL(path, target.origin), {
      ...(method !== undefined && { method }),
      headers: { ...headers, host: target.host },
      agent,
    });
    const breakOff = (): void => void outgoing.destroy();
    asked.once('error', breakOff);
    asked.once('response', (answer) => {
      passBack(answer, outgoing, alteration).catch(breakOff);
    });
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) asked.destroy();
    });
    incoming.pipe(asked);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${target.pathname}`,
    close: async () => {
      proxy.closeAllConnections();
      proxy.close();
      agent.destroy();
      await once(proxy, 'close');
    },
  };
}

async function passBack(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  alteration: Alteration,
): Promise<void> {
  const isWhole = answer.statusCode === 200;
  const isStream = /^text\/event-stream\b/i.test(answer.headers['content-type'] ?? '');
  if (isWhole && isStream) await passEvents(answer, outgoing, alteration);
  else await passBody(answer, outgoing, isWhole ? alteration : {});
}

/**
 * Passes a stream event by event. Each event has its own due time, counted from its arrival: a server that computes on during
 * a delay gains nothing by it.
 */
async function passEvents(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  { delayMs = () => 0, event = (data) => data }: Alteration,
): Promise<void> {
  outgoing.writeHead(200, headersOf(answer));
  let piece = 0;
  let passed: Promise<unknown> = Promise.resolve();
  const inTurn = (act: () => void): void => {
    const dueMs = performance.now() + delayMs(piece);
    passed = passed.then(() => waitUntil(dueMs)).then(act);
  };
  const events = new EventStream(({ name, data }) => {
    const head = name === '' ? '' : `event: ${name}\n`;
    const lines = event(data).replaceAll('\n', '\ndata: ');
    inTurn(() => void outgoing.write(`${head}data: ${lines}\n\n`));
    piece += 1;
    return undefined;
  });
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (events.push(chunk) !== undefined) throw new RangeError('an event is too long');
  }
  events.end();
  inTurn(() => void outgoing.end());
  await passed;
}

async function passBody(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  { delayMs = () => 0, body: alter = () => undefined }: Alteration,
): Promise<void> {
  const whole = new BoundedBody(MAX_BODY_BYTES);
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    if (whole.add(chunk) !== undefined) throw new RangeError('an answer is too long');
  }
  const dueMs = performance.now() + delayMs(0);
  const given = answer.headers[LENGTH_HEADER];
  const jsonLength = Array.isArray(given) ? given[0] : given;
  const altered = alter(whole.bytes, jsonLength);
  const { body, jsonLength: length } = altered ?? { body: whole.bytes, jsonLength };
  await waitUntil(dueMs);
  outgoing.writeHead(answer.statusCode ?? 502, {
    ...headersOf(answer),
    'content-length': body.length,
    ...(length !== undefined && { [LENGTH_HEADER]: length }),
  });
  outgoing.end(body);
}

const headersOf = ({ headers }: IncomingMessage) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !DROPPED.includes(name)));

async function waitUntil(dueMs: number): Promise<void> {
  const leftMs = dueMs - performance.now();
  if (leftMs > 0) await wait(leftMs);
}
