import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pageOf } from './page.ts';
import { type LoopbackAnswer, type LoopbackRequest, REPOSITORY, type Route } from './protocol.ts';
import { NOT_ACCESSIBLE, type TokenRights } from './rights.ts';

/** An artifact of a run, and the zip archive that it is. */
export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  readonly runId: number;
  readonly headSha: string;
  readonly bytes: Buffer;
  readonly expired?: boolean;
  /** ISO 8601; some servers leave it out. */
  readonly createdAt?: string;
  /** What the list says of the size; the truth when left out. */
  readonly claimedBytes?: number;
}

/** The storage that archives are handed out from: another host, which refuses a request that carries a token. */
export interface ArtifactStorage {
  /** Headers of the requests so far. */
  readonly requests: readonly IncomingHttpHeaders[];
  readonly url: string;
  close(): Promise<void>;
}

export async function startArtifactStorage(artifacts: readonly StoredArtifact[]): Promise<ArtifactStorage> {
  const requests: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    requests.push(request.headers);
    const found = artifacts.find(({ id }) => request.url === `/${id}.zip?signature=1`);
    if (request.headers.authorization !== undefined) response.writeHead(401).end('InvalidAuthenticationInfo');
    else if (found === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/zip' }).end(found.bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    requests,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export function artifactRoutes(
  artifacts: readonly StoredArtifact[],
  storage: ArtifactStorage,
  rights: TokenRights,
): Route[] {
  const list = ({ params, url }: LoopbackRequest): LoopbackAnswer => {
    if (!rights.actions) return NOT_ACCESSIBLE;
    const name = url.searchParams.get('name');
    const found = artifacts.filter(
      (each) => each.runId === Number(params['run']) && (name === null || each.name === name),
    );
    return pageOf(found.map(describe), url, (shown) => ({ total_count: found.length, artifacts: shown }));
  };
  const zip = ({ params, headers }: LoopbackRequest): LoopbackAnswer => {
    const found = artifacts.find(({ id }) => id === Number(params['id']));
    if (headers['authorization'] === undefined)
      return { status: 401, json: { message: 'Requires authentication' } };
    if (found === undefined) return { status: 404, json: { message: 'Not Found' } };
    if (found.expired === true) return { status: 410, json: { message: 'Artifact has expired' } };
    return { status: 302, headers: { location: `${storage.url}/${found.id}.zip?signature=1` } };
  };
  const route = (name: Route['name'], path: string, answer: Route['answer']): Route => ({
    name,
    method: 'GET',
    pattern: new RegExp(`^${REPOSITORY}/actions/${path}$`),
    answer,
  });
  return [
    route('artifacts.list', 'runs/(?<run>\\d+)/artifacts', list),
    route('artifacts.zip', 'artifacts/(?<id>\\d+)/zip', zip),
  ];
}

const describe = (artifact: StoredArtifact) => {
  const { id, name, runId, headSha, bytes, expired = false, claimedBytes, createdAt } = artifact;
  return {
    id,
    name,
    size_in_bytes: claimedBytes ?? bytes.length,
    expired,
    ...(createdAt !== undefined && { created_at: createdAt }),
    workflow_run: { id: runId, head_sha: headSha },
  };
};
