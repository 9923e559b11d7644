import type { Dispatcher, Pool } from 'undici';
import { plainText } from '../../errors/plain-text.ts';
import { unlessAbandoned } from '../process/abandoned.ts';
import { type Credential, reveals } from './credential.ts';
import { malformed, type RequestFailure, statusFailure, timedOut, tooLarge } from './request-failure.ts';

/** Shorter than any server waits before it closes an idle connection, so that no request meets a closed one. */
const KEEP_ALIVE_MS = 3_000;
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;
/** How long an answer that is complete may take to end, so that its connection can be used again. */
const LAST_MOMENT_MS = 500;

interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** Takes in the body of an answer with status 200. Its methods never throw. */
export interface BodyReader {
  /** @param headers - By name in lower case; the last of several with the same name. */
  readonly head: (headers: ReadonlyMap<string, string>) => RequestFailure | undefined;
  /**
   * @param atNs - When it arrived, in ns since the request was sent.
   * @returns `done` if nothing that follows matters, or why the answer is given up.
   */
  readonly chunk: (bytes: Uint8Array, atNs: number) => RequestFailure | 'done' | undefined;
}

/** How an exchange went. Times are in ns since the request was sent. */
type Exchange =
  | { readonly ok: true; readonly endNs: number }
  | { readonly ok: false; readonly failure: RequestFailure; readonly afterNs: number };

/** How to connect to a server. */
export interface ConnectionOptions {
  /** How many requests may be in flight at once; others wait for a connection. */
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
  async exchange(request: HttpRequest, reader: BodyReader): Promise<Exchange> {
    const pool = await this.#pool;
    const exchange = await new Promise<Exchange>((resolve) => {
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

class ExchangeHandler implements Dispatcher.DispatchHandlers {
  readonly #sentMs = performance.now();
  readonly #reader: BodyReader;
  readonly #resolve: (exchange: Exchange) => void;
  #timer: NodeJS.Timeout;
  #abort: (() => void) | undefined;
  /** Whether an answer has begun, so that an error is one of the answer. */
  #isConnected = false;
  #errorStatus: number | undefined;
  #errorBody = '';
  #doneNs: number | undefined;
  #isSettled = false;

  constructor(reader: BodyReader, deadlineMs: number, resolve: (exchange: Exchange) => void) {
    this.#reader = reader;
    this.#resolve = resolve;
    this.#timer = setTimeout(() => this.#fail(timedOut(deadlineMs)), deadlineMs);
  }

  onConnect(abort: () => void): void {
    this.#abort = abort;
    this.#isConnected = true;
    // A request that has waited for its connection until its deadline.
    if (this.#isSettled) abort();
  }

  onHeaders(status: number, rawHeaders: Buffer[]): boolean {
    if (this.#isSettled || status < 200) return true;
    if (status !== 200) {
      this.#errorStatus = status;
      return true;
    }
    const headers = headersOf(rawHeaders);
    const encoding = headers.get('content-encoding') ?? 'identity';
    const refused =
      encoding === 'identity'
        ? this.#reader.head(headers)
        : malformed('an answer that is not compressed', `content-encoding ${plainText(encoding, 40)}`);
    if (refused !== undefined) this.#fail(refused);
    return true;
  }

  onData(chunk: Buffer): boolean {
    const atNs = this.#elapsedNs();
    if (this.#isSettled || this.#doneNs !== undefined) return true;
    if (this.#errorStatus !== undefined) {
      this.#errorBody += chunk.toString('utf8');
      if (this.#errorBody.length > MAX_ERROR_BYTES) this.#fail(statusFailure(this.#errorStatus, ''));
      return true;
    }
    const result = this.#reader.chunk(chunk, atNs);
    if (result === 'done') this.#finishSoon(atNs);
    else if (result !== undefined) this.#fail(result);
    return true;
  }

  onComplete(): void {
    if (this.#errorStatus !== undefined) this.#fail(statusFailure(this.#errorStatus, this.#errorBody));
    else this.#settle({ ok: true, endNs: this.#doneNs ?? this.#elapsedNs() });
  }

  onError(error: Error): void {
    if (this.#doneNs !== undefined) this.#settle({ ok: true, endNs: this.#doneNs });
    else this.#fail(failureOf(error, this.#isConnected));
  }

  onUpgrade(): void {
    this.#fail(malformed('an answer', 'another protocol'));
  }

  /** Everything needed has arrived. Waits only briefly for the rest. */
  #finishSoon(atNs: number): void {
    this.#doneNs = atNs;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#settle({ ok: true, endNs: atNs });
      this.#abort?.();
    }, LAST_MOMENT_MS);
  }

  #fail(failure: RequestFailure): void {
    if (this.#isSettled) return;
    this.#settle({ ok: false, failure, afterNs: this.#elapsedNs() });
    this.#abort?.();
  }

  #settle(exchange: Exchange): void {
    this.#isSettled = true;
    clearTimeout(this.#timer);
    this.#resolve(exchange);
  }

  #elapsedNs(): number {
    return (performance.now() - this.#sentMs) * 1e6;
  }
}

function headersOf(raw: readonly Buffer[]): Map<string, string> {
  const headers = new Map<string, string>();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    headers.set(String(raw[index]).toLowerCase(), String(raw[index + 1]));
  }
  return headers;
}

/** @param isConnected - Whether the request was written to a connection. */
function failureOf(error: Error, isConnected: boolean): RequestFailure {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (/^(UND_ERR_HEADERS_OVERFLOW|HPE_HEADER_OVERFLOW)$/.test(code)) {
    return tooLarge('headers', MAX_HEADER_BYTES);
  }
  const said = plainText(message.includes(code) ? message : `${code}: ${message}`, 200);
  if (!isConnected) return { kind: 'refused-connection', message: said };
  if (code.startsWith('HPE_') && code !== 'HPE_INVALID_EOF_STATE') return malformed('HTTP', said);
  return { kind: 'cut-off', message: said };
}

/** The bytes of an answer, together: at most so many. */
export class BoundedBody {
  readonly #maxBytes: number;
  #bytes: Uint8Array = new Uint8Array(4096);
  #length = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @returns A failure if there are too many. */
  add(chunk: Uint8Array): RequestFailure | undefined {
    const length = this.#length + chunk.length;
    if (length > this.#maxBytes) return tooLarge('an answer', this.#maxBytes);
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, Math.min(this.#maxBytes, 2 * this.#bytes.length)));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(chunk, this.#length);
    this.#length = length;
    return undefined;
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** As UTF-8; invalid bytes become U+FFFD. */
  get text(): string {
    return new TextDecoder().decode(this.bytes);
  }
}
