import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type ArtifactStorage,
  artifactRoutes,
  type StoredArtifact,
  startArtifactStorage,
} from './artifacts.ts';
import { type CacheEntry, type CacheRights, cacheListRoute } from './cache-entries.ts';
import { cacheV1Routes } from './cache-v1.ts';
import { cacheV2Routes } from './cache-v2.ts';
import {
  ACTIONS_BOT,
  type Conversation,
  openComments,
  type StoredComment,
  type TokenOwner,
} from './comments.ts';
import { openHistory, type StoredRelease } from './history.ts';
import { openIssues, type StoredIssue } from './issues.ts';
import type { Effect, Fault, LoopbackAnswer, LoopbackRequest, Route } from './protocol.ts';
import { openPulls, type StoredPull } from './pulls.ts';
import type { TokenRights } from './rights.ts';
import { openRunners, type RunnerLists } from './runners.ts';
import { openRuns, type StoredRun } from './runs.ts';
import { openStatuses, type StoredStatus } from './statuses.ts';

/** A GitHub on 127.0.0.1: the REST calls that the Action uses, and both protocols of the Actions cache. */
export interface Loopback {
  /** Without a trailing slash. */
  readonly url: string;
  /** Every request so far, in the order of their answers. */
  readonly effects: readonly Effect[];
  /** In the order of creation; a test may add other people's. */
  readonly comments: StoredComment[];
  /** The one that they stand in. */
  readonly conversation: Conversation;
  /** What the token may do; a test changes it. */
  readonly rights: TokenRights;
  /** A test adds them. */
  readonly pulls: StoredPull[];
  /** Newest last. */
  readonly statuses: StoredStatus[];
  /** A test adds them. */
  readonly artifacts: StoredArtifact[];
  /** The other host that archives come from. */
  readonly storage: ArtifactStorage;
  /** In the order of creation; a test may add other people's. */
  readonly issues: StoredIssue[];
  readonly entries: CacheEntry[];
  /** What the token of the next run may do with the cache; that of a run of the default branch, unless a test says else. */
  readonly cacheRights: CacheRights;
  /** Newest last; a test adds them. */
  readonly releases: StoredRelease[];
  /** Self-hosted runners; a test adds them. */
  readonly runners: RunnerLists;
  /** Runs of workflows, newest last; a test adds them. */
  readonly runs: StoredRun[];
  /** Makes requests of one route fail from now on. */
  inject(fault: Fault): void;
  /** Ends all injected faults. */
  heal(): void;
  close(): Promise<void>;
}

interface LoopbackOptions {
  /** Whom the token belongs to; a workflow's own token by default. */
  readonly owner?: TokenOwner;
  /** False makes the cache token read-only. */
  readonly cacheWrite?: boolean;
  /** Folder of the git repository whose history the server tells; the working directory's by default. */
  readonly repository?: string;
  /** The server's clock. */
  readonly now?: () => Date;
}

