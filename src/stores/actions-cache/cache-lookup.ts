import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/*
 * @actions/cache answers `undefined` for "no such entry" and for "the service is broken" alike, and it retries a broken
 * one for half a minute first. So the question is put to the service here too, by the same request that the toolkit
 * sends. Only this tells a miss from a failure; the toolkit's log says it as well, but in words that are no contract.
 */

/** The service's own answer to "is there an entry whose key is this, or starts with it?". */
export type CacheLookup =
  /** `key` is that of the entry itself; the newest, where several start so. `archive` is the signed address of its bytes. */
  | { readonly state: 'hit'; readonly key: string; readonly archive: unknown }
  | { readonly state: 'miss' }
  /** The service answered, but not the question: an error status, a denial, no JSON. */
  | { readonly state: 'refused'; readonly reason: string }
  /** There was no answer at all. Behind a proxy the toolkit may still reach the service, which `fetch` cannot. */
  | { readonly state: 'unreachable'; readonly reason: string };

/** The entry that is looked for. */
interface CacheQuestion {
  readonly key: string;
  /** As given to the toolkit: the version of an entry is a hash over it. */
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

interface Request {
  readonly url: string;
  readonly init: RequestInit;
}

const execute = promisify(execFile);

const ZSTD = 'zstd-without-long';
const GZIP = 'gzip';

const ATTEMPTS = 2;
const ATTEMPT_MS = 10_000;
const PAUSE_MS = 500;

/** Asks the service once, and once more after 5xx or a broken connection; each attempt takes 10 s at most. */
export async function lookUpCache(question: CacheQuestion): Promise<CacheLookup> {
  const { own: version } = await cacheEntryVersions(question.path);
  const isV2 = cacheServiceVersion(question.env) === 'v2';
  const request = isV2 ? requestV2(question, version) : requestV1(question, version);
  if (request === undefined) return { state: 'unreachable', reason: 'the service has no valid address' };
  const read = isV2 ? readV2 : readV1;
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(request);
    const isFinal = attempt === ATTEMPTS || (answer instanceof Response && answer.status < 500);
    if (isFinal) {
      if (!(answer instanceof Response)) return { state: 'unreachable', reason: answer };
      return read(question.key, answer);
    }
    await sleep(PAUSE_MS);
  }
}

/**
 * Which protocol the toolkit will speak: GitHub Enterprise Server has v1 only, whatever its flag says.
 *
 * @see node_modules/@actions/cache/lib/internal/config.js, getCacheServiceVersion
 */
export function cacheServiceVersion(env: NodeJS.ProcessEnv): 'v1' | 'v2' {
  const host = new URL(env['GITHUB_SERVER_URL'] || 'https://github.com').hostname.toLowerCase();
  const isGitHub = host === 'github.com' || host.endsWith('.ghe.com') || host.endsWith('.localhost');
  return isGitHub && env['ACTIONS_CACHE_SERVICE_V2'] ? 'v2' : 'v1';
}

/**
 * Whether the workflow's `cache-mode` permits it; unset and unknown modes permit all.
 *
 * @see node_modules/@actions/cache/lib/internal/config.js, isCacheReadable
 */
