import type { Dispatcher } from 'undici';
import { plainText } from '../../errors/plain-text.ts';
import { malformed, type RequestFailure, statusFailure, timedOut, tooLarge } from './request-failure.ts';

/** Most bytes of an answer's headers. */
export const MAX_HEADER_BYTES = 16 * 1024;
const MAX_ERROR_BYTES = 64 * 1024;
/** How long an answer that is complete may take to end, so that its connection can be used again. */
const LAST_MOMENT_MS = 500;

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
export type HttpExchange =
  | { readonly ok: true; readonly endNs: number }
  | { readonly ok: false; readonly failure: RequestFailure; readonly afterNs: number };

/** Receives one answer, up to its deadline. The clock starts when it is made. */
export class ExchangeHandler implements Dispatcher.DispatchHandlers {
  readonly #sentMs = performance.now();
  readonly #reader: BodyReader;
  readonly #resolve: (exchange: HttpExchange) => void;
  #timer: NodeJS.Timeout;
  #abort: (() => void) | undefined;
  /** Whether an answer has begun, so that an error is one of the answer. */
  #isConnected = false;
  #errorStatus: number | undefined;
  #errorBody = '';
  #doneNs: number | undefined;
  #isSettled = false;

  constructor(reader: BodyReader, deadlineMs: number, resolve: (exchange: HttpExchange) => void) {
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

  #settle(exchange: HttpExchange): void {
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