export async function startLoopback({
  owner = ACTIONS_BOT,
  cacheWrite = true,
  repository = process.cwd(),
  now,
}: LoopbackOptions = {}): Promise<Loopback> {
  const rights: TokenRights = { comments: true, minimize: true, statuses: true, actions: true };
  const { conversation, routes: commentRoutes } = openComments(owner, rights);
  const { comments } = conversation;
  const { pulls, routes: pullRoutes } = openPulls();
  const { statuses, routes: statusRoutes } = openStatuses(rights);
  const artifacts: StoredArtifact[] = [];
  const storage = await startArtifactStorage(artifacts);
  const { runs, routes: runRoutes } = openRuns();
  const { issues, routes: issueRoutes } = openIssues(owner, now);
  const entries: CacheEntry[] = [];
  const cacheRights: CacheRights = { mayWrite: cacheWrite, scope: 'refs/heads/main', others: [] };
  const { releases, routes: historyRoutes } = openHistory(repository);
  const { lists: runners, routes: runnerRoutes } = openRunners();
  const routes = [
    ...runnerRoutes,
    ...commentRoutes,
    ...pullRoutes,
    ...statusRoutes,
    ...artifactRoutes(artifacts, storage, rights),
    ...issueRoutes,
    ...historyRoutes,
    ...runRoutes,
    cacheListRoute(entries, rights),
    ...cacheV2Routes(entries, cacheRights),
    ...cacheV1Routes(entries, cacheRights),
  ];
  const effects: Effect[] = [];
  let faults: { fault: Fault; left: number }[] = [];

  const takeFault = (name: Route['name']): Fault | undefined => {
    const armed = faults.find(({ fault, left }) => fault.route === name && left > 0);
    if (armed !== undefined) armed.left -= 1;
    return armed?.fault;
  };

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: NodeJS.ErrnoException) => {
      // The client was killed while it sent.
      if (error.code !== 'ECONNRESET') throw error;
    });
  });
  const handle = async (incoming: IncomingMessage, response: ServerResponse) => {
    const url = new URL(incoming.url ?? '/', `http://${incoming.headers.host}`);
    const method = incoming.method ?? 'GET';
    const path = withoutPrefix(url.pathname);
    const route = routes.find((each) => each.method === method && each.pattern.test(path));
    const log = (status: Effect['status']) =>
      effects.push({ route: route?.name ?? 'unknown', method, path: url.pathname, status });
    const params = { ...route?.pattern.exec(path)?.groups };
    const request = { method, url, params, headers: incoming.headers, body: await readBody(incoming) };
    const fault = route && takeFault(route.name);
    const outcome = await perform(route, request, fault);
    log(typeof outcome === 'string' ? outcome : outcome.status);
    if (outcome === 'reset') incoming.socket.destroy();
    else if (outcome !== 'silent') write(response, outcome, fault?.stallsAt);
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    effects,
    comments,
    conversation,
    rights,
    pulls,
    statuses,
    artifacts,
    storage,
    issues,
    entries,
    cacheRights,
    releases,
    runners,
    runs,
    inject: (fault) => faults.push({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }),
    heal: () => {
      faults = [];
    },
    close: async () => {
      await storage.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** GitHub Enterprise Server has REST under /api/v3 and GraphQL beside it, Gitea REST under /api/v1. */
function withoutPrefix(path: string): string {
  const [, rest] = /^\/api\/v[13](\/(?!graphql$).*)$/.exec(path) ?? /^\/api(\/graphql)$/.exec(path) ?? [];
  return rest ?? path;
}

async function perform(
  route: Route | undefined,
  request: LoopbackRequest,
  fault: Fault | undefined,
): Promise<LoopbackAnswer | 'reset' | 'silent'> {
  if (route === undefined) return { status: 404, json: { message: `no route ${request.method}` } };
  if (fault === undefined) return route.answer(request);
  await sleep(fault.delayMs ?? 0);
  const fails = fault.reset === true || fault.silent === true || fault.answer !== undefined;
  const answer = !fails || fault.afterEffect === true ? route.answer(request) : undefined;
  if (fault.reset) return 'reset';
  if (fault.silent) return 'silent';
  return fault.answer ?? answer ?? { status: 500 };
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function write(
  response: ServerResponse,
  { status, json, bytes, headers }: LoopbackAnswer,
  stallsAt: number | undefined,
): void {
  const body = json === undefined ? (bytes ?? Buffer.alloc(0)) : Buffer.from(JSON.stringify(json));
  response.writeHead(status, {
    ...(json !== undefined && { 'content-type': 'application/json; charset=utf-8' }),
    ...(status !== 204 && { 'content-length': String(body.length) }),
    ...headers,
  });
  if (stallsAt !== undefined) response.write(body.subarray(0, Math.floor(body.length * stallsAt)));
  else response.end(status === 204 ? undefined : body);
}