export function cacheModePermits(env: NodeJS.ProcessEnv): {
  readonly read: boolean;
  readonly write: boolean;
} {
  const mode = (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
  return {
    read: mode !== 'none' && mode !== 'write-only',
    write: mode !== 'none' && mode !== 'read',
  };
}

/** The versions of an entry: as this runner packs it, and as one with the other tool does. */
export interface CacheEntryVersions {
  readonly own: string;
  readonly other: string;
}

/**
 * The version under which the toolkit files an entry: a machine without zstd never sees what one with zstd has saved.
 *
 * @see node_modules/@actions/cache/lib/internal/cacheUtils.js, getCacheVersion
 */
export async function cacheEntryVersions(path: string): Promise<CacheEntryVersions> {
  const [own = '', other = ''] = (await hasZstd()) ? [ZSTD, GZIP] : [GZIP, ZSTD];
  return { own: versionOf(path, own), other: versionOf(path, other) };
}

function versionOf(path: string, compression: string): string {
  const parts = [path, compression, ...(process.platform === 'win32' ? ['windows-only'] : []), '1.0'];
  return createHash('sha256').update(parts.join('|')).digest('hex');
}

async function hasZstd(): Promise<boolean> {
  try {
    const { stdout, stderr } = await execute('zstd', ['--quiet', '--version']);
    return `${stdout}${stderr}`.trim() !== '';
  } catch (error) {
    // As the toolkit has it: whatever zstd prints counts, even when it then fails.
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    return `${stdout}${stderr}`.trim() !== '';
  }
}

function requestV2({ key, env }: CacheQuestion, version: string): Request | undefined {
  const method = '/twirp/github.actions.results.api.v1.CacheService/GetCacheEntryDownloadURL';
  const base = env['ACTIONS_RESULTS_URL'];
  if (!URL.canParse(method, base)) return undefined;
  return {
    url: new URL(method, base).href,
    init: {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${env['ACTIONS_RUNTIME_TOKEN']}`,
      },
      body: JSON.stringify({ key, restore_keys: [key], version }),
    },
  };
}

function requestV1({ key, env }: CacheQuestion, version: string): Request | undefined {
  // The address ends in a slash, and the toolkit joins it as text.
  const base = `${env['ACTIONS_CACHE_URL'] || env['ACTIONS_RESULTS_URL'] || ''}_apis/artifactcache/cache`;
  const url = `${base}?keys=${encodeURIComponent(key)}&version=${version}`;
  if (!URL.canParse(url)) return undefined;
  return {
    url,
    init: {
      headers: {
        accept: 'application/json;api-version=6.0-preview.1',
        authorization: `Bearer ${env['ACTIONS_RUNTIME_TOKEN']}`,
      },
    },
  };
}

/** @returns The answer, or in a few words why there was none. */
async function ask({ url, init }: Request): Promise<Response | string> {
  try {
    return await fetch(url, { ...init, signal: AbortSignal.timeout(ATTEMPT_MS) });
  } catch (error) {
    const { name, cause, message } = error as Error & { cause?: { code?: string; message?: string } };
    if (name === 'TimeoutError') return `no answer within ${ATTEMPT_MS / 1000} s`;
    return `no connection (${cause?.code ?? cause?.message ?? message})`;
  }
}

async function readV2(key: string, response: Response): Promise<CacheLookup> {
  const body = await readJson(response);
  if (!response.ok) return refusal(response, body?.['msg']);
  // Protobuf may leave out what is false, so an empty object is a miss too.
  const isAnswer = body !== undefined && (typeof body['ok'] === 'boolean' || Object.keys(body).length === 0);
  if (!isAnswer) return { state: 'refused', reason: 'the service answered 200 with something unexpected' };
  return body['ok'] === true
    ? hitOrMiss({ matched: body['matched_key'], archive: body['signed_download_url'] }, key)
    : { state: 'miss' };
}

async function readV1(key: string, response: Response): Promise<CacheLookup> {
  if (response.status === 204) return { state: 'miss' };
  const body = await readJson(response);
  if (!response.ok) return refusal(response, body?.['message']);
  if (typeof body?.['cacheKey'] !== 'string') {
    return { state: 'refused', reason: `the service answered ${response.status} with something unexpected` };
  }
  return hitOrMiss({ matched: body['cacheKey'], archive: body['archiveLocation'] }, key);
}

/** nektos/act and others hand keys back in lower case. */
function hitOrMiss({ matched, archive }: { matched: unknown; archive: unknown }, key: string): CacheLookup {
  const isOurs = typeof matched === 'string' && matched.toLowerCase().startsWith(key.toLowerCase());
  return isOurs ? { state: 'hit', key: matched, archive } : { state: 'miss' };
}

async function readJson(response: Response): Promise<Record<string, unknown> | undefined> {
  try {
    const body: unknown = JSON.parse(await response.text());
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : undefined;
  } catch {
    // No JSON, or the connection broke within the body: either way no answer to the question.
    return undefined;
  }
}

function refusal(response: Response, message: unknown): CacheLookup {
  const said = typeof message === 'string' ? `: ${message.slice(0, 300)}` : '';
  return { state: 'refused', reason: `the service answered ${response.status}${said}` };
}
