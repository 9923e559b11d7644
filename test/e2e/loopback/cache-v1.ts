import { type CacheEntry, type CacheRights, findEntry, reserveEntry } from './cache-entries.ts';
import { type LoopbackAnswer, type LoopbackRequest, type Route, readJson } from './protocol.ts';

const CACHES = '/_apis/artifactcache/caches';

/** Protocol v1 of the Actions cache, as GitHub Enterprise Server, act and Gitea have it. */
export function cacheV1Routes(entries: CacheEntry[], rights: CacheRights): Route[] {
  const entryOf = ({ params }: LoopbackRequest) => entries.find(({ id }) => id === Number(params['id']));

  const lookUp = ({ url }: LoopbackRequest): LoopbackAnswer => {
    const keys = (url.searchParams.get('keys') ?? '').split(',');
    const version = url.searchParams.get('version') ?? '';
    const found = findEntry(entries, rights, { version, keys });
    if (found === undefined) return { status: 204 };
    const archiveLocation = `${url.origin}/v1-archives/${found.id}`;
    return { status: 200, json: { cacheKey: found.key, archiveLocation, scope: found.ref } };
  };

  const reserve = (request: LoopbackRequest): LoopbackAnswer => {
    if (!rights.mayWrite) return { status: 403, json: { message: 'cache write denied: token is read-only' } };
    const { key, version } = readJson(request);
    const entry = reserveEntry(entries, { key: String(key), version: String(version), ref: rights.scope });
    if (entry === undefined) return { status: 409, json: { message: 'Cache already exists' } };
    return { status: 201, json: { cacheId: entry.id } };
  };

  const upload = (request: LoopbackRequest): LoopbackAnswer => {
    const entry = entryOf(request);
    const range = /^bytes (\d+)-(\d+)\/\*$/.exec(String(request.headers['content-range']));
    if (entry === undefined || range === null) return { status: 400 };
    const [start, end] = [Number(range[1]), Number(range[2]) + 1];
    const grown = Buffer.alloc(Math.max(end, entry.bytes.length));
    entry.bytes.copy(grown);
    request.body.copy(grown, start);
    entry.bytes = grown;
    return { status: 204 };
  };

  const commit = (request: LoopbackRequest): LoopbackAnswer => {
    const entry = entryOf(request);
    if (entry === undefined || readJson(request)['size'] !== entry.bytes.length) return { status: 400 };
    entry.isComplete = true;
    return { status: 204 };
  };

  const download = (request: LoopbackRequest): LoopbackAnswer => {
    const entry = entryOf(request);
    return entry === undefined ? { status: 404 } : { status: 200, bytes: entry.bytes };
  };

  const one = new RegExp(`^${CACHES}/(?<id>\\d+)$`);
  return [
    { name: 'cache-v1.lookup', method: 'GET', pattern: /^\/_apis\/artifactcache\/cache$/, answer: lookUp },
    { name: 'cache-v1.reserve', method: 'POST', pattern: new RegExp(`^${CACHES}$`), answer: reserve },
    { name: 'cache-v1.upload', method: 'PATCH', pattern: one, answer: upload },
    { name: 'cache-v1.commit', method: 'POST', pattern: one, answer: commit },
    { name: 'cache-v1.download', method: 'GET', pattern: /^\/v1-archives\/(?<id>\d+)$/, answer: download },
  ];
}
