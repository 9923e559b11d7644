/** Every request that the loopback server understands, by name. */
type RouteName =
  | 'comments.list'
  | 'comments.create'
  | 'comments.update'
  | 'issues.list'
  | 'issues.create'
  | 'issues.update'
  | 'user.get'
  | 'graphql'
  | 'pulls.get'
  | 'pulls.list'
  | 'commits.pulls'
  | 'statuses.create'
  | 'statuses.list'
  | 'artifacts.list'
  | 'artifacts.zip'
  | 'commits.list'
  | 'commits.get'
  | 'commits.compare'
  | 'releases.list'
  | 'contents.get'
  | 'caches.list'
  | 'runs.list'
  | 'runners.list'
  | 'org-runners.list'
  | 'runner-groups.list'
  | 'cache-v2.lookup'
  | 'cache-v2.create'
  | 'cache-v2.finalize'
  | 'blob.put'
  | 'blob.get'
  | 'cache-v1.lookup'
  | 'cache-v1.reserve'
  | 'cache-v1.upload'
  | 'cache-v1.commit'
  | 'cache-v1.download';

/** Path of any repository in the REST interface. */
export const REPOSITORY = '/repos/(?<owner>[^/]+)/(?<repo>[^/]+)';

/** One request as it came in; `params` are the groups of its route's pattern. */
export interface LoopbackRequest {
  readonly method: string;
  readonly url: URL;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** `json` is sent as JSON, `bytes` as they are, neither as an empty body. */
export interface LoopbackAnswer {
  readonly status: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Route {
  readonly name: RouteName;
  readonly method: string;
  /** Matches the whole path. */
  readonly pattern: RegExp;
  readonly answer: (request: LoopbackRequest) => LoopbackAnswer;
}

/** What goes wrong with a route. */
export interface Fault {
  readonly route: RouteName;
  /** How many requests meet it; every one when left out. */
  readonly times?: number;
  /** Wait so long, in ms, before anything else. */
  readonly delayMs?: number;
  /** Whether the server does its work all the same, before it fails to say so. */
  readonly afterEffect?: boolean;
  /** How it fails; with neither, the delay is all. */
  readonly answer?: LoopbackAnswer;
  readonly reset?: boolean;
  /** Sends this share of the body, 0..1, and then nothing more. */
  readonly stallsAt?: number;
  /** The connection stays open, and no answer ever comes. */
  readonly silent?: boolean;
}

/** One request and what became of it: what a test asserts on. */
export interface Effect {
  readonly route: RouteName | 'unknown';
  readonly method: string;
  readonly path: string;
  readonly status: number | 'reset' | 'silent';
}

/** Reads a request's JSON body; the shapes are the tests' own. */
export function readJson(request: LoopbackRequest): Record<string, unknown> {
  return JSON.parse(request.body.toString('utf8')) as Record<string, unknown>;
}
