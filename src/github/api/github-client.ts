import { setTimeout as sleep } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import { safeLine } from '../deliver/safe-log.ts';
import { RequestBudget } from './request-budget.ts';

/** An answer of GitHub's REST or GraphQL API. `data` is untrusted until parsed by a schema. */
export interface GitHubAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** Sends requests with one token. */
export interface GitHubClient {
  /**
   * Sends one request. GET and PATCH are retried on 5xx, 429 and a broken connection. POST is retried only if the server
   * refuses it with `retry-after`: otherwise it may have been processed before the connection broke.
   *
   * @param route - Such as `GET /repos/{owner}/{repo}/issues/{issue_number}/comments`.
   * @throws {GitHubFailure} If no attempt succeeded.
   */
  send(route: string, parameters: Readonly<Record<string, unknown>>): Promise<GitHubAnswer>;
  /**
   * Sends one GET per page of a list, like `send`, and follows the server's links to the next page. `data` of each answer is
   * the array of entries, even if the server wraps it in an object with a count.
   *
   * @param maxPages - Stops after this many pages.
   * @throws {GitHubFailure} If no attempt at a page succeeded.
   */
  pages(
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    maxPages: number,
  ): AsyncIterable<GitHubAnswer>;
  /** Pause before a retry, in ms. */
  readonly pauseMs: number;
}

/** A failed request. `status` is undefined if there was no answer. */
export class GitHubFailure extends Error {
  override readonly name = 'GitHubFailure';
  readonly status: number | undefined;

  constructor(message: string, status: number | undefined, options?: ErrorOptions) {
    super(message, options);
    this.status = status;
  }

  /** Whether the server may have processed the request despite the failure. */
  get isAmbiguous(): boolean {
    return this.isUnanswered || Number(this.status) >= 500;
  }

  /** Whether there was no answer at all. */
  get isUnanswered(): boolean {
    return this.status === undefined;
  }
}

/** Where to send requests, and how long to try. Times are in ms. */
export interface ClientSettings {
  readonly token: string;
  /** `GITHUB_API_URL`. */
  readonly apiUrl: string | undefined;
  /** Time limit per request. */
  readonly requestMs?: number;
  /** Time for all requests together, pauses included; may be shared with other clients. A minute unless given. */
  readonly budget?: RequestBudget;
  /** First pause; it doubles with each retry. */
  readonly pauseMs?: number;
}

/** A server may answer this for a missing endpoint; retrying is useless. */
const NOT_IMPLEMENTED = 501;
const MAX_ATTEMPTS = 3;
const MAX_RETRY_AFTER_MS = 30_000;

/**
 * Opens a client over `getOctokit` with its own time limits and retries: octokit has none, and its retry plugin repeats POST.
 *
 * @throws {Error} If the token is empty.
 */
export async function openGitHub(settings: ClientSettings): Promise<GitHubClient> {
  // Imported late: @actions/github parses the event payload on import, and throws a bare SyntaxError if it is broken.
  const { getOctokit } = await import('@actions/github');
  const octokit = getOctokit(settings.token, {
    ...(settings.apiUrl !== undefined && { baseUrl: settings.apiUrl }),
    // Octokit would log to the console without escaping.
    log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  const pauseMs = settings.pauseMs ?? 1000;
  repeatRequests(octokit, {
    pauseMs,
    requestMs: settings.requestMs ?? 15_000,
    budget: settings.budget ?? new RequestBudget(60_000),
  });

  const send: GitHubClient['send'] = async (route, parameters) => {
    // GitHub Enterprise Server has REST under /api/v3 and GraphQL under /api.
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
      // Octokit throws this if a page is not a list, such as the error page of a proxy.
      if (error instanceof TypeError)
        throw new GitHubFailure(`${route} was answered with something unexpected`, undefined, {
          cause: error,
        });
      throw toFailure(route, error);
    }
  };
  return { send, pages, pauseMs };
}

/** Adds time limits and, where allowed, retries to requests. Times in ms. */
function repeatRequests(
  octokit: ReturnType<typeof getOctokit>,
  { pauseMs, requestMs, budget }: { pauseMs: number; requestMs: number; budget: RequestBudget },
): void {
  octokit.hook.wrap('request', async (request, options) => {
    for (let number = 1; ; number += 1) {
      const limitMs = Math.min(requestMs, budget.leftMs);
      if (!(limitMs > 0))
        throw new GitHubFailure(`${options.method} ${options.url}: no time left`, undefined);
      // Set in place, because the hook that adds the token only sees this object.
      options.request.signal = AbortSignal.timeout(Math.ceil(limitMs));
      try {
        return await budget.during(async () => request(options));
      } catch (error) {
        const usualMs = pauseMs * 2 ** (number - 1);
        const pause = number < MAX_ATTEMPTS ? pauseBefore(error, options.method, usualMs) : undefined;
        if (pause === undefined || pause >= budget.leftMs) throw error;
        await budget.during(() => sleep(pause));
      }
    }
  });
}

/** @returns The pause before the next attempt, in ms; undefined if another attempt is useless or could do harm. */
function pauseBefore(error: unknown, method: string, usualMs: number): number | undefined {
  const { status, response } = error as { status?: number; response?: { headers?: Record<string, unknown> } };
  const retryAfterMs = Number(response?.headers?.['retry-after']) * 1000;
  const isLimited = status === 429 || (status === 403 && retryAfterMs > 0);
  if (isLimited && retryAfterMs > MAX_RETRY_AFTER_MS) return undefined;
  // The server says that it did not process the request, whatever the method.
  if (isLimited && retryAfterMs > 0) return retryAfterMs;
  if (!['GET', 'PATCH'].includes(method)) return undefined;
  const isBroken = response === undefined || (status !== undefined && status >= 500);
  return isLimited || (isBroken && status !== NOT_IMPLEMENTED) ? usualMs : undefined;
}

function toFailure(route: string, error: unknown): GitHubFailure {
  if (error instanceof GitHubFailure) return error;
  const { status, response, message, cause } = error as {
    status?: number;
    response?: unknown;
    message?: string;
    cause?: { code?: unknown; name?: string };
  };
  // Octokit reports a broken connection as status 500; only a real answer has a response.
  if (response !== undefined && status !== undefined) {
    return new GitHubFailure(
      `${route} was answered with ${status}: ${safeLine(message ?? '', 200)}`,
      status,
      { cause: error },
    );
  }
  // A DOMException has a numeric code, which means nothing to a reader.
  const code = typeof cause?.code === 'string' ? cause.code : undefined;
  const reason = cause?.name === 'TimeoutError' ? 'timeout' : (code ?? message ?? String(error));
  return new GitHubFailure(`${route} was not answered: ${safeLine(reason, 200)}`, undefined, {
    cause: error,
  });
}

function ignore(): void {}
