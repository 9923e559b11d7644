import type { Pool } from 'undici';
import { unlessAbandoned } from '../process/abandoned.ts';
import { type Credential, reveals } from './credential.ts';
import { type BodyReader, ExchangeHandler, type HttpExchange, MAX_HEADER_BYTES } from './exchange-handler.ts';
import type { RequestFailure } from './request-failure.ts';

/** Shorter than any server waits before it closes an idle connection, so that no request meets a closed one. */
const KEEP_ALIVE_MS = 3_000;

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** How to connect to a server. */
export interface ConnectionOptions {
  /** Maximum number of concurrent requests; further ones wait for a free connection. */
  readonly connections: number;
  /** Limit on each exchange, from when it is requested until its last byte. */
  readonly deadlineMs: number;
  /** Sent with each request. */
  readonly credential?: Credential | undefined;
}

/**
 * Connections to one server. Redirects are not followed and no proxy is used, so nothing reaches any other address. No
 * failure repeats the credential.
 */
export class HttpConnections {
  readonly #pool: Promise<Pool>;
  readonly #deadlineMs: number;
  readonly #prefix: string;
  readonly #credential: Credential | undefined;

  /**
   * @param url - Where the server is. Its path goes before those of requests, without the version at its end that people
   *   often write.
   * @throws {TypeError} If the URL is invalid.
   */
  constructor(url: string, { connections, deadlineMs, credential }: ConnectionOptions) {
    const { origin, pathname } = new URL(url);
    this.#prefix = pathname.replace(/(?:\/v[12])?\/?$/, '');
    this.#deadlineMs = deadlineMs;
    this.#credential = credential;
    this.#pool = openPool(origin, { connections, deadlineMs });
  }

  /**
   * Sends a request and gives the body of its answer to a reader. The clock starts once the request is made up, so a wait for
   * a connection counts.
   */
  async exchange(request: HttpRequest, reader: BodyReader): Promise<HttpExchange> {
    const pool = await this.#pool;
    const exchange = await new Promise<HttpExchange>((resolve) => {
      const handler = new ExchangeHandler(reader, this.#deadlineMs, resolve);
      const { method, path, body = null } = request;
      const headers = this.#withCredential(request.headers);
      pool.dispatch({ method, path: this.#prefix + path, headers, body }, handler);
    });
    return unlessAbandoned(exchange.ok ? exchange : { ...exchange, failure: this.conceal(exchange.failure) });
  }

  /** A failure without the words of a server that repeats its credential. */
  conceal(failure: RequestFailure): RequestFailure {
    const isSafe = this.#credential === undefined || !reveals(failure.message, this.#credential);
    return isSafe ? failure : { ...failure, message: 'the server repeated its credential' };
  }

  /** A text of the server without the credential that it may repeat. */
  redact(text: string): string {
    return this.#credential === undefined ? text : text.replaceAll(this.#credential.secret, '***');
  }

  #withCredential(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
    if (this.#credential === undefined) return headers;
    return { ...headers, [this.#credential.header]: this.#credential.value };
  }

  /** Closes all connections; exchanges that still run are cut off. */
  async close(): Promise<void> {
    await (await this.#pool).destroy();
  }
}

/** Imported late, because it is large and most runs have no server. */
async function openPool(origin: string, { connections, deadlineMs }: ConnectionOptions): Promise<Pool> {
  const { Pool } = await import('undici');
  return new Pool(origin, {
    connections,
    pipelining: 1,
    keepAliveTimeout: KEEP_ALIVE_MS,
    keepAliveMaxTimeout: KEEP_ALIVE_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
    // An exchange has its own deadline.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: deadlineMs },
  });
}
