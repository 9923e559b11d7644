import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredNote {
  readonly id: number;
  body: string;
  readonly author: number;
}

/** A branch as the API lists it. */
export interface ListedBranch {
  readonly name: string;
  readonly protected?: boolean;
  readonly developers_can_push?: boolean;
  readonly developers_can_merge?: boolean;
}

/** GitLab's API for the branches of a project and the notes of one of its merge requests, on 127.0.0.1. */
export interface LoopbackGitLab {
  readonly apiUrl: string;
  readonly notes: StoredNote[];
  /** Branches of the project, in order of their names. */
  readonly branches: ListedBranch[];
  /** Method and path of each request. */
  readonly requests: string[];
  /** Tokens that were sent. */
  readonly tokens: Set<string>;
  /** Head of the merge request. */
  head: string;
  /** Answers each request with this status from now on. */
  status: number | undefined;
  /** Redirects each request there. */
  location: string | undefined;
  close(): Promise<void>;
}

const ME = 7;
const PLACE = '/api/v4/projects/42/merge_requests/3';

export async function startGitLab(): Promise<LoopbackGitLab> {
  const server = createServer(async (incoming, response) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://x');
    const method = incoming.method ?? 'GET';
    lab.requests.push(`${method} ${pathname}`);
    lab.tokens.add(String(incoming.headers['private-token'] ?? incoming.headers['job-token']));
    let text = '';
    for await (const chunk of incoming) text += chunk;
    const answer = (status: number, value: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(value));
    if (lab.location !== undefined) return void answer(302, {}, { location: lab.location });
    if (lab.status !== undefined) return void answer(lab.status, { message: 'refused' });
    if (pathname === '/api/v4/projects/42/repository/branches') {
      const start = (searchParams.get('search') ?? '').replace('^', '');
      return void answer(
        200,
        lab.branches.filter(({ name }) => name.startsWith(start)),
      );
    }
    if (pathname === '/api/v4/user') return void answer(200, { id: ME });
    if (pathname === PLACE) return void answer(200, { sha: lab.head });
    const shown = ({ id, body, author }: StoredNote) => ({ id, body, author: { id: author } });
    if (pathname === `${PLACE}/notes` && method === 'GET') {
      const [page, size] = ['page', 'per_page'].map((name) => Number(searchParams.get(name)));
      const from = ((page ?? 1) - 1) * (size ?? 20);
      return void answer(200, lab.notes.slice(from, from + (size ?? 20)).map(shown));
    }
    const { body } = JSON.parse(text || '{}') as { body: string };
    if (pathname === `${PLACE}/notes` && method === 'POST') {
      const note = { id: lab.notes.length + 100, body, author: ME };
      lab.notes.push(note);
      return void answer(201, shown(note));
    }
    const note = lab.notes.find(({ id }) => pathname === `${PLACE}/notes/${id}`);
    if (note === undefined || method !== 'PUT') return void answer(404, { message: '404 Not found' });
    note.body = body;
    return void answer(200, shown(note));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const lab: LoopbackGitLab = {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v4`,
    notes: [],
    branches: [],
    requests: [],
    tokens: new Set(),
    head: 'a'.repeat(40),
    status: undefined,
    location: undefined,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return lab;
}
