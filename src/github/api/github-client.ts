import { setTimeout as sleep } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import { safeLine } from '../deliver/safe-log.ts';

/** An answer of GitHub's REST or GraphQL interface; `data` is foreign until a schema has read it. */
export interface GitHubAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** Sends requests as the owner of one token. */
export interface GitHubClient {
  /**
   * Sends one request. GET and PATCH are repeated on 5xx, 429 and a broken connection; POST never is, because
   * the server may have done its work before the connection broke: look first, then post again.
   *
   * @param route - Such as `GET /repos/{owner}/{repo}/issues/{issue_number}/comments`.
   * @throws {GitHubFailure} If no attempt was answered with success.
   */
  send(route: string, parameters: Readonly<Record<string, unknown>>): Promise<GitHubAnswer>;
  /**
   * Sends a GET per page of a list, as `send` does, following the server's links to the next page. `data` of each answer is
   * the array of entries, also where the server wraps it in an object with a count.
   *
   * @param maxPages - Ends the list after as many pages.
   * @throws {GitHubFailure} If no attempt at a page was answered with success.
   */
  pages(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    maxPages: number,
  ): AsyncIterable<GitHubAnswer>;
  /** Time of one pause before something is tried again, in ms. */
  readonly pauseMs: number;
}

/** A request that was not answered with success. `status` is undefined when there was no answer at all. */
export class GitHubFailure extends Error {
  override readonly name = 'GitHubFailure';
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }

  /** Whether the server may have done its work although no success was seen. */
  get isAmbiguous(): boolean {
    return this.status === undefined || this.status >= 500;
  }
}

/** Where to send requests, and how long to try. Times are in ms. */
export interface ClientSettings {
  readonly token: string;
  /** `GITHUB_API_URL`. */
  readonly apiUrl: string | undefined;
  /** One request. */
  readonly requestMs?: number;
  /** All requests of this client together, pauses included. */
  readonly totalMs?: number;
  /** First pause; it doubles. */
  readonly pauseMs?: number;
}

/** What a server without an endpoint may say; asking again is of no use. */
const NOT_IMPLEMENTED = 501;
const MAX_ATTEMPTS = 3;
const MAX_RETRY_AFTER_MS = 30_000;

/**
 * A client over `getOctokit` with time limits and retries of its own: octokit has none, its retry plugin repeats POST.
 *
 * @throws {Error} If the token is empty.
 */
export async function openGitHub(settings: ClientSettings): Promise<GitHubClient> {
  // Imported late: on import @actions/github parses the event payload and throws a bare SyntaxError on a broken one.
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(settings.token, {
    ...(settings.apiUrl !== undefined && { baseUrl: settings.apiUrl }),
    // Octokit's own log goes to the console unescaped.
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  const pauseMs = settings.pauseMs ?? 1000;
  repeatRequests(octokit, {
    pauseMs,
    requestMs: settings.requestMs ?? 15_000,
    endsAt: performance.now() + (settings.totalMs ?? 60_000),
  });

  const send: GitHubClient['send'] = async (route, parameters) => {
    // GitHub Enterprise Server has REST under /api/v3 and GraphQL beside it.
    const baseUrl = route === 'POST /graphql' ? settings.apiUrl?.replace(/\/v3\/?$/, '') : undefined;
    try {
      return await octokit.request(route, { ...parameters, ...(baseUrl && { baseUrl }) });
    } catch (error) {
      throw toFailure(route, error);
    }
  };

  const pages: GitHubClient['pages'] = async function* (route, parameters, maxPages) {
    let count = 0;
    try {
      for await (const answer of octokit.paginate.iterator(route, { ...parameters })) {
        yield answer;
        count += 1;
        if (count >= maxPages) return;
      }
    } catch (error) {
      // What octokit throws on a page that is no list, such as that of a proxy.
      if (error instanceof TypeError)
        throw new GitHubFailure(`${route} was answered with something unexpected`, undefined, {
          cause: error,
        });
      throw toFailure(route, error);
    }
  };
  return { send, pages, pauseMs };
}

/** Limits every request in time, and repeats those that may be repeated. Times in ms; `endsAt` on the clock of `performance`. */
function repeatRequests(
  octokit: ReturnType<typeof getOctokit>,
  { pauseMs, requestMs, endsAt }: { pauseMs: number; requestMs: number; endsAt: number },
): void {
  octokit.hook.wrap('request', async (request, options) => {
    const mayRepeat = ['GET', 'PATCH'].includes(options.method);
    for (let number = 1; ; number += 1) {
      const limitMs = Math.min(requestMs, endsAt - performance.now());
      if (!(limitMs > 0))
        throw new GitHubFailure(`${options.method} ${options.url}: no time left`, undefined);
      // Set in place, because the hook that adds the token sees these options and no others.
      options.request.signal = AbortSignal.timeout(Math.ceil(limitMs));
      try {
        return await request(options);
      } catch (error) {
        const pause =
          mayRepeat && number < MAX_ATTEMPTS ? pauseBefore(error, pauseMs * 2 ** (number - 1)) : undefined;
        if (pause === undefined || performance.now() + pause >= endsAt) throw error;
        await sleep(pause);
      }
    }
  });
}

/** @returns The pause before the next attempt in ms; undefined when another attempt is of no use. */
function pauseBefore(error: unknown, usualMs: number): number | undefined {
  const { status, response } = error as { status?: number; response?: { headers?: Record<string, unknown> } };
  if (response === undefined) return usualMs;
  const retryAfterMs = Number(response.headers?.['retry-after']) * 1000;
  const isLimited = status === 429 || (status === 403 && retryAfterMs > 0);
  if (!isLimited)
    return status !== undefined && status >= 500 && status !== NOT_IMPLEMENTED ? usualMs : undefined;
  if (retryAfterMs > MAX_RETRY_AFTER_MS) return undefined;
  return retryAfterMs > 0 ? retryAfterMs : usualMs;
}

function toFailure(route: string, error: unknown): GitHubFailure {
  if (error instanceof GitHubFailure) return error;
  const { status, response, message, cause } = error as {
    status?: number;
    response?: unknown;
    message?: string;
    cause?: { code?: unknown; name?: string };
  };
  // Octokit gives a broken connection the status 500; only an answer has a response.
  if (response !== undefined && status !== undefined) {
    return new GitHubFailure(
      `${route} was answered with ${status}: ${safeLine(message ?? '', 200)}`,
      status,
      { cause: error },
    );
  }
  // A DOMException has a number for a code, which tells a reader nothing.
  const code = typeof cause?.code === 'string' ? cause.code : undefined;
  const reason = cause?.name === 'TimeoutError' ? 'timeout' : (code ?? message ?? String(error));
  return new GitHubFailure(`${route} was not answered: ${safeLine(reason, 200)}`, undefined, {
    cause: error,
  });
}

function ignore(): void {}
