import { plainText, quoted, quotedJson } from '../../errors/plain-text.ts';

/**
 * Why a request got no answer that counts. `refused-connection`: nothing accepted the connection. `status`: the server
 * reported an error, by its status (such as 429) or in the stream. `cut-off`: the answer ended before it was complete.
 * `no-usage`: the answer does not count its tokens.
 */
export const REQUEST_FAILURES = [
  'refused-connection',
  'status',
  'timed-out',
  'malformed',
  'too-large',
  'no-usage',
  'cut-off',
] as const;

export type RequestFailureKind = (typeof REQUEST_FAILURES)[number];

/** A request that failed. */
export interface RequestFailure {
  readonly kind: RequestFailureKind;
  /** HTTP status, where `kind` is `status` and the server gave one. */
  readonly status?: number;
  /** Harmless text on one line; may quote the server. */
  readonly message: string;
}

/** An answer that is not what the protocol says. */
export const malformed = (expected: string, got: string): RequestFailure => ({
  kind: 'malformed',
  message: `expected ${expected}, got ${got}`,
});

/** An answer with more bytes than any valid one has. */
export const tooLarge = (what: string, maxBytes: number): RequestFailure => ({
  kind: 'too-large',
  message: `expected ${what} of at most ${maxBytes} bytes, got more`,
});

const MAX_MESSAGE = 200;

/** A request that was not answered in time. */
export const timedOut = (deadlineMs: number): RequestFailure => ({
  kind: 'timed-out',
  message: `no complete answer within ${deadlineMs / 1000} s`,
});

/** A failure that the server reports. @param body - Its words, possibly in JSON. */
export function statusFailure(status: number | undefined, body: string): RequestFailure {
  const said = plainText(messageIn(body), MAX_MESSAGE);
  const head = status === undefined ? 'the server reported an error' : `the server answered ${status}`;
  return {
    kind: 'status',
    ...(status !== undefined && { status }),
    message: said === '' ? head : `${head}: ${said}`,
  };
}

/** `{"error": {"message": …}}`, as OpenAI has it, `{"error": …}`, as Open Inference has it, or plain text. */
function messageIn(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    const error = fieldOf(parsed, 'error') ?? parsed;
    const message = fieldOf(error, 'message') ?? fieldOf(error, 'detail') ?? error;
    return typeof message === 'string' ? message : body;
  } catch {
    return body;
  }
}

/** A property of a parsed JSON value; undefined if it is not an object or has no such property of its own. */
export function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

/** A parsed JSON value for a message. Its parts are not looked at: they may be nested a million deep. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  return typeof value === 'object' && value !== null ? 'an object' : quotedJson(value);
}

/** Parses JSON of a server. */
export function parseServerJson(
  text: string,
): { readonly value: unknown } | { readonly failure: RequestFailure } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { failure: malformed('JSON', quoted(text)) };
  }
}
