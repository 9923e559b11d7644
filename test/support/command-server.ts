import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/* What `/benchmark` asks of a server: a permission, a pull request, the gate's runs, and to run one again. */

export const REPOSITORY = '/repos/owner/repository';
export const HEAD = 'b'.repeat(40);
/** Id of the repository itself; a fork has another. */
export const BASE = 1;

/** A run of the gate, as the server lists it. */
interface GateRun {
  readonly id: number;
  readonly head_sha: string;
  readonly created_at: string;
  readonly status: string;
  readonly head_repository: { readonly id: number } | null;
  readonly pull_requests: readonly { readonly number: number }[] | null;
}

export const runOf = (given: Partial<GateRun> = {}): GateRun => ({
  id: 11,
  head_sha: HEAD,
  created_at: '2026-11-30T11:00:00Z',
  status: 'completed',
  head_repository: { id: BASE },
  pull_requests: [{ number: 7 }],
  ...given,
});

/** What the server knows of pull request 7 and of the user `maintainer`. */
export interface Situation {
  readonly permission: string;
  readonly head: {
    readonly sha: string;
    readonly ref: string;
    readonly repo: { readonly id: number } | null;
  };
  readonly state: string;
  /** Newest last. */
  readonly runs: readonly GateRun[];
}

export const PLAIN: Situation = {
  permission: 'write',
  head: { sha: HEAD, ref: 'feature', repo: { id: BASE } },
  state: 'open',
  runs: [runOf()],
};

interface CommandServer {
  /** Without a trailing slash. */
  readonly url: string;
  /** "GET /repos/…" each, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

export async function startCommandServer(situation: Situation): Promise<CommandServer> {
  const requests: string[] = [];
  const server = createServer(({ method = '', url = '' }, response) => {
    requests.push(`${method} ${url}`);
    const { status, json } = answer(situation, method, new URL(url, 'http://127.0.0.1'));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

function answer(
  { permission, head, state, runs }: Situation,
  method: string,
  { pathname, searchParams }: URL,
): { status: number; json: unknown } {
  const path = pathname.slice(REPOSITORY.length);
  if (method === 'POST' && /^\/actions\/runs\/\d+\/rerun$/.test(path)) return { status: 201, json: {} };
  if (method !== 'GET') return { status: 405, json: {} };
  if (path === '/collaborators/maintainer/permission') return { status: 200, json: { permission } };
  if (path === '/pulls/7') return { status: 200, json: { number: 7, state, head } };
  const isList = path === '/actions/workflows/regression-gate.yml/runs';
  if (isList && searchParams.get('event') === 'pull_request' && searchParams.get('branch') === head.ref)
    return { status: 200, json: { workflow_runs: runs.toReversed() } };
  return { status: 404, json: { message: 'Not Found' } };
}
