import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A repository's Git LFS files behind HTTP, as GitHub serves those of a private one: nothing without a token. */
interface LfsServer {
  /** Without a trailing slash. */
  readonly url: string;
  /** Address of the repository for `git remote add`. */
  readonly remote: string;
  /** Authorization of each request for the list of files; undefined where there was none. */
  readonly asked: readonly (string | undefined)[];
  /** Keeps a file. @returns The text of its pointer. */
  keep(content: string): string;
  close(): Promise<void>;
}

/** @see https://github.com/git-lfs/git-lfs/blob/main/docs/api/batch.md */
export async function startLfsServer({ token }: { readonly token: string }): Promise<LfsServer> {
  const expected = `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
  const files = new Map<string, string>();
  const asked: (string | undefined)[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [, oid] = /^\/files\/([0-9a-f]{64})$/.exec(request.url ?? '') ?? [];
    // The storage is another host on GitHub: its addresses are signed and take no token.
    if (oid !== undefined) return response.end(files.get(oid));
    if (request.url?.endsWith('/locks/verify')) return response.writeHead(404).end();
    const { authorization } = request.headers;
    asked.push(authorization);
    const type = { 'content-type': 'application/vnd.git-lfs+json' };
    if (authorization !== expected) {
      response.writeHead(401, { ...type, 'lfs-authenticate': 'Basic realm="Git LFS"' });
      return response.end(JSON.stringify({ message: 'Bad credentials' }));
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { objects } = JSON.parse(Buffer.concat(chunks).toString()) as { objects: { oid: string }[] };
    const found = objects.map((object) => ({
      ...object,
      actions: { download: { href: `${url}/files/${object.oid}` } },
    }));
    return response.writeHead(200, type).end(JSON.stringify({ transfer: 'basic', objects: found }));
  };
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    remote: `${url}/repository.git`,
    asked,
    keep: (content) => {
      const oid = createHash('sha256').update(content).digest('hex');
      files.set(oid, content);
      return `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${Buffer.byteLength(content)}\n`;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
