import { BoundedBody } from '../bounded-body.ts';
import type { HttpConnections } from '../http-connections.ts';
import { parseServerJson, type RequestFailure } from '../request-failure.ts';

const MAX_BYTES = 4 * 1024 * 1024;

/** A question that a server answers with JSON. */
interface Question {
  readonly path: string;
  /** Sent as JSON by POST; without it the question is a GET. */
  readonly body?: object;
}

/** A question that was not answered. */
export interface Unanswered {
  /** Such as `GET /v2`. */
  readonly asked: string;
  readonly failure: RequestFailure;
}

/** Sends a server a small request. A failure is returned, not thrown. */
export async function askJson(
  connections: HttpConnections,
  { path, body: sent }: Question,
): Promise<{ readonly ok: true; readonly value: unknown } | ({ readonly ok: false } & Unanswered)> {
  const body = new BoundedBody(MAX_BYTES);
  const method = sent === undefined ? 'GET' : 'POST';
  const asked = `${method} ${path}`;
  const content =
    sent === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) };
  const exchange = await connections.exchange(
    { method, path, ...content },
    { head: () => undefined, chunk: (bytes) => body.add(bytes) },
  );
  if (!exchange.ok) return { ok: false, asked, failure: exchange.failure };
  const parsed = parseServerJson(connections.redact(body.text));
  return 'value' in parsed
    ? { ok: true, value: parsed.value }
    : { ok: false, asked, failure: connections.conceal(parsed.failure) };
}
