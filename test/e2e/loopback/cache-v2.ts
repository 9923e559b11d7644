import { type CacheEntry, type CacheRights, findEntry, reserveEntry } from './cache-entries.ts';
import { type LoopbackAnswer, type LoopbackRequest, type Route, readJson } from './protocol.ts';

const SERVICE = '/twirp/github\\.actions\\.results\\.api\\.v1\\.CacheService';

/** Protocol v2 of the Actions cache: three calls over JSON, and a blob store at a signed address. */
export function cacheV2Routes(entries: CacheEntry[], rights: CacheRights): Route[] {
  const blocks = new Map<string, Buffer>();

  const lookUp = (request: LoopbackRequest): LoopbackAnswer => {
    const { key, restore_keys: others = [], version } = readJson(request);
    const keys = [String(key), ...(others as string[])];
    const found = findEntry(entries, rights, { version: String(version), keys });
    if (found === undefined) return { status: 200, json: { ok: false } };
    const address = `${request.url.origin}/blob/${found.id}?sig=secret`;
    return { status: 200, json: { ok: true, signed_download_url: address, matched_key: found.key } };
  };

  const create = (request: LoopbackRequest): LoopbackAnswer => {
    if (!rights.mayWrite) {
      return { status: 200, json: { ok: false, message: 'cache write denied: token is read-only' } };
    }
    const { key, version } = readJson(request);
    const entry = reserveEntry(entries, { key: String(key), version: String(version), ref: rights.scope });
    if (entry === undefined) {
      return { status: 409, json: { code: 'already_exists', msg: 'cache entry already exists' } };
    }
    const address = `${request.url.origin}/blob/${entry.id}?sig=secret`;
    return { status: 200, json: { ok: true, signed_upload_url: address } };
  };

  const finalize = (request: LoopbackRequest): LoopbackAnswer => {
    const { key, version, size_bytes: size } = readJson(request);
    const entry = entries.find(
      (each) => each.key === key && each.version === version && each.ref === rights.scope,
    );
    if (entry === undefined || Number(size) !== entry.bytes.length) {
      return { status: 200, json: { ok: false, message: 'size does not match' } };
    }
    entry.isComplete = true;
    return { status: 200, json: { ok: true, entry_id: String(entry.id) } };
  };

  const putBlob = ({ url, params, body }: LoopbackRequest): LoopbackAnswer => {
    const entry = entries.find(({ id }) => id === Number(params['id']));
    if (entry === undefined) return { status: 404 };
    const created = { status: 201, headers: { etag: '"0"', 'last-modified': new Date(0).toUTCString() } };
    const kind = url.searchParams.get('comp');
    const blockOf = (blockId: string) => `${entry.id}/${blockId}`;
    if (kind === 'block') {
      blocks.set(blockOf(url.searchParams.get('blockid') ?? ''), body);
    } else if (kind === 'blocklist') {
      const order = [...body.toString('utf8').matchAll(/<Latest>([^<]*)<\/Latest>/g)];
      entry.bytes = Buffer.concat(order.map(([, id = '']) => blocks.get(blockOf(id)) ?? Buffer.alloc(0)));
    } else {
      entry.bytes = body;
    }
    return created;
  };

  const getBlob = ({ params }: LoopbackRequest): LoopbackAnswer => {
    const entry = entries.find(({ id }) => id === Number(params['id']));
    return entry === undefined ? { status: 404 } : { status: 200, bytes: entry.bytes };
  };

  const call = (name: Route['name'], method: string, answer: Route['answer']): Route => ({
    name,
    method: 'POST',
    pattern: new RegExp(`^${SERVICE}/${method}$`),
    answer,
  });
  return [
    call('cache-v2.lookup', 'GetCacheEntryDownloadURL', lookUp),
    call('cache-v2.create', 'CreateCacheEntry', create),
    call('cache-v2.finalize', 'FinalizeCacheEntryUpload', finalize),
    { name: 'blob.put', method: 'PUT', pattern: /^\/blob\/(?<id>\d+)$/, answer: putBlob },
    { name: 'blob.get', method: 'GET', pattern: /^\/blob\/(?<id>\d+)$/, answer: getBlob },
  ];
}
