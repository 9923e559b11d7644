import { GitHubFailure } from './github-client.ts';

/** A file to download, with its credentials and maximum size. */
interface Download {
  readonly url: URL;
  readonly token: string;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

const MAX_REDIRECTS = 3;

/**
 * Downloads a file that the API serves by redirect. Only the API gets the token: the redirect goes to another host, and its
 * URL is already signed.
 *
 * @throws {GitHubFailure} If the request is refused, redirected too often or to plain http, or the file is too large.
 */
export async function download({ url, token, maxBytes, signal }: Download): Promise<Buffer> {
  const fetch = await openFetch(token);
  let next = url;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const headers: Record<string, string> = {
      'user-agent': 'model-regression-gate',
      ...(hop === 0 && { authorization: `token ${token}` }),
    };
    const response = await fetch(next.href, { headers, redirect: 'manual', signal }).catch(
      (error: unknown) => {
        throw new GitHubFailure(`GET ${next.pathname} was not answered: ${reasonOf(error)}`, undefined, {
          cause: error,
        });
      },
    );
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel();
      next = follow(url, next, location);
    } else if (response.ok) {
      return readBounded(response, maxBytes);
    } else {
      await response.body?.cancel();
      throw new GitHubFailure(`GET ${next.pathname} was answered with ${response.status}`, response.status);
    }
  }
  throw new GitHubFailure(`GET ${url.pathname} was redirected more than ${MAX_REDIRECTS} times`, undefined);
}

/** The toolkit's `fetch`, which uses the runner's proxy. Imported late for the reason given in `openGitHub`. */
async function openFetch(token: string): Promise<typeof globalThis.fetch> {
  const { getOctokit } = await import('@actions/github');
  return getOctokit(token).request.endpoint.DEFAULTS.request?.fetch ?? globalThis.fetch;
}

function follow(start: URL, from: URL, location: string): URL {
  const to = URL.canParse(location, from.href) ? new URL(location, from.href) : undefined;
  // A server on http may redirect to http.
  if (to?.protocol === 'https:' || (to?.protocol === 'http:' && start.protocol === 'http:')) return to;
  throw new GitHubFailure(`GET ${start.pathname} was redirected to somewhere other than https`, undefined);
}

/** Counts the bytes as they arrive, because the length in the header is not trusted. */
async function readBounded(response: Response, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new GitHubFailure(`The download is larger than ${maxBytes} bytes`, undefined);
  if (Number(response.headers.get('content-length') ?? 0) > maxBytes) {
    await response.body?.cancel();
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the stream.
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as { name?: string; message?: string; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'timeout';
  return typeof cause?.code === 'string' ? cause.code : (message ?? String(error));
}
