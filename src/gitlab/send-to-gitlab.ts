import type { z } from 'zod';

/** A refusal by the server, or no answer. */
export class GitLabFailure extends Error {
  /** HTTP status; undefined without an answer. */
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }
}

/** One request to GitLab's API. */
interface GitLabRequest {
  readonly method: 'GET' | 'PUT' | 'POST';
  readonly url: string;
  readonly body?: object;
  /** `private-token` for an access token, `job-token` for the token that each job gets. */
  readonly header: 'private-token' | 'job-token';
  readonly token: string;
}

const REQUEST_MS = 10_000;
const MAX_BYTES = 8 * 2 ** 20;

/**
 * Sends a request, through the proxy that `https_proxy`, `http_proxy` and `no_proxy` name.
 *
 * @returns The JSON of the answer.
 * @throws {GitLabFailure} If the server refuses, redirects, or does not answer with JSON within 10 s.
 */
export async function sendToGitLab({ method, url, body, header, token }: GitLabRequest): Promise<unknown> {
  const what = `${method} ${new URL(url).pathname}`;
  const response = await fetchByProxy(url, {
    method,
    headers: {
      [header]: token,
      'user-agent': 'model-regression-gate',
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    // A redirect could lead the token elsewhere.
    redirect: 'error',
    signal: AbortSignal.timeout(REQUEST_MS),
  }).catch((error: unknown) => {
    const { cause, message } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new GitLabFailure(`${what} was not answered: ${reason}`, undefined, { cause: error });
  });
  const text = await readBounded(response.body, what);
  if (!response.ok) {
    throw new GitLabFailure(`${what} was answered with ${response.status}`, response.status);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GitLabFailure(`${what} was not answered with JSON`, response.status, { cause: error });
  }
}

/** The toolkit chooses the proxy, as it does for GitHub. Imported late, because it throws on a malformed address. */
async function fetchByProxy(url: string, init: import('undici').RequestInit) {
  const [{ HttpClient }, { fetch }] = await Promise.all([import('@actions/http-client'), import('undici')]);
  const dispatcher = new HttpClient('model-regression-gate').getAgentDispatcher(url);
  return fetch(url, { ...init, ...(dispatcher !== undefined && { dispatcher }) });
}

/** Counts the bytes as they arrive, because the length in the header is not trusted. */
async function readBounded(body: AsyncIterable<Uint8Array> | null, what: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size > MAX_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw new GitLabFailure(`${what}: the answer broke off`, undefined, { cause: error });
  }
  if (size > MAX_BYTES)
    throw new GitLabFailure(`${what}: the answer has more than ${MAX_BYTES} bytes`, undefined);
  return Buffer.concat(chunks).toString('utf8');
}

/** @throws {GitLabFailure} If the answer has another shape. */
export function readGitLabAnswer<Schema extends z.ZodType>(answer: unknown, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new GitLabFailure('the server sent an undocumented answer', undefined);
}
